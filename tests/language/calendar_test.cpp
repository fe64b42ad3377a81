#include "importers/language/calendar.hpp"

#include <catch2/catch.hpp>

using namespace graphwright;

namespace {

DateWords shifted(const std::string& unit, int shift) {
  DateWords words;
  words.unit = unit;
  words.shift = shift;
  return words;
}

DateWords counted(double count, const std::string& unit, int sign) {
  DateWords words;
  words.count = count;
  words.unit = unit;
  words.sign = sign;
  return words;
}

DateWords weekday(int number, const std::string& when = "") {
  DateWords words;
  words.weekday = number;
  words.when = when;
  return words;
}

DateWords month(int number, int day = 0, const std::string& when = "") {
  DateWords words;
  words.month = number;
  if (day != 0) words.day = day;
  words.when = when;
  return words;
}

}  // namespace

TEST_CASE("resolve writes absolute dates, and none that the calendar lacks") {
  DateWords words;
  words.year = 2024;
  CHECK(resolve(words, "") == "2024");
  words.month = 2;
  CHECK(resolve(words, "") == "2024-02");
  words.day = 29;
  CHECK(resolve(words, "") == "2024-02-29");
  words.year = 2025;
  CHECK(resolve(words, "").empty());
  words.month = 13;
  CHECK(resolve(words, "").empty());
  CHECK(resolve({}, "2026-04-10").empty());
}

TEST_CASE("resolve writes ranges, from the earlier to the later") {
  DateWords words;
  words.year = 2026;
  words.month = 5;
  words.day = 3;
  words.end_day = 5;
  CHECK(resolve(words, "") == "2026-05-03/2026-05-05");
  words.end_day = 1;
  CHECK(resolve(words, "").empty());
  words.end_month = 6;
  CHECK(resolve(words, "") == "2026-05-03/2026-06-01");
  DateWords years;
  years.year = 2014;
  years.end_digits = 15;
  CHECK(resolve(years, "") == "2014/2015");
  years.end_digits = 3;
  CHECK(resolve(years, "") == "2014-03");
  years.year = 1999;
  years.end_digits = 0;
  CHECK(resolve(years, "") == "1999/2000");
  years = {};
  years.year = 2014;
  years.end_year = 2018;
  CHECK(resolve(years, "") == "2014/2018");
  DateWords winter;
  winter.month = 12;
  winter.day = 28;
  winter.end_month = 1;
  winter.end_day = 3;
  CHECK(resolve(winter, "2026-09-10") == "2026-12-28/2027-01-03");
  winter.when = "behind";
  CHECK(resolve(winter, "2026-04-10") == "2025-12-28/2026-01-03");
  winter.year = 2026;
  CHECK(resolve(winter, "") == "2025-12-28/2026-01-03");
}

TEST_CASE("resolve counts units from a day, over the ends of months, years and leap years") {
  CHECK(resolve(shifted("day", -1), "2026-01-01") == "2025-12-31");
  CHECK(resolve(shifted("day", 1), "2024-02-28") == "2024-02-29");
  CHECK(resolve(shifted("month", -1), "2026-01-15") == "2025-12");
  CHECK(resolve(shifted("month", 1), "2026-12-15") == "2027-01");
  CHECK(resolve(shifted("quarter", -1), "2026-01-15") == "2025-36");
  CHECK(resolve(shifted("week", 0), "2026-01-01") == "2025-12-29/2026-01-04");
  CHECK(resolve(shifted("weekend", -1), "2026-04-12") == "2026-04-04/2026-04-05");
  CHECK(resolve(shifted("decade", -1), "2026-04-10") == "201X");
  CHECK(resolve(shifted("century", 0), "2000-04-10") == "19XX");
  CHECK(resolve(counted(14, "month", -1), "2026-02-28") == "2024-12");
  CHECK(resolve(counted(2.5, "year", -1), "2026-04-10") == "2023-10");
  CHECK(resolve(counted(1e300, "year", -1), "2026-04-10").empty());
  CHECK(resolve(counted(3000, "year", -1), "2026-04-10").empty());
}

TEST_CASE("resolve spans the units until or from a day") {
  DateWords words = counted(3, "year", 0);
  words.span = -1;
  CHECK(resolve(words, "2026-04-10") == "2023/2026");
  CHECK(resolve(words, "2026") == "2023/2026");
  words.span = 1;
  CHECK(resolve(words, "2026-04-10") == "2026/2029");
  words.unit = "week";
  CHECK(resolve(words, "2026-04-10") == "2026-04-10/2026-05-01");
  words.unit = "decade";
  CHECK(resolve(words, "2026-04-10") == "2026/2056");
  for (const double count : {2147483648.0, 4294967297.0, 1e300, -1e300}) {
    words.count = count;
    CHECK(resolve(words, "2026-04-10").empty());
  }
}

TEST_CASE("resolve counts from a reference only as exactly as it is known") {
  CHECK(resolve(shifted("year", -1), "2026") == "2025");
  CHECK(resolve(shifted("month", -1), "2026").empty());
  CHECK(resolve(shifted("month", -1), "2026-04") == "2026-03");
  CHECK(resolve(shifted("day", -1), "2026-04").empty());
  CHECK(resolve(weekday(2), "2026-04").empty());
  CHECK(resolve(shifted("day", 0), "2026-04-10T17:00") == "2026-04-10");
  for (const char* broken : {"", "x", "-123", "0000", "0000-01-01", "2026-13", "2026-02-30",
                             "2026-4-1", "202X", "2026-04-10x"}) {
    INFO(broken);
    CHECK(resolve(shifted("day", -1), broken).empty());
    CHECK_FALSE(is_reference_date(broken));
  }
  CHECK(is_reference_date("2026-02-28"));
}

TEST_CASE("resolve takes the weekday that is meant") {
  const char* const friday = "2026-04-10";
  CHECK(resolve(weekday(2), friday) == "2026-04-07");
  CHECK(resolve(weekday(5), friday) == "2026-04-10");
  CHECK(resolve(weekday(5, "past"), friday) == "2026-04-03");
  CHECK(resolve(weekday(5, "ahead"), friday) == "2026-04-10");
  CHECK(resolve(weekday(5, "future"), friday) == "2026-04-17");
  CHECK(resolve(weekday(7, "ahead"), friday) == "2026-04-12");
}

TEST_CASE("resolve takes the year of a month that is nearest, before or ahead") {
  CHECK(resolve(month(12), "2026-02-10") == "2025-12");
  CHECK(resolve(month(1), "2026-12-10") == "2027-01");
  CHECK(resolve(month(6), "2026-03-10") == "2026-06");
  CHECK(resolve(month(6, 0, "behind"), "2026-03-10") == "2025-06");
  CHECK(resolve(month(3, 20, "behind"), "2026-03-10") == "2026-03-20");
  CHECK(resolve(month(6, 0, "past"), "2026-03-10") == "2025-06");
  CHECK(resolve(month(3, 0, "past"), "2026-03-10") == "2025-03");
  CHECK(resolve(month(3, 0, "future"), "2026-03-10") == "2027-03");
  CHECK(resolve(month(3, 9, "ahead"), "2026-03-10") == "2027-03-09");
  CHECK(resolve(month(3, 11, "ahead"), "2026-03-10") == "2026-03-11");
  CHECK(resolve(month(2, 29), "2026-03-10").empty());
}

TEST_CASE("resolve writes seasons, parts of years, decades and centuries as EDTF does") {
  DateWords season = shifted("season", -1);
  season.season = 24;
  CHECK(resolve(season, "2026-04-10") == "2025-24");
  season.shift = 1;
  CHECK(resolve(season, "2026-12-10") == "2027-24");
  CHECK(resolve(season, "2026-01-10") == "2026-24");
  season.shift = 0;
  CHECK(resolve(season, "2026-01-10") == "2025-24");
  CHECK(resolve(season, "2026-04-10") == "2025-24");
  CHECK(resolve(season, "2026-11-10") == "2026-24");
  season.shift = -1;
  CHECK(resolve(season, "2026-02-10") == "2024-24");
  DateWords words;
  words.decade = 1970;
  CHECK(resolve(words, "") == "197X");
  words.decade = 1975;
  CHECK(resolve(words, "").empty());
  words = {};
  words.decade_digits = 90;
  CHECK(resolve(words, "2026") == "199X");
  words = {};
  words.digits = 0;
  CHECK(resolve(words, "1999") == "2000");
  words.digits = 69;
  CHECK(resolve(words, "2026") == "1969");
  words = shifted("year", -1);
  words.quarter = 3;
  CHECK(resolve(words, "2026-04-10") == "2025-35");
  words = {};
  words.century = 19;
  CHECK(resolve(words, "") == "18XX");
  words = {};
  words.year = 2026;
  words.quarter = 4;
  CHECK(resolve(words, "") == "2026-36");
  words.quarter = 5;
  CHECK(resolve(words, "").empty());
}
