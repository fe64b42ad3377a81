#include "importers/language/detail/name_tagger.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "importers/language/word_features.hpp"

namespace graphwright::detail {
namespace {

/// A score beside which no other counts.
constexpr float certain = 1e6F;

constexpr std::array<std::string_view, 4> lists_of_places = {"country", "region", "city", "place"};

/// Whether a form is an address, which belongs to no name.
bool is_address(std::string_view form) {
  return form.find("://") != std::string_view::npos || form.starts_with("www.") ||
         (form.find('@') != std::string_view::npos && form.find('.') != std::string_view::npos);
}

}  // namespace

NameTagger::NameTagger(const ModelFile& file, const std::filesystem::path& data)
    : crf_(file, "names"),
      words_(Lexicon::load(data / "lexicon" / "names.tsv")),
      gazetteers_(data / "gazetteers", file.lines("names.lists")),
      width_(file.size("names.projection.scale", 0)),
      hidden_(file.size("names.layers.0.recurrent", 1)),
      embedding_(file, "names"),
      projection_(file, "names.projection", embedding_.width() + gazetteers_.width(), width_),
      layers_(read_layers(file, "names", width_, hidden_)),
      scores_(file, "names.scores", 2 * hidden_, crf_.tags()) {
  const std::vector<std::string> titles = file.lines("names.lists");
  for (std::size_t i = 0; i < titles.size(); ++i) {
    if (std::find(lists_of_places.begin(), lists_of_places.end(), titles[i]) !=
        lists_of_places.end()) {
      place_lists_.push_back(i);
    }
  }
}

bool NameTagger::is_place(const Word& word) const {
  return std::any_of(place_lists_.begin(), place_lists_.end(),
                     [&](std::size_t list) { return gazetteers_.has(list, word.form); });
}

Matrix NameTagger::inputs(std::span<const SentencePiece> pieces, const WordVectors& vectors) const {
  const std::vector<std::size_t> lengths = sizes(pieces);
  Matrix inputs(std::accumulate(lengths.begin(), lengths.end(), std::size_t{0}),
                embedding_.width() + gazetteers_.width());
  std::size_t first = 0;
  for (const SentencePiece& piece : pieces) {
    const std::vector<Word>& words = piece.sentence->words;
    for (std::size_t i = piece.begin; i < piece.end; ++i) {
      embedding_.copy(words[i].form, vectors, inputs.row(first + i - piece.begin));
    }
    for (const auto& [word, number] : gazetteers_.find(words, piece.begin, piece.end)) {
      inputs.row(first + word - piece.begin)[embedding_.width() + number] = 1;
    }
    first += piece.size();
  }
  return inputs;
}

std::vector<std::vector<ScoredName>> NameTagger::tag(std::span<Sentence* const> sentences,
                                                     const WordVectors& vectors) const {
  std::unordered_map<const Sentence*, std::vector<ScoredName>> names;
  for_each_batch(cut(sentences), [&](std::span<const SentencePiece> batch) {
    const std::vector<std::size_t> lengths = sizes(batch);
    Matrix context = projection_(inputs(batch, vectors).all());
    for (const BiLstm& layer : layers_) context = layer(context, lengths);
    Matrix scores = scores_(context.all());
    std::size_t first = 0;
    for (const SentencePiece& piece : batch) {
      for (std::size_t i = 0; i < piece.size(); ++i) {
        if (is_address(piece.sentence->words[piece.begin + i].form)) {
          scores.row(first + i)[crf_.outside()] += certain;
        }
      }
      read(piece, std::as_const(scores).part(first, piece.size()), names[piece.sentence]);
      first += piece.size();
    }
  });
  std::vector<std::vector<ScoredName>> result;
  for (const Sentence* const sentence : sentences) {
    result.push_back(std::move(names[sentence]));
    // The pieces of a sentence are not read in order.
    std::sort(result.back().begin(), result.back().end(),
              [](const ScoredName& a, const ScoredName& b) { return a.begin < b.begin; });
  }
  return result;
}

void NameTagger::read(const SentencePiece& piece, ConstRows scores,
                      std::vector<ScoredName>& names) const {
  const std::vector<std::size_t> path = crf_.best(scores);
  std::size_t begin = 0;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const char place = crf_.place(path[i]);
    if (place == 'B' || place == 'S') begin = i;
    if (place != 'E' && place != 'S') continue;
    ScoredName& name = names.emplace_back();
    name = {static_cast<std::uint32_t>(piece.begin + begin),
            static_cast<std::uint32_t>(piece.begin + i + 1),
            crf_.likelihoods(scores, path, begin, i + 1)};
    const std::size_t told = told_type(piece.sentence->words, name);
    if (told == types().size()) continue;
    std::fill(name.likelihoods.begin(), name.likelihoods.end(), 0.0F);
    name.likelihoods[told] = 1;
  }
}

std::size_t NameTagger::told_type(const std::vector<Word>& words, const ScoredName& name) const {
  if (name.end - name.begin < 2) return types().size();
  const std::string first = word_key(words[name.begin].form);
  const std::string last = word_key(words[name.end - 1].form);
  const std::string* type = words_.value("first words", first);
  if (type == nullptr) {
    type = words_.value("first words", first + ' ' + word_key(words[name.begin + 1].form));
  }
  if (type == nullptr) type = words_.value("last word", last);
  if (type == nullptr) return types().size();
  const auto found = std::find(types().begin(), types().end(), *type);
  return static_cast<std::size_t>(found - types().begin());
}

}  // namespace graphwright::detail
