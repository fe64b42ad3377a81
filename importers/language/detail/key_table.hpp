#pragma once

// Numbers for texts. Not installed.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace graphwright::detail {

/// Numbers texts from 0, in the order in which they are added: a hash table with open addressing
/// that keeps them one after the other, so that looking one up allocates nothing and adding one
/// seldom.
class KeyTable {
 public:
  /// What `find` gives for a text that was not added.
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  std::size_t size() const noexcept { return ends_.size(); }

  /// How many bytes the texts have together.
  std::size_t bytes() const noexcept { return keys_.size(); }

  /// The number of a text.
  std::size_t find(std::string_view wanted) const noexcept;

  bool contains(std::string_view wanted) const noexcept { return find(wanted) != none; }

  /// The number of a text, which is added if it is new.
  std::size_t add(std::string_view wanted);

  /// Forgets all texts, but keeps their memory.
  void clear() noexcept;

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = free;
  };
  static constexpr std::uint32_t free = static_cast<std::uint32_t>(-1);

  std::string_view key(std::size_t number) const noexcept;

  /// Where a text stands in the slots, or the free slot where it would. Precondition: one is free.
  std::size_t place(std::string_view wanted, std::uint32_t hash) const noexcept;

  /// Doubles the slots.
  void grow();

  std::string keys_;
  std::vector<std::size_t> ends_;  ///< Of the texts in `keys_`.
  std::vector<Slot> slots_;        ///< A power of 2, at most half of them taken.
};

}  // namespace graphwright::detail
