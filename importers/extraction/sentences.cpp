#include "importers/extraction/sentences.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

#include "importers/language/paragraphs.hpp"

namespace graphwright {
namespace {

constexpr std::size_t longest_sentence = 300;  // tokens; what is longer is no sentence but a list

bool is_word_character(std::string_view text, std::size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  if (c >= 0x80) {
    return text.substr(at, 2) != "\u00A0" && text.substr(at, 2) != "\u00AB" && c != 0xE2;
  }
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// Whether a character joins two word characters: "start-up", "U.S.", "O'Brien", "14.2".
bool joins(std::string_view text, std::size_t at, std::size_t end) {
  return at + 1 < end && std::string_view("-.,'&").find(text[at]) != std::string_view::npos &&
         is_word_character(text, at + 1) &&
         (text[at] != ',' || (text[at + 1] >= '0' && text[at + 1] <= '9')) &&
         (text[at] != '\'' || at + 2 >= end || text[at + 1] != 's' ||
          is_word_character(text, at + 2));
}

bool begins_with_capital(std::string_view word) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(word.data());
  const auto length = static_cast<std::int32_t>(word.size());
  std::int32_t at = 0;
  UChar32 c = 0;
  U8_NEXT(data, at, length, c);
  return c > 0 && (u_isupper(c) || u_istitle(c));
}

/// The tokens of a span of text: words, and other characters one by one; "'s" is a token of its
/// own.
std::vector<Token> tokens_of(std::string_view text, Span span) {
  std::vector<Token> tokens;
  std::size_t at = span.begin;
  const auto add = [&](std::size_t end) {
    Token token{{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)},
                text.substr(at, end - at),
                "",
                false};
    token.lower = ascii_lower(token.text);
    token.capital = begins_with_capital(token.text);
    tokens.push_back(std::move(token));
    at = end;
  };
  while (at < span.end) {
    if (std::string_view(" \t\r\n\f\v").find(text[at]) != std::string_view::npos) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < span.end &&
           (is_word_character(text, end) || (end > at && joins(text, end, span.end)))) {
      ++end;
    }
    if (end == at) {
      const std::string_view possessive = text.substr(at, 4);
      if (possessive == "\u2019s") {
        end = at + 4;
      } else if (possessive.substr(0, 2) == "'s") {
        end = at + 2;
      } else {
        do ++end;
        while (end < span.end && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80);
      }
    }
    add(end);
  }
  return tokens;
}

/// Splits the tokens of a paragraph after a full stop, question or exclamation mark that a capital
/// follows.
std::vector<TokenizedSentence> sentences_of(const std::vector<Token>& tokens,
                                            const Lexicon& words) {
  std::vector<TokenizedSentence> sentences(1);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    std::vector<Token>& current = sentences.back().tokens;
    current.push_back(tokens[i]);
    if (current.size() >= longest_sentence) {
      sentences.emplace_back();
      continue;
    }
    const std::string_view sign = tokens[i].text;
    if ((sign != "." && sign != "!" && sign != "?") || i + 1 == tokens.size()) continue;
    const bool abbreviated =
        sign == "." && i > 0 &&
        (tokens[i - 1].text.size() == 1 || words.has("abbreviation", tokens[i - 1].lower));
    const bool closes = tokens[i + 1].text == "\"" || tokens[i + 1].text == ")";
    const bool space_follows = tokens[i + 1].span.begin > tokens[i].span.end;
    if (!abbreviated && !closes && space_follows) sentences.emplace_back();
  }
  std::erase_if(sentences, [](const TokenizedSentence& s) { return s.tokens.empty(); });
  for (TokenizedSentence& s : sentences) {
    s.span = {s.tokens.front().span.begin, s.tokens.back().span.end};
  }
  return sentences;
}

}  // namespace

std::vector<TokenizedSentence> read_sentences(const Document& document, const Lexicon& lexicon) {
  std::vector<TokenizedSentence> all;
  auto skipped = document.skipped.begin();  // in order and disjoint, as the tokens are
  for (const Span paragraph : paragraphs(document.text)) {
    std::vector<Token> tokens = tokens_of(document.text, paragraph);
    std::erase_if(tokens, [&](const Token& token) {
      while (skipped != document.skipped.end() && skipped->span.end <= token.span.begin) ++skipped;
      return skipped != document.skipped.end() && skipped->span.contains(token.span);
    });
    std::vector<TokenizedSentence> sentences = sentences_of(tokens, lexicon);
    std::move(sentences.begin(), sentences.end(), std::back_inserter(all));
  }
  return all;
}

std::string joined(const std::vector<Token>& tokens, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t t = begin; t < end; ++t) {
    const bool gap = t > begin && tokens[t].span.begin > tokens[t - 1].span.end;
    text += (gap ? " " : "") + std::string(tokens[t].text);
  }
  return text;
}

}  // namespace graphwright
