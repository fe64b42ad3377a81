#pragma once

// Names, dates and amounts of money. Not installed.

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "importers/language/analysis.hpp"
#include "importers/language/detail/crf.hpp"
#include "importers/language/detail/encoder.hpp"
#include "importers/language/detail/layers.hpp"
#include "importers/language/detail/model_file.hpp"
#include "importers/language/detail/name_votes.hpp"
#include "importers/language/detail/sentence_pieces.hpp"
#include "importers/language/detail/word_vectors.hpp"
#include "importers/language/gazetteers.hpp"
#include "importers/language/lexicon.hpp"

namespace graphwright::detail {

/// What a tagger needs to run, for one thread.
struct NameScratch {
  FormSequences words;
  QuantisedMatrix context;
  Matrix scores;
  CrfScratch crf;
};

/// Finds names with a network: `Encoder`, which is told what gazetteers know → `Crf`.
class NameTagger {
 public:
  /// Reads the network's sections of a model file and, in a data directory, the gazetteers that
  /// they name and the words that tell a type (lexicon/names.tsv). Throws Error if they do not fit.
  /// The file and the vectors must outlive the tagger.
  NameTagger(const ModelFile& file, const WordVectors& vectors, const std::filesystem::path& data);

  /// The types of names, by which their likelihoods are numbered; "Date" and "Money" are among
  /// them.
  const std::vector<std::string>& types() const noexcept { return crf_.types(); }

  /// Finds the names of pieces, from the forms of their words, and adds them to the list of each
  /// sentence's number. What is found for a piece does not depend on the others.
  void tag(std::span<const SentencePiece> pieces, EncoderScratch& encoding, NameScratch& scratch,
           std::span<std::vector<ScoredName>> names) const;

  /// Whether a list of places has a word.
  bool is_place(const Word& word) const;

  /// How many multiplications with their additions a word takes, without the encoder's maps of
  /// forms that are new to it (`multiply_adds_of_new_form`).
  std::size_t multiply_adds() const noexcept {
    return encoder_.multiply_adds() + scores_.multiply_adds();
  }

  const Encoder& encoder() const noexcept { return encoder_; }

 private:
  /// Adds the names of a piece, whose rows of scores begin at one.
  void read(const SentencePiece& piece, std::size_t first, NameScratch& scratch,
            std::vector<ScoredName>& names) const;

  /// The type that the first words or the last of a name tell; the number of types if they tell
  /// none.
  std::size_t told_type(const std::vector<Word>& words, const ScoredName& name) const;

  Crf crf_;
  Lexicon words_;
  Gazetteers gazetteers_;
  std::vector<std::size_t> place_lists_;  ///< Their numbers.
  Encoder encoder_;
  Linear scores_;
};

}  // namespace graphwright::detail
