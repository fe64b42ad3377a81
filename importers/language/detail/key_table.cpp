#include "importers/language/detail/key_table.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace graphwright::detail {
namespace {

constexpr std::size_t fewest_slots = 64;

std::uint32_t hash_of(std::string_view key) noexcept {
  return static_cast<std::uint32_t>(std::hash<std::string_view>()(key));
}

}  // namespace

std::string_view KeyTable::key(std::size_t number) const noexcept {
  const std::size_t begin = number == 0 ? 0 : ends_[number - 1];
  return std::string_view(keys_).substr(begin, ends_[number] - begin);
}

std::size_t KeyTable::place(std::string_view wanted, std::uint32_t hash) const noexcept {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].number != free &&
         (slots_[at].hash != hash || key(slots_[at].number) != wanted)) {
    at = (at + 1) & mask;
  }
  return at;
}

std::size_t KeyTable::find(std::string_view wanted) const noexcept {
  if (slots_.empty()) return none;
  const std::uint32_t number = slots_[place(wanted, hash_of(wanted))].number;
  return number == free ? none : number;
}

std::size_t KeyTable::add(std::string_view wanted) {
  if (2 * (size() + 1) > slots_.size()) grow();
  const std::uint32_t hash = hash_of(wanted);
  Slot& slot = slots_[place(wanted, hash)];
  if (slot.number == free) {
    slot = {hash, static_cast<std::uint32_t>(size())};
    keys_ += wanted;
    ends_.push_back(keys_.size());
  }
  return slot.number;
}

void KeyTable::clear() noexcept {
  keys_.clear();
  ends_.clear();
  std::fill(slots_.begin(), slots_.end(), Slot());
}

void KeyTable::grow() {
  std::vector<Slot> slots(std::max(fewest_slots, 2 * slots_.size()));
  const std::size_t mask = slots.size() - 1;
  for (const Slot& slot : slots_) {
    if (slot.number == free) continue;
    std::size_t at = slot.hash & mask;
    while (slots[at].number != free) at = (at + 1) & mask;
    slots[at] = slot;
  }
  slots_ = std::move(slots);
}

}  // namespace graphwright::detail
