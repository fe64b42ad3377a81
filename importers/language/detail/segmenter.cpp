#include "importers/language/detail/segmenter.hpp"

#include <algorithm>

#include "importers/language/detail/code_points.hpp"
#include "importers/language/word_features.hpp"

namespace graphwright::detail {
namespace {

constexpr std::size_t begin_count = 3;

// What is known of an atom in its place.
constexpr std::size_t feature_after_blank = 0;
constexpr std::size_t feature_abbreviation = 1;
constexpr std::size_t feature_count = 2;

/// A word this long, in bytes, that the lexicon does not know as an abbreviation is none.
constexpr std::size_t shortest_full_word = 6;

/// What is taken from the score of a sentence's begin behind a letter or digit. Edited text ends
/// its sentences with a sign; the network has seen much that does not.
constexpr float cost_of_unmarked_end = 3;

bool is_capital(std::string_view atom) {
  std::size_t end = 0;
  return u_isupper(next_code_point(atom, end));
}

std::string_view text_of(std::string_view text, Span span) {
  return text.substr(span.begin, span.end - span.begin);
}

/// Whether white space stands before an atom of a window.
bool is_after_blank(std::span<const Span> atoms, std::size_t i) {
  return i > 0 && atoms[i - 1].end < atoms[i].begin;
}

}  // namespace

Segmenter::Segmenter(const ModelFile& file, const WordVectors& vectors, TokenLexicon tokens)
    : tokens_(std::move(tokens)),
      encoder_(file, "segmenter", std::make_unique<AtomEmbedding>(file, "segmenter", vectors),
               feature_count),
      output_(file, "segmenter.output", encoder_.outputs(), begin_count) {}

std::span<const Span> Segmenter::Reader::window() const {
  return std::span(atoms).subspan(at, std::min(longest_sentence, atoms.size() - at));
}

void Segmenter::segment(std::span<Passage> passages, bool is_sentence, std::size_t most_atoms,
                        EncoderScratch& encoding, SegmenterScratch& scratch) const {
  std::vector<Reader> readers;
  for (Passage& passage : passages) {
    readers.push_back({&passage, atoms(passage.text, passage.part, tokens_)});
  }
  const auto is_done = [](const Reader& reader) { return reader.window().empty(); };
  for (std::erase_if(readers, is_done); !readers.empty(); std::erase_if(readers, is_done)) {
    std::stable_sort(readers.begin(), readers.end(), [](const Reader& a, const Reader& b) {
      return a.window().size() > b.window().size();
    });
    for (std::size_t first = 0; first < readers.size();) {
      std::size_t count = readers[first].window().size();
      std::size_t end = first + 1;
      while (end < readers.size() && count + readers[end].window().size() <= most_atoms) {
        count += readers[end++].window().size();
      }
      read(std::span(readers).subspan(first, end - first), is_sentence, encoding, scratch);
      first = end;
    }
  }
}

void Segmenter::read(std::span<Reader> readers, bool is_sentence, EncoderScratch& encoding,
                     SegmenterScratch& scratch) const {
  auto& [in, context, scores] = scratch;
  in.clear();
  for (const Reader& reader : readers) {
    const std::string_view text = reader.passage->text;
    const std::span<const Span> window = reader.window();
    for (std::size_t i = 0; i < window.size(); ++i) {
      const std::string_view atom = text_of(text, window[i]);
      if (is_after_blank(window, i)) in.features.push_back({in.forms.size(), feature_after_blank});
      if (text.substr(window[i].end, 1) == "." && tokens_.abbreviations.contains(lower(atom))) {
        in.features.push_back({in.forms.size(), feature_abbreviation});
      }
      in.forms.push_back(atom);
    }
    in.lengths.push_back(window.size());
  }
  encoder_.encode(in, encoding, context);
  output_(context.all(), scores);
  std::size_t first = 0;
  for (Reader& reader : readers) {
    const std::span<const Span> window = reader.window();
    const Rows rows = scores.part(first, window.size());
    first += window.size();
    advance(reader, decide(reader.passage->text, window, rows), is_sentence);
  }
}

std::vector<Segmenter::Begin> Segmenter::decide(std::string_view text, std::span<const Span> atoms,
                                                Rows scores) const {
  std::vector<Begin> begins(atoms.size());
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    float* const row = scores.begin + i * scores.stride;
    if (i > 0 && u_isalnum(code_point_before(text, atoms[i - 1].end))) {
      row[static_cast<std::size_t>(Begin::sentence)] -= cost_of_unmarked_end;
    }
    // After white space a word cannot go on.
    const std::size_t first = is_after_blank(atoms, i) ? 1 : 0;
    begins[i] = static_cast<Begin>(first + place_of_greatest(row + first, begin_count - first));
  }
  begins.front() = Begin::sentence;
  part_signs(text, atoms, begins);
  return begins;
}

void Segmenter::part_signs(std::string_view text, std::span<const Span> atoms,
                           std::vector<Begin>& begins) const {
  const auto atom = [&](std::size_t i) { return text_of(text, atoms[i]); };
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

void Segmenter::advance(Reader& reader, const std::vector<Begin>& begins, bool is_sentence) {
  const std::span<const Span> window = reader.window();
  std::vector<Sentence>& sentences = reader.passage->sentences;
  // What begins last in a window is read again with what follows: a sentence, or if it has no other
  // a word.
  std::size_t end = window.size();
  if (reader.at + window.size() < reader.atoms.size()) {
    end = last_begin(begins, Begin::sentence);
    if (end == window.size()) end = last_begin(begins, Begin::word);
  }
  for (std::size_t i = 0; i < end; ++i) {
    const bool begins_sentence = is_sentence ? reader.at + i == 0 : begins[i] == Begin::sentence;
    if (begins_sentence) sentences.emplace_back();
    Sentence& sentence = sentences.back();
    if (begins[i] == Begin::nothing) {
      sentence.words.back().span.end = window[i].end;
    } else {
      sentence.words.emplace_back().span = window[i];
    }
  }
  reader.at += end;
}

}  // namespace graphwright::detail
