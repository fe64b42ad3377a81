#include "importers/language/detail/segmenter.hpp"

#include <algorithm>

#include "importers/language/detail/code_points.hpp"
#include "importers/language/word_features.hpp"

namespace graphwright::detail {
namespace {

constexpr std::size_t atom_rows = std::size_t{1} << 13;
constexpr std::size_t atom_width = 32;
constexpr std::size_t shape_width = 16;
constexpr std::size_t input_width = WordVectors::dimensions + atom_width + shape_width + 2;
constexpr std::size_t begin_count = 3;

/// A word this long, in bytes, that the lexicon does not know as an abbreviation is none.
constexpr std::size_t shortest_full_word = 6;

/// What is taken from the score of a sentence's begin behind a letter or digit. Edited text ends
/// its sentences with a sign; the network has seen much that does not.
constexpr float cost_of_unmarked_end = 3;

bool is_capital(std::string_view atom) {
  std::size_t end = 0;
  return u_isupper(next_code_point(atom, end));
}

}  // namespace

Segmenter::Segmenter(const ModelFile& file, TokenLexicon tokens)
    : tokens_(std::move(tokens)),
      width_(file.size("segmenter.projection.scale", 0)),
      hidden_(file.size("segmenter.layer.recurrent", 1)),
      atom_table_(file.floats("segmenter.atoms", {atom_rows, atom_width})),
      shape_table_(file.floats("segmenter.shapes", {shape_rows, shape_width})),
      projection_(file, "segmenter.projection", input_width, width_),
      layer_(file, "segmenter.layer", width_, hidden_),
      output_(file, "segmenter.output", 2 * hidden_, begin_count) {}

std::vector<Segmenter::Begin> Segmenter::read(std::string_view text, std::span<const Span> atoms,
                                              const WordVectors& vectors) const {
  Matrix inputs(atoms.size(), input_width);
  const auto after_blank = [&](std::size_t i) {
    return i > 0 && atoms[i - 1].end < atoms[i].begin;
  };
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    const std::string_view atom = text.substr(atoms[i].begin, atoms[i].end - atoms[i].begin);
    float* out = inputs.row(i);
    vectors.copy(word_key(atom), out);
    out += WordVectors::dimensions;
    const std::size_t row = fnv1a("a" + vocabulary_key(atom)) % atom_rows;
    out = std::copy_n(atom_table_.data() + row * atom_width, atom_width, out);
    out = std::copy_n(shape_table_.data() + shape_feature(atom) * shape_width, shape_width, out);
    *out++ = after_blank(i) ? 1.0F : 0.0F;
    const bool before_stop = text.substr(atoms[i].end, 1) == ".";
    *out = before_stop && tokens_.abbreviations.contains(lower(atom)) ? 1.0F : 0.0F;
  }
  const std::size_t length = atoms.size();
  Matrix scores = output_(layer_(projection_(inputs.all()), {&length, 1}).all());
  std::vector<Begin> begins(length);
  for (std::size_t i = 0; i < length; ++i) {
    if (i > 0 && u_isalnum(code_point_before(text, atoms[i - 1].end))) {
      scores.row(i)[static_cast<std::size_t>(Begin::sentence)] -= cost_of_unmarked_end;
    }
    // After white space a word cannot go on.
    const std::size_t first = after_blank(i) ? 1 : 0;
    begins[i] =
        static_cast<Begin>(first + place_of_greatest(scores.row(i) + first, begin_count - first));
  }
  begins.front() = Begin::sentence;
  part_signs(text, atoms, begins);
  return begins;
}

void Segmenter::part_signs(std::string_view text, std::span<const Span> atoms,
                           std::vector<Begin>& begins) const {
  const auto atom = [&](std::size_t i) {
    return text.substr(atoms[i].begin, atoms[i].end - atoms[i].begin);
  };
  const auto goes_on = [&](std::size_t i) {
    return i + 1 < atoms.size() && atoms[i].end == atoms[i + 1].begin;
  };
  for (std::size_t i = 1; i < atoms.size(); ++i) {
    if (begins[i] != Begin::nothing || begins[i - 1] == Begin::nothing) continue;
    const std::string_view sign = atom(i);
    if ((sign == "'" || sign == "\u2019") && goes_on(i) && atom(i + 1) == "s" && !goes_on(i + 1)) {
      begins[i] = Begin::word;
    }
    const std::string_view word = atom(i - 1);
    if (sign == "." && !goes_on(i) && word.size() >= shortest_full_word &&
        u_isalpha(code_point_before(text, atoms[i].begin)) &&
        !tokens_.abbreviations.contains(lower(word))) {
      begins[i] = Begin::word;
      if (i + 1 < atoms.size() && is_capital(atom(i + 1))) begins[i + 1] = Begin::sentence;
    }
  }
}

std::size_t Segmenter::last_begin(const std::vector<Begin>& begins, Begin least) {
  for (std::size_t i = begins.size(); i-- > begins.size() / 4;) {
    if (begins[i] >= least) return i;
  }
  return begins.size();
}

void Segmenter::segment(std::string_view text, Span part, bool is_sentence,
                        const WordVectors& vectors, std::vector<Sentence>& sentences) const {
  const std::vector<Span> all = atoms(text, part, tokens_);
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t count = std::min(longest_sentence, all.size() - at);
    const std::span<const Span> window = std::span(all).subspan(at, count);
    const std::vector<Begin> begins = read(text, window, vectors);
    // What begins last in a window is read again with what follows: a sentence, or if it has no
    // other a word.
    std::size_t end = count;
    if (at + count < all.size()) {
      end = last_begin(begins, Begin::sentence);
      if (end == count) end = last_begin(begins, Begin::word);
    }
    for (std::size_t i = 0; i < end; ++i) {
      const bool begins_sentence = is_sentence ? at + i == 0 : begins[i] == Begin::sentence;
      if (begins_sentence) sentences.emplace_back();
      Sentence& sentence = sentences.back();
      if (begins[i] == Begin::nothing) {
        sentence.words.back().span.end = window[i].end;
      } else {
        sentence.words.emplace_back().span = window[i];
      }
    }
    at += end;
  }
}

}  // namespace graphwright::detail
