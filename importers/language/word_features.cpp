#include "importers/language/word_features.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "importers/language/detail/code_points.hpp"
#include "importers/language/lexicon.hpp"

namespace graphwright {
namespace {

using detail::append_code_point;
using detail::next_code_point;

struct Affix {
  bool prefix;
  std::size_t length;  // code points
};
constexpr std::array<Affix, affix_count> affixes = {
    {{true, 1}, {true, 2}, {true, 3}, {false, 2}, {false, 3}, {false, 4}}};

/// What a typewriter has for a sign, or "" if it is to stay.
std::string_view plain_sign(UChar32 c) {
  switch (c) {
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0xAB:
    case 0xBB:  // clang-format off
      return "\"";
    case 0x2018: case 0x2019: case '`': case 0xB4:
      return "'";
    case 0x2013: case 0x2014: case 0x2010: case 0x2011: case 0x2212:  // clang-format on
      return "-";
    case 0x2026: return "...";
    case 0xA0: return " ";
    default: return "";
  }
}

/// The first code points of a text, or all of it.
std::string_view first_characters(std::string_view text, std::size_t count) {
  std::size_t end = 0;
  for (; count > 0 && end < text.size(); --count) next_code_point(text, end);
  return text.substr(0, end);
}

/// The last code points of a text of whole characters, or all of it.
std::string_view last_characters(std::string_view text, std::size_t count) {
  std::size_t begin = text.size();
  for (; count > 0 && begin > 0; --count) {
    --begin;
    while (begin > 0 && (text[begin] & 0xC0) == 0x80) --begin;
  }
  return text.substr(begin);
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

bool is_ascii_digit(UChar32 c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string folded(std::string_view form) {
  // Of ASCII only the grave accent has another sign.
  if (is_ascii(form) && form.find('`') == std::string_view::npos) return std::string(form);
  std::string result;
  for (std::size_t at = 0; at < form.size();) {
    const UChar32 c = next_code_point(form, at);
    const std::string_view plain = plain_sign(c);
    if (plain.empty()) {
      append_code_point(c, result);
    } else {
      result += plain;
    }
  }
  return result;
}

std::string lower(std::string_view text) {
  if (is_ascii(text)) return ascii_lower(text);
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const UChar32 c = next_code_point(text, at);
    // U+0130 becomes two code points in lower case; it stays, as what does so stays everywhere.
    append_code_point(c == 0x130 ? c : u_tolower(c), result);
  }
  return result;
}

bool is_capitals(std::string_view form) {
  std::size_t letters = 0;
  bool has_capital = false;
  for (std::size_t at = 0; at < form.size();) {
    const UChar32 c = next_code_point(form, at);
    if (u_isULowercase(c) || u_istitle(c)) return false;
    has_capital = has_capital || u_isUUppercase(c);
    if (u_isalpha(c)) ++letters;
  }
  return has_capital && letters > 1;
}

std::string word_key(std::string_view form) { return lower(folded(form)); }

std::string vocabulary_key(std::string_view form) {
  std::string key = is_capitals(form) ? folded(form) : word_key(form);
  std::replace_if(key.begin(), key.end(), is_ascii_digit, '0');
  return key;
}

std::string shape(std::string_view form) {
  const std::string plain = folded(form);
  std::string kinds;
  for (std::size_t at = 0; at < plain.size();) {
    const UChar32 c = next_code_point(plain, at);
    char kind = 'o';
    if (is_ascii_digit(c)) {
      kind = 'd';
    } else if (u_isUUppercase(c)) {
      kind = 'X';
    } else if (u_isULowercase(c)) {
      kind = 'x';
    } else if (u_isalpha(c)) {
      kind = 'c';
    } else if (c < 0x80) {
      kind = static_cast<char>(c);
    }
    const std::size_t size = kinds.size();
    if (size < 2 || kinds[size - 1] != kind || kinds[size - 2] != kind) kinds += kind;
  }
  return kinds;
}

std::uint32_t fnv1a(std::string_view bytes, std::uint32_t before) noexcept {
  std::uint32_t value = before;
  for (const char c : bytes) value = (value ^ static_cast<unsigned char>(c)) * 16777619U;
  return value;
}

std::array<std::uint32_t, affix_count> affix_features(std::string_view form) {
  const std::string key = vocabulary_key(form);
  std::array<std::uint32_t, affix_count> rows{};
  for (std::size_t i = 0; i < affix_count; ++i) {
    const auto [is_prefix, length] = affixes[i];
    const char name[] = {is_prefix ? 'p' : 's', static_cast<char>('0' + length)};
    const std::string_view part =
        is_prefix ? first_characters(key, length) : last_characters(key, length);
    rows[i] = fnv1a(part, fnv1a({name, sizeof name})) % affix_rows;
  }
  return rows;
}

std::uint32_t shape_feature(std::string_view form) { return fnv1a(shape(form)) % shape_rows; }

std::uint32_t feature_fingerprint() {
  std::string text;
  for (const std::string_view probe :
       {"Meta", "e.g.", "naïve", "İstanbul", "don’t", "3.5", "…", "—", "USA", "McDonald", "北京",
        "’s", "x", "iPhone", "Ünal"}) {
    text += fmt::format("{}{},{},{},[{}],{}", text.empty() ? "" : "|", word_key(probe),
                        vocabulary_key(probe), shape(probe), fmt::join(affix_features(probe), ","),
                        shape_feature(probe));
  }
  return fnv1a(text);
}

}  // namespace graphwright
