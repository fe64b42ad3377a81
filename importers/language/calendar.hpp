#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace graphwright {

/// What words say of a date; each field as it was said. A date is absolute (year … season), one of
/// those nearest to a reference day (a month or a weekday alone), or so far from it (`count` or
/// `shift` of a `unit`).
struct DateWords {
  std::optional<int> year;
  std::optional<int> month;  ///< From 1, as are day and weekday (Monday).
  std::optional<int> day;
  std::optional<int> end_year;  ///< The last day of a range, as far as it differs.
  std::optional<int> end_month;
  std::optional<int> end_day;
  std::optional<int> end_digits;     ///< The last two digits of a range's last year: 2014-15.
  std::optional<int> digits;         ///< The last two digits of a year: FY25.
  std::optional<int> decade;         ///< Its first year.
  std::optional<int> decade_digits;  ///< The last two digits of its first year: the '90s.
  std::optional<int> century;        ///< 19 for 1801 to 1900.
  std::optional<int> quarter;
  std::optional<int> half;
  std::optional<int> season;  ///< 21 spring … 24 winter.
  std::optional<int> weekday;
  /// "past", "future": before, after the reference day; "behind", "ahead": in its month, or on it,
  /// too; "": the nearest.
  std::string when = {};
  std::string unit = {};  ///< day, week, weekend, month, season, quarter, year, decade or century.
  std::optional<double> count;  ///< Of units, with `sign`.
  int sign = 0;                 ///< -1 before, 1 after the reference day.
  std::optional<int> shift;     ///< Which unit: -1 the last, 0 this, 1 the next.
  int span = 0;                 ///< -1: the `count` units until the reference day, 1: from it on.
};

/// Whether a text is a day, month or year of the calendar in EDTF: what dates can be counted from.
bool is_reference_date(std::string_view edtf);

/// A date of words in EDTF (ISO 8601-2, level 2: quarters are 33 to 36, halves 40 and 41): a day, a
/// month, a year, "197X" for a decade, "18XX" for a century, "2026-03-02/2026-03-08" for a week or
/// a range. "" if the words name no date, or if they count from a reference date, which is EDTF and
/// may be of any precision (only "2026" is enough for "last year"), and that does not tell.
std::string resolve(const DateWords& words, std::string_view reference);

}  // namespace graphwright
