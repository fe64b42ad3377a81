#include "importers/documents/calendar_date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace graphwright {
namespace {

constexpr std::array<std::string_view, 12> months = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> weekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                      "friday", "saturday", "sunday"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes the parts of a date off the front of a text.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text), size_(text.size()) {}

  std::size_t taken() const { return size_ - rest_.size(); }

  bool take(std::string_view literal) {
    if (rest_.substr(0, literal.size()) != literal) return false;
    rest_.remove_prefix(literal.size());
    return true;
  }

  /// A number of at least `shortest` and at most `longest` digits, with no letter or digit after it
  /// ("3rd" counts as 3).
  std::optional<int> take_number(std::size_t shortest, std::size_t longest) {
    std::size_t digits = 0;
    while (digits < rest_.size() && is_digit(rest_[digits])) ++digits;
    if (digits < shortest || digits > longest) return std::nullopt;
    std::size_t length = digits;
    for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
      if (digits <= 2 && rest_.substr(digits, 2) == ending) length = digits + 2;
    }
    if (length < rest_.size() && is_letter(rest_[length])) return std::nullopt;
    int number = 0;
    std::from_chars(rest_.data(), rest_.data() + digits, number);
    rest_.remove_prefix(length);
    return number;
  }

  /// The number, from 1, of a word in a list, written out or shortened to three letters or more
  /// ("Sept.").
  template <std::size_t n>
  std::optional<int> take_name(const std::array<std::string_view, n>& names) {
    std::string word;
    while (word.size() < rest_.size() && is_letter(rest_[word.size()])) {
      word += static_cast<char>(rest_[word.size()] | 0x20);
    }
    if (word.size() < 3) return std::nullopt;
    const auto found = std::find_if(names.begin(), names.end(), [&](std::string_view name) {
      return name.substr(0, word.size()) == word;
    });
    if (found == names.end()) return std::nullopt;
    rest_.remove_prefix(word.size());
    if (word.size() < found->size()) take(".");
    return static_cast<int>(found - names.begin()) + 1;
  }

 private:
  std::string_view rest_;
  std::size_t size_;
};

std::optional<CalendarDate> date(int year, int month, std::optional<int> day,
                                 const Scanner& scanner) {
  using namespace std::chrono;
  if (month < 1 || month > 12 || year < 1000) return std::nullopt;
  if (!day) return CalendarDate{fmt::format("{:04}-{:02}", year, month), scanner.taken()};
  const year_month_day full(std::chrono::year(year),
                            std::chrono::month(static_cast<unsigned>(month)),
                            std::chrono::day(static_cast<unsigned>(*day)));
  if (!full.ok()) return std::nullopt;
  return CalendarDate{fmt::format("{:04}-{:02}-{:02}", year, month, *day), scanner.taken()};
}

/// "2026-03-03"
std::optional<CalendarDate> read_iso(Scanner scanner) {
  const auto year = scanner.take_number(4, 4);
  if (!year || !scanner.take("-")) return std::nullopt;
  const auto month = scanner.take_number(2, 2);
  if (!month || !scanner.take("-")) return std::nullopt;
  const auto day = scanner.take_number(2, 2);
  return day ? date(*year, *month, day, scanner) : std::nullopt;
}

/// "March 3, 2026", "March 2026"
std::optional<CalendarDate> read_month_first(Scanner scanner) {
  const auto month = scanner.take_name(months);
  if (!month || !scanner.take(" ")) return std::nullopt;
  const auto day = scanner.take_number(1, 2);
  if (day) {
    scanner.take(",");
    if (!scanner.take(" ")) return std::nullopt;
  }
  const auto year = scanner.take_number(4, 4);
  return year ? date(*year, *month, day, scanner) : std::nullopt;
}

/// "12 June 2025", "12 June, 2025"
std::optional<CalendarDate> read_day_first(Scanner scanner) {
  const auto day = scanner.take_number(1, 2);
  if (!day || !scanner.take(" ")) return std::nullopt;
  const auto month = scanner.take_name(months);
  if (!month) return std::nullopt;
  scanner.take(",");
  if (!scanner.take(" ")) return std::nullopt;
  const auto year = scanner.take_number(4, 4);
  return year ? date(*year, *month, day, scanner) : std::nullopt;
}

}  // namespace

std::optional<CalendarDate> read_calendar_date(std::string_view text) {
  Scanner scanner(text);
  Scanner after_weekday = scanner;
  if (after_weekday.take_name(weekdays)) {
    after_weekday.take(",");
    if (after_weekday.take(" ")) scanner = after_weekday;
  }
  for (const auto read : {read_iso, read_month_first, read_day_first}) {
    if (const auto found = read(scanner)) return found;
  }
  return std::nullopt;
}

}  // namespace graphwright
