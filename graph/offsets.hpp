#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/document.hpp"

namespace graphwright {

/// Translates offsets into a UTF-8 text between bytes and another unit. Keeps a view of the text; a
/// table of one entry per kilobyte makes each translation a short count.
class Offsets {
 public:
  Offsets(std::string_view utf8, OffsetUnit unit);

  /// The offset, in the unit, of the character that begins at a byte. Precondition: byte <= size of
  /// the text.
  std::uint32_t from_byte(std::uint32_t byte) const noexcept;

  /// The byte at which the character at an offset of the unit begins; the size of the text if there
  /// is none.
  std::uint32_t to_byte(std::uint32_t offset) const noexcept;

  Span from_bytes(Span span) const noexcept { return {from_byte(span.begin), from_byte(span.end)}; }
  Span to_bytes(Span span) const noexcept { return {to_byte(span.begin), to_byte(span.end)}; }

 private:
  std::uint32_t width(char c) const noexcept;

  std::string_view text_;
  OffsetUnit unit_;
  std::vector<std::uint32_t> checkpoints_;  // units before byte k * stride
};

}  // namespace graphwright
