#include "exporters/label_text.hpp"

#include <fmt/format.h>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <vector>

#include "graph/error.hpp"

namespace graphwright {
namespace {

using Boundaries = std::vector<std::int32_t>;

constexpr char ellipsis[] = "…";

std::unique_ptr<icu::BreakIterator> line_breaks() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createLineInstance(icu::Locale::getRoot(), status));
  if (U_FAILURE(status)) assertion_failed("ICU has no line breaking rules");
  return breaks;
}

std::unique_ptr<icu::BreakIterator> character_breaks() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  if (U_FAILURE(status)) assertion_failed("ICU has no character breaking rules");
  return breaks;
}

/// Where the parts that an iterator finds in a text end.
Boundaries boundaries(icu::BreakIterator& breaks, const icu::UnicodeString& text) {
  Boundaries ends;
  breaks.setText(text);
  breaks.first();
  for (std::int32_t end = breaks.next(); end != icu::BreakIterator::DONE; end = breaks.next()) {
    ends.push_back(end);
  }
  return ends;
}

std::string utf8(const icu::UnicodeString& text) {
  std::string bytes;
  text.toUTF8String(bytes);
  return bytes;
}

icu::UnicodeString utf16(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

/// The number of characters in [begin, end).
std::size_t count(const Boundaries& characters, std::int32_t begin, std::int32_t end) {
  return static_cast<std::size_t>(std::upper_bound(characters.begin(), characters.end(), end) -
                                  std::upper_bound(characters.begin(), characters.end(), begin));
}

}  // namespace

std::string plain_text(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const std::string_view noncharacter = text.substr(i, 3);
    if (noncharacter == "\uFFFE" || noncharacter == "\uFFFF") {
      i += 2;
    } else if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
      if (!plain.empty() && plain.back() != ' ') plain += ' ';
    } else if (c >= 0x20 && c != 0x7F) {
      plain += static_cast<char>(c);
    }
  }
  if (!plain.empty() && plain.back() == ' ') plain.pop_back();
  return plain;
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t lines) {
  const icu::UnicodeString all = utf16(plain_text(text));
  const Boundaries characters = boundaries(*character_breaks(), all);
  Boundaries parts = boundaries(*line_breaks(), all);
  // A part that is too long for a line is broken where it must be.
  Boundaries ends;
  std::int32_t begin = 0;
  for (const std::int32_t end : parts) {
    if (count(characters, begin, end) > 2 * width) {
      auto at = std::upper_bound(characters.begin(), characters.end(), begin) +
                static_cast<std::ptrdiff_t>(width) - 1;
      for (; at < characters.end() && *at < end; at += static_cast<std::ptrdiff_t>(width)) {
        ends.push_back(*at);
        if (characters.end() - at <= static_cast<std::ptrdiff_t>(width)) break;
      }
    }
    ends.push_back(end);
    begin = end;
  }
  std::vector<icu::UnicodeString> result;
  std::int32_t line_begin = 0;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    const bool last = i + 1 == ends.size();
    if (!last && count(characters, line_begin, ends[i + 1]) <= width + 1) continue;
    icu::UnicodeString line = all.tempSubStringBetween(line_begin, ends[i]);
    result.push_back(line.trim());
    line_begin = ends[i];
  }
  std::string joined;
  for (std::size_t i = 0; i < std::min(result.size(), lines); ++i) {
    joined += (i == 0 ? "" : "\n") + utf8(result[i]);
  }
  return result.size() > lines ? joined + ellipsis : joined;
}

std::string shortened(std::string_view text, std::size_t characters) {
  const std::string plain = plain_text(text);
  if (plain.size() <= characters) return plain;
  const icu::UnicodeString all = utf16(plain);
  const Boundaries ends = boundaries(*character_breaks(), all);
  if (ends.size() <= characters) return plain;
  const std::int32_t cut = ends[characters - 1];
  const std::int32_t space = all.lastIndexOf(u' ', 0, cut);
  return utf8(all.tempSubStringBetween(0, space > cut / 2 ? space : cut)) + ellipsis;
}

std::string readable_date(std::string_view edtf) {
  constexpr std::array months = {"January",   "February", "March",    "April",
                                 "May",       "June",     "July",     "August",
                                 "September", "October",  "November", "December"};
  const auto number = [&](std::size_t at, std::size_t length) {
    std::size_t value = 0;
    const char* begin = edtf.data() + at;
    const auto [end, error] = std::from_chars(begin, begin + length, value);
    return error == std::errc() && end == begin + length ? value : 0;
  };
  const bool month_given = (edtf.size() == 7 || edtf.size() == 10) && edtf[4] == '-';
  const std::size_t month = month_given ? number(5, 2) : 0;
  if (month < 1 || month > months.size() || number(0, 4) == 0) return plain_text(edtf);
  const std::string name = fmt::format("{} {}", months[month - 1], edtf.substr(0, 4));
  if (edtf.size() == 7) return name;
  const std::size_t day = edtf[7] == '-' ? number(8, 2) : 0;
  return day == 0 ? plain_text(edtf) : fmt::format("{} {}", day, name);
}

}  // namespace graphwright
