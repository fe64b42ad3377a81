#pragma once

#include <map>
#include <string>

namespace graphwright {

/// The SVG that Graphviz wrote, made fit to stand in a page: with a title and a description, each
/// element of `titles` (by its id) titled for pointing and for screen readers, other titles taken
/// out, and without comments and document type, which refers to a file elsewhere.
std::string accessible_svg(const std::string& svg, const std::string& title,
                           const std::string& description,
                           const std::map<std::string, std::string>& titles);

}  // namespace graphwright
