#pragma once

#include <optional>
#include <string>

namespace graphwright {

/// Lays out and renders a DOT text with Graphviz, in a forked process, so that a layout that takes
/// too long can be ended and Graphviz's global state disturbs nobody; one at a time. The engine is
/// the one that the text names (layout=…). Nothing after `seconds`. Throws Error if Graphviz cannot
/// read or draw it.
std::optional<std::string> render_with_graphviz(const std::string& dot, const char* format,
                                                int seconds);

}  // namespace graphwright
