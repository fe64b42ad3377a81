#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "importers/language/analysis.hpp"

namespace graphwright {

namespace detail {
class KeyTable;
}

/// Lists of names that hint at what a word is: data/gazetteers/lists.tsv names them and their
/// files. tools/training/gazetteers.py finds the same for the training.
class Gazetteers {
 public:
  /// A list's feature of a word: `2 list` where an entry begins, `2 list + 1` where one goes on.
  struct Feature {
    std::size_t word;
    std::size_t number;
  };

  static constexpr std::size_t most_lists = 32;

  /// Reads the lists with these titles, in this order, from a folder. Throws Error, with file and
  /// line, if one is missing or cannot be read. Precondition: at most `most_lists` titles.
  Gazetteers(const std::filesystem::path& folder, const std::vector<std::string_view>& titles);

  /// Whether a form alone is an entry of a list, by its number.
  bool has(std::size_t list, std::string_view form) const;

  /// How many features a word can have.
  std::size_t width() const noexcept { return 2 * lists_; }

  /// What the lists know of words [begin, end), in their order: of each list the longest entries
  /// from the left, which have a capital letter in their first word. An entry in capitals is found
  /// in capitals only, another in letters of any case.
  std::vector<Feature> find(const std::vector<Word>& words, std::size_t begin,
                            std::size_t end) const;

 private:
  void add(const std::filesystem::path& file, std::uint32_t list);
  std::uint32_t lists_with(std::string_view key) const;

  std::size_t lists_;
  std::size_t longest_ = 0;  ///< Of the keys, in bytes.
  /// The entries, written without blanks, in small letters if they are not in capitals.
  std::shared_ptr<detail::KeyTable> entries_;
  std::vector<std::uint32_t> lists_of_;  ///< Bits of the lists of each.
};

}  // namespace graphwright
