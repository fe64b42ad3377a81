#pragma once

#include <string_view>
#include <vector>

#include "graph/document.hpp"
#include "importers/language/lexicon.hpp"

namespace graphwright {

/// Finds the paragraphs of a page that are no part of its article: subscription boxes, app-store
/// lines, share lines, rights notices, labels. What tells them is the address to the reader outside
/// quotations, imperatives, words for channels (newsletter, app) and rights, shortness and a
/// missing full stop; a paragraph that shows one sign only is furniture at the end of the page,
/// together with surer ones. The signs' words are the lexicon's classes "action", "channel",
/// "rights", "share", "label" and "reader".
std::vector<Span> find_furniture(std::string_view text, const std::vector<Span>& paragraphs,
                                 const Lexicon& lexicon);

}  // namespace graphwright
