#include "importers/extraction/name_finder.hpp"

#include <algorithm>

namespace graphwright {
namespace {

bool begins_sentence(const TokenizedSentence& sentence, std::size_t i) {
  return i == 0 || sentence.tokens[i - 1].text == "\"" || sentence.tokens[i - 1].text == "\u201C";
}

}  // namespace

Span span_of(const TokenizedSentence& sentence, const Name& name) {
  return {sentence.tokens[name.begin].span.begin, sentence.tokens[name.end - 1].span.end};
}

NameFinder::NameFinder(const std::vector<TokenizedSentence>& sentences, const Lexicon& words)
    : words_(words) {
  for (const TokenizedSentence& sentence : sentences) {
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      const Token& token = sentence.tokens[i];
      if (token.capital && !begins_sentence(sentence, i)) capitalised_within_.insert(token.text);
      if (!token.capital) lower_case_.insert(token.lower);
    }
  }
}

std::vector<Name> NameFinder::find(const TokenizedSentence& sentence) const {
  std::vector<Name> names;
  const std::vector<Token>& tokens = sentence.tokens;
  for (std::size_t i = 0; i < tokens.size();) {
    if (!may_begin(sentence, i)) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (continues(tokens, end)) ++end;
    Name name{i, end, "", false};
    while (name.begin + 1 < name.end && words_.has("title", tokens[name.begin].text)) {
      name.titled = true;
      name.begin += tokens[name.begin + 1].text == "." ? 2U : 1U;
    }
    if (name.begin < name.end && !words_.has("title", tokens[name.begin].text)) {
      name.text = joined(tokens, name.begin, name.end);
      names.push_back(std::move(name));
    }
    i = end;
  }
  return names;
}

std::vector<Name> NameFinder::find_known(const TokenizedSentence& sentence,
                                         const std::set<std::string>& known) {
  constexpr std::size_t longest_name = 8;  // tokens
  std::vector<Name> names;
  for (std::size_t i = 0; i < sentence.tokens.size();) {
    std::size_t end = std::min(sentence.tokens.size(), i + longest_name);
    while (end > i && !known.contains(joined(sentence.tokens, i, end))) --end;
    if (end > i) names.push_back({i, end, joined(sentence.tokens, i, end), false});
    i = std::max(i + 1, end);
  }
  return names;
}

bool NameFinder::is_name_word(const Token& token) const {
  return token.capital && !words_.has("capitalized", token.text) &&
         !words_.has("opener", token.lower);
}

/// The first word of a sentence has its capital for that: it counts if the text writes it so
/// elsewhere, and never small, or if it has capitals inside.
bool NameFinder::may_begin(const TokenizedSentence& sentence, std::size_t i) const {
  const Token& token = sentence.tokens[i];
  if (!is_name_word(token)) return false;
  if (!begins_sentence(sentence, i)) return true;
  if (capitalised_within_.contains(token.text) && !lower_case_.contains(token.lower)) return true;
  return std::any_of(token.text.begin() + 1, token.text.end(),
                     [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool NameFinder::continues(const std::vector<Token>& tokens, std::size_t at) const {
  if (at >= tokens.size()) return false;
  const Token& token = tokens[at];
  if (is_name_word(token)) return true;
  const bool number = token.text.find_first_not_of("0123456789") == std::string_view::npos &&
                      token.text.size() <= 2;
  if (number && tokens[at - 1].capital) return true;
  if (token.text == "." && words_.has("title", tokens[at - 1].text)) return true;
  const bool capital_follows = at + 1 < tokens.size() && is_name_word(tokens[at + 1]);
  return capital_follows && (token.text == "&" ||
                             (token.lower == "of" && words_.has("beginning", tokens[at - 1].text)));
}

}  // namespace graphwright
