#include "importers/language/detail/code_points.hpp"

#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

namespace graphwright::detail {
namespace {

constexpr UChar32 replacement = 0xFFFD;

const std::uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

}  // namespace

UChar32 next_code_point(std::string_view text, std::size_t& at) noexcept {
  const std::uint8_t* const bytes = bytes_of(text) + at;
  const auto left =
      static_cast<std::int32_t>(std::min<std::size_t>(text.size() - at, U8_MAX_LENGTH));
  std::int32_t length = 0;
  UChar32 c = 0;
  U8_NEXT(bytes, length, left, c);
  at += static_cast<std::size_t>(length);
  return c < 0 ? replacement : c;
}

UChar32 code_point_before(std::string_view text, std::size_t at) noexcept {
  constexpr std::size_t longest = U8_MAX_LENGTH;
  std::size_t begin = at - 1;
  while (begin > 0 && at - begin < longest && U8_IS_TRAIL(text[begin])) --begin;
  return next_code_point(text.substr(0, at), begin);
}

void append_code_point(UChar32 c, std::string& text) {
  std::uint8_t bytes[U8_MAX_LENGTH] = {};
  std::int32_t length = 0;
  UBool failed = false;
  U8_APPEND(bytes, length, U8_MAX_LENGTH, static_cast<std::uint32_t>(c), failed);
  if (!failed) text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

}  // namespace graphwright::detail
