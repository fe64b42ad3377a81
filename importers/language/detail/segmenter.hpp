#pragma once

// Raw text to sentences and words. Not installed.

#include <string_view>
#include <vector>

#include "importers/language/analysis.hpp"
#include "importers/language/atoms.hpp"
#include "importers/language/detail/layers.hpp"
#include "importers/language/detail/model_file.hpp"
#include "importers/language/detail/word_vectors.hpp"

namespace graphwright::detail {

/// Joins the atoms of a paragraph to words and sentences with a network that reads them from both
/// sides.
class Segmenter {
 public:
  /// Reads the network's sections of a model file. Throws Error if they do not fit.
  Segmenter(const ModelFile& file, TokenLexicon tokens);

  /// Adds the sentences of a part of a text, with the spans of their words; only one if it
  /// `is_sentence`, else of at most `longest_sentence` words each.
  void segment(std::string_view text, Span part, bool is_sentence, const WordVectors& vectors,
               std::vector<Sentence>& sentences) const;

 private:
  /// What begins at an atom.
  enum class Begin : std::uint8_t { nothing, word, sentence };

  std::vector<Begin> read(std::string_view text, std::span<const Span> atoms,
                          const WordVectors& vectors) const;

  /// Parts the signs that the network joins to a word which it does not know: the genitive's, and
  /// the full stop of a long word that is no abbreviation.
  void part_signs(std::string_view text, std::span<const Span> atoms,
                  std::vector<Begin>& begins) const;

  /// Where a sentence, or at least a word, begins last; the end if only in the first quarter, for a
  /// text must not be read over and over.
  static std::size_t last_begin(const std::vector<Begin>& begins, Begin least);

  TokenLexicon tokens_;
  std::size_t width_;
  std::size_t hidden_;
  std::vector<float> atom_table_;
  std::vector<float> shape_table_;
  Projection projection_;
  BiLstm layer_;
  Linear output_;
};

/// The most words that a sentence of raw text has; the network sees as many atoms at once.
inline constexpr std::size_t longest_sentence = 256;

}  // namespace graphwright::detail
