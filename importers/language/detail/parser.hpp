#pragma once

// Tags and trees. Not installed.

#include <span>
#include <string>
#include <vector>

#include "importers/language/analysis.hpp"
#include "importers/language/detail/encoder.hpp"
#include "importers/language/detail/layers.hpp"
#include "importers/language/detail/model_file.hpp"
#include "importers/language/detail/sentence_pieces.hpp"
#include "importers/language/detail/word_vectors.hpp"

namespace graphwright::detail {

/// What a parser needs to run, for one thread, with what it computes of all words of a batch, a row
/// a word.
struct ParserScratch {
  FormSequences words;
  QuantisedMatrix context;
  Matrix upos;
  Matrix xpos;
  Matrix arc_dependent;
  QuantisedMatrix arc_input;
  Matrix arc_query;
  Matrix distance;
  Matrix arc_head;
  Matrix label_dependent;
  Matrix label_head;
  Matrix columns;  ///< Of a sentence, the heads that its words could have, as columns.
  Matrix scores;   ///< Of its arcs, a row a dependent, column 0 for the root.
  Matrix labels;
  QuantisedMatrix label_input;
  Matrix relations;
};

/// Tags words and finds dependency trees with a network: `Encoder` → tags; biaffine scores of arcs
/// (Dozat and Manning, 2017) with a score of the distance; relations.
class Parser {
 public:
  /// Reads the network's sections of a model file. Throws Error if they do not fit. The file and
  /// the vectors must outlive the parser.
  Parser(const ModelFile& file, const WordVectors& vectors);

  /// Sets upos, xpos, head and relation of the words of pieces, from their forms. What is found for
  /// a piece does not depend on the others; its root is one of its words.
  void parse(std::span<const SentencePiece> pieces, EncoderScratch& encoding,
             ParserScratch& scratch) const;

  /// The four steps of `parse`, one after the other: the context of the words; tags, and all that
  /// arcs and relations need of the words; then for each piece, whose first word has a row, the
  /// scores of its arcs; its tree.
  void encode(std::span<const SentencePiece> pieces, EncoderScratch& encoding,
              ParserScratch& scratch) const;
  void tag(std::span<const SentencePiece> pieces, ParserScratch& scratch) const;
  void score_arcs(std::size_t first, std::size_t size, ParserScratch& scratch) const;
  void attach(const SentencePiece& piece, std::size_t first, ParserScratch& scratch) const;

  /// Hangs the roots of pieces that are not their sentence's first on the root of the sentence.
  static void join(std::span<const SentencePiece> pieces);

  const Encoder& encoder() const noexcept { return encoder_; }

  /// How many multiplications with their additions a word takes, without the encoder's maps of
  /// forms that are new to it (`multiply_adds_of_new_form`), and without the arcs, of which a word
  /// has as many as its sentence words.
  std::size_t multiply_adds() const noexcept;

 private:
  std::vector<std::string> upos_;
  std::vector<std::string> xpos_;
  std::vector<std::string> relations_;
  std::size_t root_relation_ = 0;
  Encoder encoder_;
  Linear upos_scores_;
  Linear xpos_scores_;
  Linear arc_dependent_;
  Linear arc_head_;
  Linear arc_query_;
  Linear distance_;
  Linear label_dependent_;
  Linear label_head_;
  Linear label_scores_;
  Matrix root_as_arc_head_;  ///< What the root is as a head, in one row.
  Matrix root_as_label_head_;
};

}  // namespace graphwright::detail
