#pragma once

// UTF-8 by code points. A byte that begins no character stands for U+FFFD. Not installed.

#include <unicode/uchar.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace graphwright::detail {

/// The code point that begins at a byte; `at` moves behind it. Precondition: at < text.size().
UChar32 next_code_point(std::string_view text, std::size_t& at) noexcept;

/// The code point that ends before a byte. Precondition: 0 < at <= text.size().
UChar32 code_point_before(std::string_view text, std::size_t at) noexcept;

/// Appends a code point to a text.
void append_code_point(UChar32 c, std::string& text);

}  // namespace graphwright::detail
