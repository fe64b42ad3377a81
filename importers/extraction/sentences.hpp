#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/document.hpp"
#include "importers/language/lexicon.hpp"

namespace graphwright {

/// A word, a number or a sign of a text.
struct Token {
  Span span;
  std::string_view text;  ///< Views the document's text.
  std::string lower;
  bool capital = false;  ///< Begins with a capital letter.
};

/// The tokens of a sentence, those left out that the analysis skips.
struct TokenizedSentence {
  Span span;
  std::vector<Token> tokens;
};

/// The sentences of a document, which must outlive them. A sentence ends with its paragraph, or
/// after a full stop, question or exclamation mark; not after an initial, nor after an entry of the
/// lexicon's class "abbreviation". One of 300 tokens is cut.
std::vector<TokenizedSentence> read_sentences(const Document& document, const Lexicon& lexicon);

/// The text of tokens [begin, end), with one space where they stand apart.
std::string joined(const std::vector<Token>& tokens, std::size_t begin, std::size_t end);

}  // namespace graphwright
