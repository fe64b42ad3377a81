#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "importers/language/lexicon.hpp"
#include "importers/extraction/sentences.hpp"

namespace graphwright {

/// A name in a sentence: tokens [begin, end), without the titles before it.
struct Name {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
  bool titled = false;
};

/// Where a name stands in the document's text.
Span span_of(const TokenizedSentence& sentence, const Name& name);

/// Finds names, by their capitals, in the sentences of one document.
class NameFinder {
 public:
  /// Notes which words the sentences, and the lexicon, write with a capital and which not.
  NameFinder(const std::vector<TokenizedSentence>& sentences, const Lexicon& words);

  std::vector<Name> find(const TokenizedSentence& sentence) const;

  /// The names in a headline, whose capitals tell nothing: those that are known from the text.
  static std::vector<Name> find_known(const TokenizedSentence& sentence,
                                      const std::set<std::string>& known);

 private:
  bool is_name_word(const Token& token) const;
  bool may_begin(const TokenizedSentence& sentence, std::size_t i) const;
  bool continues(const std::vector<Token>& tokens, std::size_t at) const;

  const Lexicon& words_;
  std::set<std::string_view> capitalised_within_;
  std::set<std::string> lower_case_;
};

}  // namespace graphwright
