#pragma once

// The lexicon part of the model: word vectors. Not installed.

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "importers/language/detail/model_file.hpp"

namespace graphwright::detail {

/// Vectors of words, 8 bits a number with a scale for each word, used where they lie in the file.
class WordVectors {
 public:
  static constexpr std::size_t dimensions = 100;

  /// Throws Error if the file is no lexicon.
  explicit WordVectors(const std::filesystem::path& file);

  /// Writes the vector of a word key (`word_key`), or zeros if it has none, to `out`: `dimensions`
  /// numbers.
  void copy(std::string_view key, float* out) const;

  /// Tells one lexicon from another.
  const std::string& id() const { return file_.metadata("id"); }

 private:
  std::string_view word(std::size_t row) const;

  ModelFile file_;
  std::string_view words_;                  ///< In order of their bytes, one after the other.
  std::span<const std::uint32_t> offsets_;  ///< Where each begins, and where the last ends.
  std::span<const std::int8_t> values_;
  std::vector<float> scales_;
};

}  // namespace graphwright::detail
