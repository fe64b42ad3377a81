#pragma once

#include <string_view>
#include <vector>

#include "graph/document.hpp"

namespace graphwright {

/// The paragraphs of a plain text, in order, without surrounding white space. Blank lines part
/// them; where lines follow each other without blank lines, each is a paragraph of its own, unless
/// they are the lines of a text wrapped by hand.
std::vector<Span> paragraphs(std::string_view text);

/// A span without the white space at its ends.
Span trimmed(std::string_view text, Span span) noexcept;

}  // namespace graphwright
