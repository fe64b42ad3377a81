#include "importers/documents/calendar_date.hpp"

#include <catch2/catch.hpp>

using namespace graphwright;

TEST_CASE("read_calendar_date reads absolute English dates") {
  const auto edtf = [](std::string_view text) {
    const auto date = read_calendar_date(text);
    return date ? date->edtf : "none";
  };
  CHECK(edtf("March 3, 2026") == "2026-03-03");
  CHECK(edtf("March 3 2026 and so on") == "2026-03-03");
  CHECK(edtf("Oct. 17, 2025, beginning") == "2025-10-17");
  CHECK(edtf("Sept. 1, 2025") == "2025-09-01");
  CHECK(edtf("12 June 2025") == "2025-06-12");
  CHECK(edtf("3rd May, 1999") == "1999-05-03");
  CHECK(edtf("2026-03-03T10:00") == "none");
  CHECK(edtf("2026-03-03 10:00") == "2026-03-03");
  CHECK(edtf("March 2026") == "2026-03");
  CHECK(edtf("Sunday, August 2, 2015") == "2015-08-02");
  CHECK(edtf("Fri 2 Aug 2019") == "2019-08-02");
  CHECK(edtf("MARCH 3, 2026") == "2026-03-03");
  CHECK(edtf("February 29, 2024") == "2024-02-29");
  CHECK(edtf("February 29, 2025") == "none");
  CHECK(edtf("April 31, 2025") == "none");
  CHECK(edtf("March 3") == "none");
  CHECK(edtf("Marching 3, 2026") == "none");
  CHECK(edtf("2024-13-40") == "none");
  CHECK(edtf("") == "none");
}

TEST_CASE("read_calendar_date says how long the date is") {
  CHECK(read_calendar_date("March 3, 2026 — x")->length == 13);
  CHECK(read_calendar_date("Sunday, August 2, 2015")->length == 22);
}
