#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace graphwright {

/// A date found in a text.
struct CalendarDate {
  std::string edtf;        ///< "2026-03-03", or "2026-03" where no day is given.
  std::size_t length = 0;  ///< Bytes of the text that it takes up.
};

/// Reads an absolute English date at the beginning of a text: "March 3, 2026", "Oct. 17, 2025", "12
/// June 2025", "2026-03-03", "March 2026", with or without a weekday before it ("Sunday, August 2,
/// 2015"). Days that no month has are no date.
std::optional<CalendarDate> read_calendar_date(std::string_view text);

}  // namespace graphwright
