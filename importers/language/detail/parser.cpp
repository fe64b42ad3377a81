#include "importers/language/detail/parser.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <set>
#include <utility>

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

std::vector<std::string> strings(const std::vector<std::string_view>& views) {
  return {views.begin(), views.end()};
}

}  // namespace

Parser::Parser(const ModelFile& file, const WordVectors& vectors)
    : upos_(strings(file.lines("parser.upos"))),
      xpos_(strings(file.lines("parser.xpos"))),
      relations_(strings(file.lines("parser.relations"))),
      encoder_(file, "parser", std::make_unique<WordEmbedding>(file, "parser", vectors), 0),
      upos_scores_(file, "parser.upos_scores", encoder_.outputs(), upos_.size()),
      xpos_scores_(file, "parser.xpos_scores", encoder_.outputs(), xpos_.size()),
      arc_dependent_(file, "parser.arc_dependent", encoder_.outputs(),
                     file.size("parser.arc_dependent.bias", 0)),
      arc_head_(file, "parser.arc_head", encoder_.outputs(), arc_dependent_.outputs()),
      arc_query_(file, "parser.arc_query", arc_dependent_.outputs(), arc_dependent_.outputs()),
      distance_(file, "parser.distance", arc_dependent_.outputs(), distance_classes),
      label_dependent_(file, "parser.label_dependent", encoder_.outputs(),
                       file.size("parser.label_dependent.bias", 0)),
      label_head_(file, "parser.label_head", encoder_.outputs(), label_dependent_.outputs()),
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

  std::vector<float> root_states = file.floats("parser.root", {encoder_.outputs()});
  root_states.resize(padded(root_states.size()));
  QuantisedMatrix states;
  states.quantise({root_states.data(), root_states.size(), 1}, encoder_.outputs());
  arc_head_.rectified(states.all(), root_as_arc_head_);
  label_head_(states.all(), root_as_label_head_);
}

std::size_t Parser::multiply_adds() const noexcept {
  std::size_t count = encoder_.multiply_adds();
  for (const Linear* const map :
       {&upos_scores_, &xpos_scores_, &arc_dependent_, &arc_head_, &arc_query_, &distance_,
        &label_dependent_, &label_head_, &label_scores_}) {
    count += map->multiply_adds();
  }
  return count;
}

void Parser::parse(std::span<const SentencePiece> pieces, EncoderScratch& encoding,
                   ParserScratch& scratch) const {
  encode(pieces, encoding, scratch);
  tag(pieces, scratch);
  std::size_t first = 0;
  for (const SentencePiece& piece : pieces) {
    score_arcs(first, piece.size(), scratch);
    attach(piece, first, scratch);
    first += piece.size();
  }
}

void Parser::encode(std::span<const SentencePiece> pieces, EncoderScratch& encoding,
                    ParserScratch& scratch) const {
  scratch.words.clear();
  for (const SentencePiece& piece : pieces) {
    scratch.words.lengths.push_back(piece.size());
    for (std::size_t i = piece.begin; i < piece.end; ++i) {
      scratch.words.forms.push_back(piece.sentence->words[i].form);
    }
  }
  encoder_.encode(scratch.words, encoding, scratch.context);
}

void Parser::tag(std::span<const SentencePiece> pieces, ParserScratch& scratch) const {
  const QuantisedRows context = scratch.context.all();
  upos_scores_(context, scratch.upos);
  xpos_scores_(context, scratch.xpos);
  arc_dependent_.rectified(context, scratch.arc_dependent);
  scratch.arc_input.quantise(scratch.arc_dependent.all(), arc_dependent_.outputs());
  arc_query_(scratch.arc_input.all(), scratch.arc_query);
  distance_(scratch.arc_input.all(), scratch.distance);
  arc_head_.rectified(context, scratch.arc_head);
  label_dependent_(context, scratch.label_dependent);
  label_head_(context, scratch.label_head);
  std::size_t row = 0;
  for (const SentencePiece& piece : pieces) {
    for (std::size_t i = piece.begin; i < piece.end; ++i, ++row) {
      Word& word = piece.sentence->words[i];
      word.upos = upos_[place_of_greatest(scratch.upos.row(row), upos_.size())];
      word.xpos = xpos_[place_of_greatest(scratch.xpos.row(row), xpos_.size())];
    }
  }
}

void Parser::score_arcs(std::size_t first, std::size_t size, ParserScratch& scratch) const {
  const std::size_t width = arc_head_.outputs();
  // Heads in columns, the root first, so that all scores of a dependent are one product.
  Matrix& columns = scratch.columns;
  columns.resize(width, size + 1);
  for (std::size_t h = 0; h < columns.stride(); ++h) {
    const Matrix& heads = h == 0 ? root_as_arc_head_ : scratch.arc_head;
    const float* const head = h > size ? nullptr : heads.row(h == 0 ? 0 : first + h - 1);
    for (std::size_t k = 0; k < width; ++k) columns.row(k)[h] = head == nullptr ? 0 : head[k];
  }
  Matrix& scores = scratch.scores;
  scores.resize(size, size + 1);
  multiply(std::as_const(scratch.arc_query).part(first, size), width, columns.row(0),
           columns.stride(), scores.part(0, size));
  for (std::size_t d = 0; d < size; ++d) {
    for (std::size_t h = 0; h <= size; ++h) {
      scores.row(d)[h] += scratch.distance.row(first + d)[distance_class(d + 1, h)];
    }
  }
}

void Parser::attach(const SentencePiece& piece, std::size_t first, ParserScratch& scratch) const {
  const std::size_t size = piece.size();
  const std::vector<std::uint32_t> heads =
      best_tree(scratch.scores.values(), size, scratch.scores.stride());
  Matrix& labels = scratch.labels;
  labels.resize(size, label_dependent_.outputs());
  for (std::size_t d = 0; d < size; ++d) {
    const float* const dependent = scratch.label_dependent.row(first + d);
    const float* const head =
        heads[d] == 0 ? root_as_label_head_.row(0) : scratch.label_head.row(first + heads[d] - 1);
    std::transform(dependent, dependent + labels.stride(), head, labels.row(d), std::plus<>());
  }
  rectify(labels.values().data(), labels.values().size());
  scratch.label_input.quantise(labels.all(), labels.width());
  label_scores_(scratch.label_input.all(), scratch.relations);
  for (std::size_t d = 0; d < size; ++d) {
    Word& word = piece.sentence->words[piece.begin + d];
    word.head = heads[d] == 0 ? 0 : heads[d] + static_cast<std::uint32_t>(piece.begin);
    float* const row = scratch.relations.row(d);
    row[root_relation_] = std::numeric_limits<float>::lowest();
    word.relation = heads[d] == 0 ? "root" : relations_[place_of_greatest(row, relations_.size())];
  }
}

void Parser::join(std::span<const SentencePiece> pieces) {
  const auto is_root = [](const Word& word) { return word.head == 0; };
  for (const SentencePiece& piece : pieces) {
    if (piece.begin == 0) continue;
    std::vector<Word>& words = piece.sentence->words;
    const auto root = std::find_if(words.begin(), words.end(), is_root);
    const auto begin = words.begin() + static_cast<std::ptrdiff_t>(piece.begin);
    const auto own = std::find_if(begin, words.end(), is_root);
    own->head = static_cast<std::uint32_t>(root - words.begin()) + 1;
    own->relation = relation_of_pieces;
  }
}

}  // namespace graphwright::detail
