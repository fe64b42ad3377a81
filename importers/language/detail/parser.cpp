#include "importers/language/detail/parser.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <set>

#include "importers/language/spanning_tree.hpp"

namespace graphwright::detail {
namespace {

/// The relation by which the root of a piece hangs on that of the first.
constexpr std::string_view relation_of_pieces = "parataxis";

// The classes of |head - dependent|: upper bounds, exclusive; one class more beyond the last, each
// for both directions, and one for the root.
constexpr std::array<std::size_t, 12> distance_bounds = {2, 3, 4, 5, 6, 7, 8, 10, 13, 17, 25, 40};
constexpr std::size_t distance_classes = 2 * (distance_bounds.size() + 1) + 1;

/// The class of the distance between two words, numbered from 1; the root is head 0.
std::size_t distance_class(std::size_t dependent, std::size_t head) {
  if (head == 0) return distance_classes - 1;
  const std::size_t distance = head > dependent ? head - dependent : dependent - head;
  const auto size = static_cast<std::size_t>(
      std::upper_bound(distance_bounds.begin(), distance_bounds.end(), distance) -
      distance_bounds.begin());
  return head > dependent ? size : size + distance_bounds.size() + 1;
}

}  // namespace

Parser::Parser(const ModelFile& file)
    : upos_(file.lines("parser.upos")),
      xpos_(file.lines("parser.xpos")),
      relations_(file.lines("parser.relations")),
      width_(file.size("parser.projection.scale", 0)),
      hidden_(file.size("parser.layers.0.recurrent", 1)),
      embedding_(file, "parser"),
      projection_(file, "parser.projection", embedding_.width(), width_),
      layers_(read_layers(file, "parser", width_, hidden_)),
      root_(file.floats("parser.root", {2 * hidden_})),
      upos_scores_(file, "parser.upos_scores", 2 * hidden_, upos_.size()),
      xpos_scores_(file, "parser.xpos_scores", 2 * hidden_, xpos_.size()),
      arc_dependent_(file, "parser.arc_dependent", 2 * hidden_,
                     file.size("parser.arc_dependent.bias", 0)),
      arc_head_(file, "parser.arc_head", 2 * hidden_, arc_dependent_.outputs()),
      arc_query_(file, "parser.arc_query", arc_dependent_.outputs(), arc_dependent_.outputs()),
      distance_(file, "parser.distance", arc_dependent_.outputs(), distance_classes),
      label_dependent_(file, "parser.label_dependent", 2 * hidden_,
                       file.size("parser.label_dependent.bias", 0)),
      label_head_(file, "parser.label_head", 2 * hidden_, label_dependent_.outputs()),
      label_scores_(file, "parser.label_scores", label_dependent_.outputs(), relations_.size()) {
  for (const auto* labels : {&upos_, &xpos_, &relations_}) {
    const std::set<std::string> different(labels->begin(), labels->end());
    const auto has_tab = [](const std::string& label) {
      return label.find('\t') != std::string::npos;
    };
    if (different.size() != labels->size() ||
        std::any_of(labels->begin(), labels->end(), has_tab)) {
      file.fail("has a broken list of labels");
    }
  }
  const auto root = std::find(relations_.begin(), relations_.end(), "root");
  if (root == relations_.end() || relations_.size() < 2) file.fail("has no relation 'root'");
  root_relation_ = static_cast<std::size_t>(root - relations_.begin());
}

Matrix Parser::inputs(std::span<const SentencePiece> pieces, const WordVectors& vectors) const {
  const std::vector<std::size_t> lengths = sizes(pieces);
  Matrix inputs(std::accumulate(lengths.begin(), lengths.end(), std::size_t{0}),
                embedding_.width());
  std::size_t row = 0;
  for (const SentencePiece& piece : pieces) {
    for (std::size_t i = piece.begin; i < piece.end; ++i) {
      embedding_.copy(piece.sentence->words[i].form, vectors, inputs.row(row++));
    }
  }
  return inputs;
}

void Parser::parse(std::span<Sentence* const> sentences, const WordVectors& vectors) const {
  const std::vector<SentencePiece> pieces = cut(sentences);
  for_each_batch(pieces,
                 [&](std::span<const SentencePiece> batch) { parse_together(batch, vectors); });
  for (const SentencePiece& piece : pieces) {
    if (piece.begin > 0) join(piece);
  }
}

void Parser::parse_together(std::span<const SentencePiece> pieces,
                            const WordVectors& vectors) const {
  const std::vector<std::size_t> lengths = sizes(pieces);
  Matrix context = projection_(inputs(pieces, vectors).all());
  for (const BiLstm& layer : layers_) context = layer(context, lengths);
  tag(pieces, context);

  // The root is one more word that can be a head.
  Matrix heads(context.rows() + 1, context.width());
  std::copy(context.values().begin(), context.values().end(), heads.values().begin());
  std::copy(root_.begin(), root_.end(), heads.row(context.rows()));
  Matrix arc_dependent = arc_dependent_.rectified(context.all());
  Matrix query = arc_query_(arc_dependent.all());
  Matrix distance = distance_(arc_dependent.all());
  const Hidden hidden{std::move(query), std::move(distance), arc_head_.rectified(heads.all()),
                      label_dependent_(context.all()), label_head_(heads.all())};
  std::size_t first = 0;
  for (const SentencePiece& piece : pieces) {
    attach(piece, first, hidden);
    first += piece.size();
  }
}

void Parser::join(const SentencePiece& piece) {
  std::vector<Word>& words = piece.sentence->words;
  const auto is_root = [](const Word& word) { return word.head == 0; };
  const auto root = std::find_if(words.begin(), words.end(), is_root);
  const auto begin = words.begin() + static_cast<std::ptrdiff_t>(piece.begin);
  const auto own = std::find_if(begin, words.end(), is_root);
  own->head = static_cast<std::uint32_t>(root - words.begin()) + 1;
  own->relation = relation_of_pieces;
}

void Parser::tag(std::span<const SentencePiece> pieces, const Matrix& context) const {
  const Matrix upos = upos_scores_(context.all());
  const Matrix xpos = xpos_scores_(context.all());
  std::size_t row = 0;
  for (const SentencePiece& piece : pieces) {
    for (std::size_t i = piece.begin; i < piece.end; ++i, ++row) {
      Word& word = piece.sentence->words[i];
      word.upos = upos_[place_of_greatest(upos.row(row), upos_.size())];
      word.xpos = xpos_[place_of_greatest(xpos.row(row), xpos_.size())];
    }
  }
}

void Parser::attach(const SentencePiece& piece, std::size_t first, const Hidden& hidden) const {
  const std::size_t size = piece.size();
  const std::size_t width = arc_head_.outputs();
  // Heads in columns, the root first, so that all scores of a dependent are one product.
  Matrix columns(width, size + 1);
  for (std::size_t h = 0; h <= size; ++h) {
    const float* const head =
        hidden.arc_head.row(h == 0 ? hidden.arc_head.rows() - 1 : first + h - 1);
    for (std::size_t k = 0; k < width; ++k) columns.row(k)[h] = head[k];
  }
  Matrix scores(size, size + 1);
  multiply_add(hidden.arc_query.part(first, size), width, columns.row(0), columns.stride(),
               scores.part(0, size));
  for (std::size_t d = 0; d < size; ++d) {
    for (std::size_t h = 0; h <= size; ++h) {
      scores.row(d)[h] += hidden.distance.row(first + d)[distance_class(d + 1, h)];
    }
  }
  const std::vector<std::uint32_t> heads = best_tree(scores.values(), size, scores.stride());

  Matrix labels(size, label_dependent_.outputs());
  for (std::size_t d = 0; d < size; ++d) {
    const std::size_t head = heads[d] == 0 ? hidden.label_head.rows() - 1 : first + heads[d] - 1;
    std::transform(hidden.label_dependent.row(first + d),
                   hidden.label_dependent.row(first + d) + labels.stride(),
                   hidden.label_head.row(head), labels.row(d), std::plus<>());
  }
  rectify(labels.values().data(), labels.values().size());
  Matrix relations = label_scores_(labels.all());
  for (std::size_t d = 0; d < size; ++d) {
    Word& word = piece.sentence->words[piece.begin + d];
    word.head = heads[d] == 0 ? 0 : heads[d] + static_cast<std::uint32_t>(piece.begin);
    float* const row = relations.row(d);
    row[root_relation_] = std::numeric_limits<float>::lowest();
    word.relation = heads[d] == 0 ? "root" : relations_[place_of_greatest(row, relations_.size())];
  }
}

}  // namespace graphwright::detail
