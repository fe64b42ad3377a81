#include "importers/language/detail/value_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "graph/error.hpp"
#include "importers/language/detail/code_points.hpp"
#include "importers/language/word_features.hpp"

namespace graphwright::detail {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Where the piece that begins at a byte of a folded text ends.
std::size_t end_of_piece(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  const UChar32 first = next_code_point(text, at);
  if (first < 0x80 && is_digit(static_cast<char>(first))) {
    std::size_t points = 0;
    std::size_t first_point = std::string_view::npos;
    for (; at < text.size() && points < 2; ++at) {
      if (is_digit(text[at])) continue;
      const bool is_inner = at + 1 < text.size() && is_digit(text[at + 1]);
      if (!is_inner || (text[at] != ',' && text[at] != '.')) break;
      if (text[at] == '.' && points++ == 0) first_point = at;
    }
    // One point at most: "23.04.2026" and "1.2.3" are several numbers.
    const bool follows_point = begin > 1 && text[begin - 1] == '.' && is_digit(text[begin - 2]);
    return points > 1 || (points == 1 && follows_point) ? first_point : at;
  }
  if (!u_isalpha(first)) return at;
  while (at < text.size()) {
    std::size_t next = at;
    const UChar32 c = next_code_point(text, next);
    // "o'clock", but not the "'s" of "year's".
    const bool is_inner = c == '\'' && at == begin + 1 && next < text.size() &&
                          ((text[next] >= 'a' && text[next] <= 'z'));
    if (!u_isalpha(c) && !is_inner) break;
    at = next;
  }
  return at;
}

void cut(std::string_view form, std::uint32_t word, std::vector<Piece>& out) {
  const std::string key = word_key(form);
  const std::size_t first = out.size();
  const bool is_in_capitals = is_capitals(form);
  std::size_t second = 0;
  const bool is_capitalised = !form.empty() && u_isUUppercase(next_code_point(form, second));
  for (std::size_t begin = 0; begin < key.size();) {
    const std::size_t end = end_of_piece(key, begin);
    if (key[begin] != ' ') {
      const bool is_apart = begin > 0 && key[begin - 1] == ' ';
      out.push_back({key.substr(begin, end - begin), word, false, false, is_apart, is_capitalised,
                     is_in_capitals});
    }
    begin = end;
  }
  if (out.size() == first) return;
  out[first].begins_word = true;
  out.back().ends_word = true;
}

/// The number that digits with separators make, if it is clear.
std::optional<double> read_digits(std::string_view text) {
  std::string plain;
  bool has_decimals = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(",.", begin), text.size());
    plain += text.substr(begin, end - begin);
    begin = end + 1;
    if (end == text.size()) break;
    const std::size_t next = std::min(text.find_first_of(",.", begin), text.size());
    // A comma parts thousands, also those of 1,00,000; before other than three last digits it is
    // the point of other languages.
    const bool is_last = next == text.size();
    const bool is_grouping =
        text[end] == ',' && (next - begin == 3 || (next - begin == 2 && !is_last));
    if (is_grouping && !has_decimals) continue;
    if (has_decimals || !is_last) return std::nullopt;
    has_decimals = true;
    plain += '.';
  }
  double value = 0;
  const auto read = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (read.ec != std::errc()) return std::nullopt;
  return value;
}

double to_number(const Lexicon::Entry& entry) {
  double value = 0;
  const char* const end = entry.value.data() + entry.value.size();
  const auto read = std::from_chars(entry.value.data(), end, value);
  if (read.ec != std::errc() || read.ptr != end || entry.value.empty()) {
    throw Error("values.tsv", entry.line, fmt::format("'{}' has no number", entry.text));
  }
  return value;
}

std::unordered_map<std::string, double> numbers_of(const Lexicon& lexicon, const char* of_class) {
  std::unordered_map<std::string, double> numbers;
  for (const Lexicon::Entry& entry : lexicon.entries(of_class)) {
    numbers.emplace(entry.text, to_number(entry));
  }
  return numbers;
}

}  // namespace

std::vector<Piece> pieces(const std::vector<Word>& words) {
  std::vector<Piece> result;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t first = result.size();
    cut(words[i].form, static_cast<std::uint32_t>(i), result);
    if (first < result.size()) result[first].is_apart = i == 0 || words[i - 1].space_after;
  }
  return result;
}

std::vector<Piece> pieces(std::string_view text) {
  std::vector<Piece> result;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::size_t first = result.size();
    cut(text.substr(begin, end - begin), 0, result);
    if (first < result.size()) result[first].is_apart = true;
    begin = end + 1;
  }
  return result;
}

std::uint32_t ClassNames::number_of(const std::string& name) {
  return numbers_.try_emplace(name, static_cast<std::uint32_t>(numbers_.size())).first->second;
}

const std::string* find_field(const Fields& fields, std::string_view name) {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [&](const auto& f) { return f.first == name; });
  return found == fields.end() ? nullptr : &found->second;
}

void set_field(Fields& fields, const std::string& name, const std::string& value) {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [&](const auto& f) { return f.first == name; });
  if (found == fields.end()) {
    fields.emplace_back(name, value);
  } else {
    found->second = value;
  }
}

void Chart::add(Item item) {
  if (has_class.size() <= item.of_class) has_class.resize(item.of_class + 1);
  has_class[item.of_class] = true;
  items[item.begin].push_back(std::move(item));
}

PhraseTable::PhraseTable(const Lexicon& lexicon, const std::vector<std::string>& classes,
                         ClassNames& names) {
  for (const std::string& name : classes) {
    const std::uint32_t of_class = names.number_of(name);
    for (const Lexicon::Entry& entry : lexicon.entries(name)) {
      Phrase phrase{{}, of_class, entry.value};
      phrase.pieces = pieces(entry.text);
      if (phrase.pieces.empty()) continue;
      by_first_[phrase.pieces.front().text].push_back(std::move(phrase));
    }
  }
}

void PhraseTable::find(Chart& chart) const {
  for (std::uint32_t i = 0; i < chart.pieces.size(); ++i) {
    const auto phrases = by_first_.find(chart.pieces[i].text);
    if (phrases == by_first_.end()) continue;
    for (const Phrase& phrase : phrases->second) {
      const std::size_t size = phrase.pieces.size();
      if (i + size > chart.pieces.size()) continue;
      const auto fits = [&](const Piece& wanted, const Piece& piece) {
        const bool is_first = &wanted == &phrase.pieces.front();
        return wanted.text == piece.text && (is_first || wanted.is_apart || !piece.is_apart) &&
               piece.is_capitalised >= wanted.is_capitalised &&
               piece.is_in_capitals >= wanted.is_in_capitals;
      };
      if (!std::equal(phrase.pieces.begin(), phrase.pieces.end(), chart.pieces.begin() + i, fits)) {
        continue;
      }
      const auto end = static_cast<std::uint32_t>(i + size);
      chart.add({phrase.of_class, i, end, i, end, {{"value", phrase.value}}});
    }
  }
}

NumberReader::NumberReader(const Lexicon& lexicon, ClassNames& names)
    : numbers_(numbers_of(lexicon, "number")),
      scales_(numbers_of(lexicon, "scale")),
      integer_(names.number_of("integer")),
      number_(names.number_of("number")),
      count_(names.number_of("count")) {}

void NumberReader::find(Chart& chart) const {
  const auto size = static_cast<std::uint32_t>(chart.pieces.size());
  std::uint32_t read_until = 0;  // A number does not begin within another of words.
  for (std::uint32_t i = 0; i < size; ++i) {
    const std::string& first = chart.pieces[i].text;
    if (i < read_until && !is_digit(first[0])) continue;
    std::optional<Reading> reading = begin(chart.pieces, i);
    if (!reading) continue;
    const bool is_integer = reading->is_digits && first.find_first_of(".,") == std::string::npos;
    if (is_integer) chart.add({integer_, i, i + 1, i, i + 1, {{"value", first}}});
    go_on(chart.pieces, *reading);
    const double value = reading->total + reading->current;
    const Fields fields = {{"value", fmt::format("{}", value)},
                           {"scale", fmt::format("{}", reading->scale)}};
    chart.add({number_, i, reading->end, i, reading->end, fields});
    const bool can_be_year =
        is_integer && reading->end == i + 1 && first.size() == 4 && value >= 1500 && value <= 2150;
    if (!can_be_year) chart.add({count_, i, reading->end, i, reading->end, fields});
    read_until = reading->end;
  }
}

std::optional<NumberReader::Reading> NumberReader::begin(const std::vector<Piece>& pieces,
                                                         std::uint32_t at) const {
  const std::string& first = pieces[at].text;
  if (is_digit(first[0])) {
    const auto value = read_digits(first);
    if (!value) return std::nullopt;
    return Reading{0, *value, 1, at + 1, true};
  }
  if (const auto small = below_hundred(pieces, at)) {
    return Reading{0, small->first, 1, small->second, false};
  }
  const auto is_scale = [&](std::uint32_t i) { return look_up(scales_, pieces, i).has_value(); };
  if ((first == "a" || first == "an") && is_scale(at + 1)) return Reading{0, 1, 1, at + 1, false};
  if (first == "half" && is(pieces, at + 1, "a") && is_scale(at + 2)) {
    return Reading{0, 0.5, 1, at + 2, false};
  }
  return std::nullopt;
}

void NumberReader::go_on(const std::vector<Piece>& pieces, Reading& reading) const {
  for (;;) {
    const std::uint32_t at = reading.end;
    const std::uint32_t word = at + (is(pieces, at, "-") ? 1 : 0);
    if (is(pieces, at, "and") && is(pieces, at + 1, "a") && is(pieces, at + 2, "half")) {
      reading.current += 0.5;
      reading.end = at + 3;
    } else if (const auto scale = look_up(scales_, pieces, word)) {
      // "lakh crore", "thousand million": a scale of a scale.
      const bool is_scaled = reading.scale >= 1000 && reading.current == 0;
      (is_scaled ? reading.total : reading.current) *= *scale;
      reading.scale = is_scaled ? reading.scale * *scale : *scale;
      reading.end = word + 1;
      if (*scale >= 1000) {
        reading.total += reading.current;
        reading.current = 0;
      }
    } else if (reading.scale >= 100 && !reading.is_digits) {
      // "two hundred and fifty", "three thousand five hundred"
      const auto more = below_hundred(pieces, at + (is(pieces, at, "and") ? 1 : 0));
      if (!more) return;
      reading.current += more->first;
      reading.scale = 1;
      reading.end = more->second;
    } else {
      return;
    }
  }
}

std::optional<std::pair<double, std::uint32_t>> NumberReader::below_hundred(
    const std::vector<Piece>& pieces, std::uint32_t at) const {
  const auto number = look_up(numbers_, pieces, at);
  if (!number) return std::nullopt;
  // "twenty-five", "twenty five"
  const std::uint32_t word = at + 1 + (is(pieces, at + 1, "-") ? 1 : 0);
  const auto ones = look_up(numbers_, pieces, word);
  if (*number >= 20 && ones && *ones > 0 && *ones < 10) return std::pair(*number + *ones, word + 1);
  return std::pair(*number, at + 1);
}

bool NumberReader::is(const std::vector<Piece>& pieces, std::uint32_t at, std::string_view text) {
  return at < pieces.size() && pieces[at].text == text;
}

std::optional<double> NumberReader::look_up(const std::unordered_map<std::string, double>& table,
                                            const std::vector<Piece>& pieces, std::uint32_t at) {
  if (at >= pieces.size()) return std::nullopt;
  const auto found = table.find(pieces[at].text);
  if (found == table.end()) return std::nullopt;
  return found->second;
}

}  // namespace graphwright::detail
