#include "importers/language/detail/key_table.hpp"

#include <algorithm>
#include <functional>

namespace graphwright::detail {
namespace {

constexpr std::size_t fewest_slots = 64;

std::size_t hash_of(std::string_view key) noexcept { return std::hash<std::string_view>()(key); }

}  // namespace

std::string_view KeyTable::key(std::size_t number) const noexcept {
  const std::size_t begin = number == 0 ? 0 : ends_[number - 1];
  return std::string_view(keys_).substr(begin, ends_[number] - begin);
}

std::size_t KeyTable::slot(std::string_view wanted, std::size_t hash) const noexcept {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at] != 0 && (hashes_[slots_[at] - 1] != hash || key(slots_[at] - 1) != wanted)) {
    at = (at + 1) & mask;
  }
  return at;
}

std::size_t KeyTable::find(std::string_view wanted) const noexcept {
  if (slots_.empty()) return none;
  const std::uint32_t found = slots_[slot(wanted, hash_of(wanted))];
  return found == 0 ? none : found - 1;
}

std::size_t KeyTable::add(std::string_view wanted) {
  if (2 * (size() + 1) > slots_.size()) grow();
  const std::size_t hash = hash_of(wanted);
  std::uint32_t& found = slots_[slot(wanted, hash)];
  if (found == 0) {
    keys_ += wanted;
    ends_.push_back(keys_.size());
    hashes_.push_back(hash);
    found = static_cast<std::uint32_t>(size());
  }
  return found - 1;
}

void KeyTable::clear() noexcept {
  keys_.clear();
  ends_.clear();
  hashes_.clear();
  std::fill(slots_.begin(), slots_.end(), 0U);
}

void KeyTable::grow() {
  slots_.assign(std::max(fewest_slots, 2 * slots_.size()), 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t number = 0; number < size(); ++number) {
    std::size_t at = hashes_[number] & mask;
    while (slots_[at] != 0) at = (at + 1) & mask;
    slots_[at] = static_cast<std::uint32_t>(number + 1);
  }
}

}  // namespace graphwright::detail
