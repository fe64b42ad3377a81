#include "graph/offsets.hpp"

#include <algorithm>

namespace graphwright {
namespace {

constexpr std::uint32_t stride = 64;

}  // namespace

Offsets::Offsets(std::string_view utf8, OffsetUnit unit) : text_(utf8), unit_(unit) {
  std::uint32_t units = 0;
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (i % stride == 0) checkpoints_.push_back(units);
    units += width(text_[i]);
  }
  checkpoints_.push_back(units);
}

/// Units that begin at this byte: a character counts at its first byte; a four-byte one is two
/// UTF-16 units.
std::uint32_t Offsets::width(char c) const noexcept {
  const auto byte = static_cast<unsigned char>(c);
  if (unit_ == OffsetUnit::byte) return 1;
  if ((byte & 0xC0) == 0x80) return 0;
  return unit_ == OffsetUnit::utf16 && byte >= 0xF0 ? 2 : 1;
}

std::uint32_t Offsets::from_byte(std::uint32_t byte) const noexcept {
  if (unit_ == OffsetUnit::byte) return byte;
  const std::uint32_t block = byte / stride;
  std::uint32_t units = checkpoints_[block];
  for (std::uint32_t i = block * stride; i < byte; ++i) units += width(text_[i]);
  return units;
}

std::uint32_t Offsets::to_byte(std::uint32_t offset) const noexcept {
  const auto size = static_cast<std::uint32_t>(text_.size());
  if (unit_ == OffsetUnit::byte) return std::min(offset, size);
  const auto after = std::upper_bound(checkpoints_.begin(), checkpoints_.end() - 1, offset);
  if (after == checkpoints_.begin()) return 0;
  const auto block = static_cast<std::uint32_t>(after - checkpoints_.begin() - 1);
  std::uint32_t units = checkpoints_[block];
  for (std::uint32_t i = block * stride; i < size; ++i) {
    const std::uint32_t here = width(text_[i]);
    if (here > 0 && units >= offset) return i;
    units += here;
  }
  return size;
}

}  // namespace graphwright
