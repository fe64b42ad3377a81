#pragma once

// Tags and trees. Not installed.

#include <span>
#include <string>
#include <vector>

#include "importers/language/analysis.hpp"
#include "importers/language/detail/layers.hpp"
#include "importers/language/detail/model_file.hpp"
#include "importers/language/detail/sentence_pieces.hpp"
#include "importers/language/detail/word_embedding.hpp"
#include "importers/language/detail/word_vectors.hpp"

namespace graphwright::detail {

/// Tags words and finds dependency trees with a network: word features → bidirectional LSTM → tags;
/// biaffine scores of arcs (Dozat and Manning, 2017) with a score of the distance; relations.
class Parser {
 public:
  /// Reads the network's sections of a model file. Throws Error if they do not fit.
  explicit Parser(const ModelFile& file);

  /// Sets upos, xpos, head and relation of the words of sentences, from their forms. None of them
  /// is empty. What is found for a sentence does not depend on the others.
  void parse(std::span<Sentence* const> sentences, const WordVectors& vectors) const;

 private:
  /// What the network computes of all words of a batch, a row a word, the root in the last.
  struct Hidden {
    Matrix arc_query;
    Matrix distance;
    Matrix arc_head;
    Matrix label_dependent;
    Matrix label_head;
  };

  void parse_together(std::span<const SentencePiece> pieces, const WordVectors& vectors) const;

  /// Hangs the root of a piece that is not a sentence's first on the root of the sentence.
  static void join(const SentencePiece& piece);

  Matrix inputs(std::span<const SentencePiece> pieces, const WordVectors& vectors) const;
  void tag(std::span<const SentencePiece> pieces, const Matrix& context) const;
  void attach(const SentencePiece& piece, std::size_t first, const Hidden& hidden) const;

  std::vector<std::string> upos_;
  std::vector<std::string> xpos_;
  std::vector<std::string> relations_;
  std::size_t root_relation_ = 0;
  std::size_t width_;
  std::size_t hidden_;
  WordEmbedding embedding_;
  Projection projection_;
  std::vector<BiLstm> layers_;
  std::vector<float> root_;
  Linear upos_scores_;
  Linear xpos_scores_;
  Linear arc_dependent_;
  Linear arc_head_;
  Linear arc_query_;
  Linear distance_;
  Linear label_dependent_;
  Linear label_head_;
  Linear label_scores_;
};

}  // namespace graphwright::detail
