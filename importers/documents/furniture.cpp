#include "importers/documents/furniture.hpp"

#include <algorithm>
#include <string>

namespace graphwright {
namespace {

constexpr std::size_t longest_line = 60;  // bytes of a paragraph that may be a button or a heading
constexpr std::size_t longest_furniture = 320;  // bytes of a paragraph that may be a box

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

/// Whether a phrase stands in a lower-case text as whole words.
bool contains_phrase(std::string_view text, std::string_view phrase) {
  for (std::size_t at = text.find(phrase); at != std::string_view::npos;
       at = text.find(phrase, at + 1)) {
    const bool begins = at == 0 || !is_word(text[at - 1]);
    const std::size_t end = at + phrase.size();
    const bool ends = end == text.size() || !is_word(text[end]);
    if (begins && ends) return true;
  }
  return false;
}

bool contains_any(std::string_view text, const std::vector<Lexicon::Entry>& phrases) {
  return std::any_of(phrases.begin(), phrases.end(),
                     [&](const Lexicon::Entry& e) { return contains_phrase(text, e.text); });
}

bool begins_with_any(std::string_view text, const std::vector<Lexicon::Entry>& phrases) {
  return std::any_of(phrases.begin(), phrases.end(), [&](const Lexicon::Entry& e) {
    return text.substr(0, e.text.size()) == e.text &&
           (text.size() == e.text.size() || !is_word(text[e.text.size()]));
  });
}

/// A paragraph in lower case without what stands in quotation marks: what people say to each other
/// is no address to the reader.
std::string own_words(std::string_view paragraph) {
  std::string words;
  bool quoted = false;
  for (std::size_t i = 0; i < paragraph.size(); ++i) {
    const std::string_view here = paragraph.substr(i, 3);
    if (paragraph[i] == '"') {
      quoted = !quoted;
    } else if (here == "\u201C" || here == "\u201D") {
      quoted = here == "\u201C";
      i += 2;
    } else if (!quoted) {
      words += paragraph[i];
    }
  }
  return ascii_lower(words);
}

enum class Sign { none, weak, strong };

Sign sign_of(std::string_view paragraph, const Lexicon& lexicon) {
  if (paragraph.size() > longest_furniture) return Sign::none;
  const std::string words = own_words(paragraph);
  const bool short_line =
      paragraph.size() <= longest_line &&
      std::string_view(".!?\"").find(paragraph.back()) == std::string_view::npos;
  const bool to_reader = contains_any(words, lexicon.entries("reader"));
  const bool action = begins_with_any(words, lexicon.entries("action"));
  const bool channel = contains_any(words, lexicon.entries("channel"));

  if (contains_any(words, lexicon.entries("rights"))) return Sign::strong;
  if (begins_with_any(words, lexicon.entries("share")) && paragraph.size() <= 2 * longest_line) {
    return Sign::strong;
  }
  if (begins_with_any(words, lexicon.entries("label")) && paragraph.size() <= 2 * longest_line) {
    return Sign::strong;
  }
  if (action && (channel || to_reader)) return Sign::strong;
  if (to_reader && channel) return Sign::strong;
  const bool question_about_channel = channel && paragraph.back() == '?';
  return to_reader || action || question_about_channel || short_line ? Sign::weak : Sign::none;
}

}  // namespace

std::vector<Span> find_furniture(std::string_view text, const std::vector<Span>& paragraphs,
                                 const Lexicon& lexicon) {
  std::vector<Sign> signs;
  for (const Span p : paragraphs) {
    signs.push_back(sign_of(text.substr(p.begin, p.end - p.begin), lexicon));
  }

  std::vector<bool> furniture(paragraphs.size());
  std::size_t tail = paragraphs.size();  // where the signs begin that last to the end of the page
  while (tail > 1 && signs[tail - 1] != Sign::none) --tail;
  const bool sure = std::find(signs.begin() + static_cast<std::ptrdiff_t>(tail), signs.end(),
                              Sign::strong) != signs.end();
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    furniture[i] = signs[i] == Sign::strong || (sure && i >= tail);
  }

  std::vector<Span> found;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    if (furniture[i]) found.push_back(paragraphs[i]);
  }
  return found;
}

}  // namespace graphwright
