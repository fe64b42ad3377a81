#pragma once

// Names, dates and amounts of money. Not installed.

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "importers/language/analysis.hpp"
#include "importers/language/detail/crf.hpp"
#include "importers/language/detail/layers.hpp"
#include "importers/language/detail/model_file.hpp"
#include "importers/language/detail/name_votes.hpp"
#include "importers/language/detail/sentence_pieces.hpp"
#include "importers/language/detail/word_embedding.hpp"
#include "importers/language/detail/word_vectors.hpp"
#include "importers/language/gazetteers.hpp"
#include "importers/language/lexicon.hpp"

namespace graphwright::detail {

/// Finds names with a network: word features and gazetteers → bidirectional LSTM → `Crf`.
class NameTagger {
 public:
  /// Reads the network's sections of a model file and, in a data directory, the gazetteers that
  /// they name and the words that tell a type (lexicon/names.tsv). Throws Error if they do not fit.
  NameTagger(const ModelFile& file, const std::filesystem::path& data);

  /// The types of names, by which their likelihoods are numbered; "Date" and "Money" are among
  /// them.
  const std::vector<std::string>& types() const noexcept { return crf_.types(); }

  /// Finds the names of sentences, from the forms of their words: a list for each. What is found
  /// for a sentence does not depend on the others.
  std::vector<std::vector<ScoredName>> tag(std::span<Sentence* const> sentences,
                                           const WordVectors& vectors) const;

  /// Whether a list of places has a word.
  bool is_place(const Word& word) const;

 private:
  Matrix inputs(std::span<const SentencePiece> pieces, const WordVectors& vectors) const;

  /// Adds the names of a piece, of which the network made these scores.
  void read(const SentencePiece& piece, ConstRows scores, std::vector<ScoredName>& names) const;

  /// The type that the first words or the last of a name tell; the number of types if they tell
  /// none.
  std::size_t told_type(const std::vector<Word>& words, const ScoredName& name) const;

  Crf crf_;
  Lexicon words_;
  Gazetteers gazetteers_;
  std::vector<std::size_t> place_lists_;  ///< Their numbers.
  std::size_t width_;
  std::size_t hidden_;
  WordEmbedding embedding_;
  Projection projection_;
  std::vector<BiLstm> layers_;
  Linear scores_;
};

}  // namespace graphwright::detail
