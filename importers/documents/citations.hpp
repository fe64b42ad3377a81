#pragma once

#include <string_view>
#include <vector>

#include "graph/document.hpp"
#include "importers/language/lexicon.hpp"

namespace graphwright {

/// Finds the sources cited in brackets, "(cnbc.com)", "(about.fb.com, cnbc.com)" or
/// "[https://example.org/a]": brackets that hold nothing but web addresses. An address is a host
/// whose last label is a top-level domain of the lexicon (class "domain"), with or without scheme
/// and path.
std::vector<Citation> find_citations(std::string_view text, const Lexicon& domains);

}  // namespace graphwright
