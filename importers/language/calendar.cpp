#include "importers/language/calendar.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdlib>

namespace graphwright {
namespace {

namespace time = std::chrono;
using Day = time::sys_days;

/// The months of a quarter, the quarters of a year, in the terms of EDTF.
constexpr int first_quarter = 33;
constexpr int first_half = 40;

/// A date as far as it is known.
struct Known {
  int year = 0;
  int month = 0;  ///< 0: not known.
  int day = 0;    ///< 0: not known.
};

bool is_day(int year, int month, int day) {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 &&
         time::year_month_day(time::year(year), time::month(static_cast<unsigned>(month)),
                              time::day(static_cast<unsigned>(day)))
             .ok();
}

Day to_day(int year, int month, int day) { return time::sys_days(time::year(year) / month / day); }

bool is_year(int year) { return year >= 1 && year <= 9999; }

std::string to_edtf(Day day) {
  const time::year_month_day date(day);
  if (!is_year(static_cast<int>(date.year()))) return "";
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string to_edtf(int year, int month, int day) {
  if (!is_year(year)) return "";
  if (month == 0) return fmt::format("{:04}", year);
  if (month < 1 || month > 12) return "";
  if (day == 0) return fmt::format("{:04}-{:02}", year, month);
  return is_day(year, month, day) ? fmt::format("{:04}-{:02}-{:02}", year, month, day) : "";
}

std::optional<int> digits_at(std::string_view text, std::size_t at, std::size_t count) {
  int number = 0;
  if (at + count > text.size()) return std::nullopt;
  for (const char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

/// The year, month and day of a reference; nothing of an interval, a decade or a season.
std::optional<Known> read_reference(std::string_view edtf) {
  if (edtf.ends_with('~')) edtf.remove_suffix(1);
  const std::size_t time_of_day = edtf.find('T');
  if (time_of_day != std::string_view::npos) edtf = edtf.substr(0, time_of_day);
  const auto year = digits_at(edtf, 0, 4);
  if (!year || !is_year(*year)) return std::nullopt;
  if (edtf.size() == 4) return Known{*year};
  const auto month = edtf[4] == '-' ? digits_at(edtf, 5, 2) : std::nullopt;
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  if (edtf.size() == 7) return Known{*year, *month};
  const auto day = edtf[7] == '-' && edtf.size() == 10 ? digits_at(edtf, 8, 2) : std::nullopt;
  if (!day || !is_day(*year, *month, *day)) return std::nullopt;
  return Known{*year, *month, *day};
}

/// The most units that are counted from a date: beyond them the calendar ends.
constexpr double farthest = 5000;

int rounded(double value) { return static_cast<int>(std::lround(value)); }

/// From one to another, "" if either is missing or they are in the wrong order.
std::string interval(const std::string& first, const std::string& last) {
  if (first.empty() || last.empty() || last < first) return "";
  return first == last ? first : first + "/" + last;
}

std::string week_of(Day day) {
  const Day monday = day - (time::weekday(day) - time::Monday);
  return interval(to_edtf(monday), to_edtf(monday + time::days(6)));
}

/// The unit of time so many units after the one in which a reference is; with a fraction only where
/// the unit is made of smaller ones.
std::string shifted(const std::string& unit, int by, const Known& from) {
  if (std::abs(by) > farthest * 100) return "";
  if (unit == "century") {
    const int first = ((from.year - 1) / 100 + by) * 100;
    return first >= 0 && first < 10000 ? fmt::format("{:02}XX", first / 100) : "";
  }
  if (unit == "decade") {
    const int first = (from.year / 10 + by) * 10;
    return first >= 0 && first < 10000 ? fmt::format("{:03}X", first / 10) : "";
  }
  if (unit == "year") return to_edtf(from.year + by, 0, 0);
  if (from.month == 0) return "";
  const auto floor_div = [](int a, int b) { return a >= 0 ? a / b : -((b - 1 - a) / b); };
  if (unit == "quarter") {
    const int number = from.year * 4 + (from.month - 1) / 3 + by;
    const int year = floor_div(number, 4);
    return is_year(year) ? fmt::format("{:04}-{}", year, first_quarter + number % 4) : "";
  }
  if (unit == "month") {
    const int number = from.year * 12 + from.month - 1 + by;
    return to_edtf(floor_div(number, 12), number % 12 + 1, 0);
  }
  if (from.day == 0) return "";
  const Day day = to_day(from.year, from.month, from.day);
  if (unit == "day") return to_edtf(day + time::days(by));
  if (unit == "week") return week_of(day + time::days(7 * by));
  if (unit == "weekend") {
    const Day monday = day - (time::weekday(day) - time::Monday) + time::days(7 * by);
    return interval(to_edtf(monday + time::days(5)), to_edtf(monday + time::days(6)));
  }
  return "";
}

/// Last, this or next summer: the one that ended last, that is nearest, that begins next. A winter
/// is of the year in which it begins.
std::string nearest_season(int season, int shift, const Known& from) {
  constexpr int winter = 24;
  if (from.month == 0) return shift == 0 ? fmt::format("{:04}-{}", from.year, season) : "";
  const int begins = season == winter ? 12 : 3 * (season - 20);
  int year = from.year;
  if (season == winter) {
    if (shift < 0) year -= from.month <= 2 ? 2 : 1;
    if (shift == 0 && from.month <= 5) --year;
    if (shift > 0 && from.month == 12) ++year;
  } else {
    if (shift < 0 && from.month < begins + 3) --year;
    if (shift > 0 && from.month >= begins) ++year;
  }
  return is_year(year) ? fmt::format("{:04}-{}", year, season) : "";
}

/// The month or day of a year that is nearest to a reference, or before or after it.
std::string nearest_in_year(const DateWords& words, const Known& from) {
  const int month = *words.month;
  const int day = words.day.value_or(0);
  if (from.month == 0) return words.when.empty() ? to_edtf(from.year, month, day) : "";
  int year = from.year;
  const int apart = month - from.month;
  if (words.when == "past") {
    if (apart > 0 || (apart == 0 && (day == 0 || day >= from.day))) --year;
  } else if (words.when == "future") {
    if (apart < 0 || (apart == 0 && (day == 0 || day <= from.day))) ++year;
  } else if (words.when == "behind") {
    if (apart > 0) --year;
  } else if (words.when == "ahead") {
    if (apart < 0 || (apart == 0 && day != 0 && day < from.day)) ++year;
  } else if (apart > 6) {
    --year;
  } else if (apart < -6) {
    ++year;
  }
  return to_edtf(year, month, day);
}

std::string weekday_near(const DateWords& words, const Known& from) {
  if (from.day == 0) return "";
  const Day day = to_day(from.year, from.month, from.day);
  const time::weekday wanted(static_cast<unsigned>(*words.weekday));
  if (words.shift) {
    const Day monday = day - (time::weekday(day) - time::Monday) + time::days(7 * *words.shift);
    return to_edtf(monday + (wanted - time::Monday));
  }
  const time::days ahead = wanted - time::weekday(day);
  if (words.when == "ahead") return to_edtf(day + ahead);
  if (words.when == "future") return to_edtf(day + (ahead.count() == 0 ? time::days(7) : ahead));
  const time::days ago = time::weekday(day) - wanted;
  if (words.when == "past" && ago.count() == 0) return to_edtf(day - time::days(7));
  return to_edtf(day - ago);
}

/// The time from `count` units before the reference until it, or from it on.
std::string spanned(const DateWords& words, const Known& from) {
  const double count = words.count.value_or(1);
  if (!(std::abs(count) <= farthest)) return "";
  const int by = words.span * rounded(count);
  std::string unit = words.unit;
  int scale = 1;
  if (unit == "decade" || unit == "century") {
    scale = unit == "decade" ? 10 : 100;
    unit = "year";
  } else if (unit == "quarter") {
    scale = 3;
    unit = "month";
  } else if (unit == "week" || unit == "weekend") {
    scale = 7;
    unit = "day";
  }
  const std::string other = shifted(unit, by * scale, from);
  const std::string here = shifted(unit, 0, from);
  return words.span < 0 ? interval(other, here) : interval(here, other);
}

std::string relative(const DateWords& words, const Known& from) {
  if (words.span != 0) return spanned(words, from);
  if (words.shift) {
    if (words.unit == "season" && words.season) {
      return nearest_season(*words.season, *words.shift, from);
    }
    return shifted(words.unit, *words.shift, from);
  }
  const double by = *words.count * words.sign;
  if (!(std::abs(by) <= farthest)) return "";
  if (words.unit == "year" && by != std::round(by)) return shifted("month", rounded(12 * by), from);
  if (words.unit == "decade") return shifted("year", rounded(10 * by), from);
  if (words.unit == "century") return shifted("year", rounded(100 * by), from);
  if (words.unit == "quarter") return shifted("month", rounded(3 * by), from);
  return shifted(words.unit, rounded(by), from);
}

/// A year of which the last two digits are said: the latest that is not more than twenty years
/// ahead.
int year_of(int digits, const std::optional<Known>& from) {
  const int now = from ? from->year : 2000;
  int year = now / 100 * 100 + 100 + digits;
  while (year > now + 20) year -= 100;
  return year;
}

/// What is said of a year: it, a month or day of it, a part, a range.
std::string in_year(const DateWords& words, int year) {
  if (words.quarter) {
    return *words.quarter >= 1 && *words.quarter <= 4
               ? fmt::format("{:04}-{}", year, first_quarter - 1 + *words.quarter)
               : "";
  }
  if (words.half) {
    return *words.half == 1 || *words.half == 2
               ? fmt::format("{:04}-{}", year, first_half - 1 + *words.half)
               : "";
  }
  if (words.season) return fmt::format("{:04}-{}", year, *words.season);
  const int month = words.month.value_or(0);
  const int day = words.day.value_or(0);
  if (words.end_digits) {
    // 2014-15, 1999-00; but 2014-03 is a month.
    int end = year / 100 * 100 + *words.end_digits;
    if (end <= year && *words.end_digits >= 1 && *words.end_digits <= 12) {
      return to_edtf(year, *words.end_digits, 0);
    }
    if (end <= year) end += 100;
    return interval(to_edtf(year, 0, 0), to_edtf(end, 0, 0));
  }
  const std::string first = to_edtf(year, month, day);
  if (!words.end_year && !words.end_month && !words.end_day) return first;
  const int end_month = words.end_month.value_or(month);
  const int end_day = words.end_day.value_or(words.end_year ? 0 : day);
  if (words.end_month && !words.end_year && end_month < month) {
    // Over New Year; a year that is said is that of the end.
    const int begin = words.year ? year - 1 : year;
    return interval(to_edtf(begin, month, day), to_edtf(begin + 1, end_month, end_day));
  }
  return interval(first, to_edtf(words.end_year.value_or(year), end_month, end_day));
}

}  // namespace

bool is_reference_date(std::string_view edtf) { return read_reference(edtf).has_value(); }

std::string resolve(const DateWords& words, std::string_view reference) {
  const std::optional<Known> from = read_reference(reference);
  if (words.decade) return *words.decade % 10 == 0 ? fmt::format("{:03}X", *words.decade / 10) : "";
  if (words.decade_digits) {
    if (*words.decade_digits % 10 != 0) return "";
    return fmt::format("{:03}X", year_of(*words.decade_digits, from) / 10);
  }
  if (words.century) {
    return *words.century >= 1 && *words.century <= 99 ? fmt::format("{:02}XX", *words.century - 1)
                                                       : "";
  }
  if (words.year) return in_year(words, *words.year);
  if (words.digits) return in_year(words, year_of(*words.digits, from));
  if (!from) return "";
  if (words.weekday) return weekday_near(words, *from);
  if (words.month && words.shift) return in_year(words, from->year + *words.shift);
  if (words.month) {
    const std::string first = nearest_in_year(words, *from);
    const auto year = digits_at(first, 0, 4);
    return year && (words.end_day || words.end_month) ? in_year(words, *year) : first;
  }
  if (words.quarter || words.half) return in_year(words, from->year + words.shift.value_or(0));
  if (words.shift || words.count) return relative(words, *from);
  return "";
}

}  // namespace graphwright
