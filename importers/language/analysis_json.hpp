#pragma once

#include <ostream>
#include <string_view>

#include "importers/language/analysis.hpp"

namespace graphwright {

/// Writes an analysis as one line of JSON:
/// {"id", "text", "offset_unit": "character", "sentences": [{"begin", "end", "words": [{"form",
/// "lemma", "upos", "xpos", "head", "deprel", "begin", "end"}], "multiword_tokens": [{"first",
/// "last"}]}]}. Offsets count code points of the text, half open; `head`, `first` and `last` are
/// numbers of words, from 1.
void write_analysis_json(const Analysis& analysis, std::string_view text, std::string_view id,
                         std::ostream& out);

}  // namespace graphwright
