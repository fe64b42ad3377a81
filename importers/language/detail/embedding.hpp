#pragma once

// What the networks read of a form. Not installed.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "importers/language/detail/model_file.hpp"
#include "importers/language/detail/word_vectors.hpp"

namespace graphwright::detail {

/// Turns a form into the numbers that a network learned to read of it.
class Embedding {
 public:
  Embedding() = default;
  Embedding(const Embedding&) = delete;
  Embedding& operator=(const Embedding&) = delete;
  virtual ~Embedding() = default;

  virtual std::size_t width() const noexcept = 0;

  /// Writes the numbers of a form, `width()`.
  virtual void copy(std::string_view form, float* out) const = 0;
};

/// A table of learned rows, used where it lies in the file.
class EmbeddingTable {
 public:
  /// Reads "NAME" (rows x width) and "NAME.step", by which its whole numbers are multiplied. Throws
  /// Error if the table has other rows than expected.
  EmbeddingTable(const ModelFile& file, const std::string& name, std::size_t rows);

  std::size_t width() const noexcept { return width_; }

  /// Writes a row, and returns where it ends.
  float* copy(std::size_t row, float* out) const;

 private:
  std::size_t width_;
  std::span<const std::int16_t> values_;
  float step_;
};

/// A word: its vector, and learned embeddings of the word, its affixes and its shape
/// (`word_features`).
class WordEmbedding : public Embedding {
 public:
  /// Reads "NETWORK.vocabulary", in order of the bytes, and the tables "NETWORK.words" (a row more
  /// than the vocabulary; the first is for unknown words), "NETWORK.affixes" and "NETWORK.shapes".
  /// Throws Error if they do not fit. The file and the vectors must outlive the embedding.
  WordEmbedding(const ModelFile& file, const std::string& network, const WordVectors& vectors);

  std::size_t width() const noexcept override;
  void copy(std::string_view form, float* out) const override;

 private:
  const WordVectors* vectors_;
  std::vector<std::string_view> vocabulary_;
  EmbeddingTable words_;
  EmbeddingTable affixes_;
  EmbeddingTable shapes_;
};

/// An atom (`atoms`): its vector, and learned embeddings of its hash and its shape.
class AtomEmbedding : public Embedding {
 public:
  /// Reads the tables "NETWORK.atoms" and "NETWORK.shapes", as above.
  AtomEmbedding(const ModelFile& file, const std::string& network, const WordVectors& vectors);

  std::size_t width() const noexcept override;
  void copy(std::string_view form, float* out) const override;

 private:
  const WordVectors* vectors_;
  EmbeddingTable atoms_;
  EmbeddingTable shapes_;
};

}  // namespace graphwright::detail
