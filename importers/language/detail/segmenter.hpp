#pragma once

// Words and sentences. Not installed.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "importers/language/analysis.hpp"
#include "importers/language/atoms.hpp"
#include "importers/language/detail/encoder.hpp"
#include "importers/language/detail/layers.hpp"
#include "importers/language/detail/model_file.hpp"
#include "importers/language/detail/word_vectors.hpp"

namespace graphwright::detail {

/// A part of a text that ends sentences.
struct Passage {
  std::string_view text;
  Span part;
  std::vector<Sentence> sentences = {};  ///< What is found; spans count in the text.
};

/// What a segmenter needs to run, for one thread.
struct SegmenterScratch {
  FormSequences atoms;
  QuantisedMatrix context;
  Matrix scores;
};

/// The most words that a sentence of raw text has; the network sees as many atoms at once.
inline constexpr std::size_t longest_sentence = 256;

/// Joins the atoms of a passage to words and sentences with a network, `Encoder`, that reads them
/// from both sides.
class Segmenter {
 public:
  /// Reads the network's sections of a model file. Throws Error if they do not fit. The file and
  /// the vectors must outlive the segmenter.
  Segmenter(const ModelFile& file, const WordVectors& vectors, TokenLexicon tokens);

  /// Finds the sentences of passages, with the spans of their words; only one of each if it
  /// `is_sentence`, else of at most `longest_sentence` words each. The network reads at most
  /// `most_atoms` at once, but a window of a passage at least. What is found in a passage does not
  /// depend on the others.
  void segment(std::span<Passage> passages, bool is_sentence, std::size_t most_atoms,
               EncoderScratch& encoding, SegmenterScratch& scratch) const;

  /// How many multiplications with their additions an atom takes, without the encoder's maps of
  /// forms that are new to it (`multiply_adds_of_new_form`).
  std::size_t multiply_adds() const noexcept {
    return encoder_.multiply_adds() + output_.multiply_adds();
  }

  const Encoder& encoder() const noexcept { return encoder_; }

 private:
  /// What begins at an atom.
  enum class Begin : std::uint8_t { nothing, word, sentence };

  /// A passage that is read from left to right, a window at a time.
  struct Reader {
    Passage* passage;
    std::vector<Span> atoms;
    std::size_t at = 0;  ///< The first atom that was not read.

    std::span<const Span> window() const;
  };

  /// Reads the next windows of readers.
  void read(std::span<Reader> readers, bool is_sentence, EncoderScratch& encoding,
            SegmenterScratch& scratch) const;

  /// What the atoms of a window begin, by the network's scores, a row an atom.
  std::vector<Begin> decide(std::string_view text, std::span<const Span> atoms, Rows scores) const;

  /// Parts the signs that the network joins to a word which it does not know: the genitive's, and
  /// the full stop of a long word that is no abbreviation.
  void part_signs(std::string_view text, std::span<const Span> atoms,
                  std::vector<Begin>& begins) const;

  /// Adds what the next window begins, and steps forward.
  static void advance(Reader& reader, const std::vector<Begin>& begins, bool is_sentence);

  /// Where a sentence, or at least a word, begins last; the end if only in the first quarter, for a
  /// text must not be read over and over.
  static std::size_t last_begin(const std::vector<Begin>& begins, Begin least);

  TokenLexicon tokens_;
  Encoder encoder_;
  Linear output_;
};

}  // namespace graphwright::detail
