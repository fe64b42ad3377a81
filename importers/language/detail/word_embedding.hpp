#pragma once

// What the networks read of a word. Not installed.

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "importers/language/detail/model_file.hpp"
#include "importers/language/detail/word_vectors.hpp"

namespace graphwright::detail {

/// The numbers of a word that a network learned to read: its vector, and embeddings of the word,
/// its affixes and its shape (`word_features`).
class WordEmbedding {
 public:
  /// Reads "NETWORK.vocabulary", "NETWORK.words" (1 + vocabulary x width; the first is for unknown
  /// words), "NETWORK.affixes" and "NETWORK.shapes". Throws Error if they do not fit.
  WordEmbedding(const ModelFile& file, const std::string& network);

  std::size_t width() const noexcept { return width_; }

  /// Writes the numbers of a form, and returns where they end.
  float* copy(std::string_view form, const WordVectors& vectors, float* out) const;

 private:
  std::unordered_map<std::string, std::size_t> vocabulary_;
  std::size_t word_width_;
  std::size_t affix_width_;
  std::size_t shape_width_;
  std::size_t width_;
  std::vector<float> words_;
  std::vector<float> affixes_;
  std::vector<float> shapes_;
};

}  // namespace graphwright::detail
