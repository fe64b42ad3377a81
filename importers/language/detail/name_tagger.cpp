#include "importers/language/detail/name_tagger.hpp"

#include <algorithm>
#include <array>
#include <string_view>
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

/// The titles of the gazetteers that a model reads.
std::vector<std::string_view> lists_of(const ModelFile& file) {
  std::vector<std::string_view> titles = file.lines("names.lists");
  if (titles.size() > Gazetteers::most_lists) file.fail("reads too many gazetteers");
  return titles;
}

}  // namespace

NameTagger::NameTagger(const ModelFile& file, const WordVectors& vectors,
                       const std::filesystem::path& data)
    : crf_(file, "names"),
      words_(Lexicon::load(data / "lexicon" / "names.tsv")),
      gazetteers_(data / "gazetteers", lists_of(file)),
      encoder_(file, "names", std::make_unique<WordEmbedding>(file, "names", vectors),
               gazetteers_.width()),
      scores_(file, "names.scores", encoder_.outputs(), crf_.tags()) {
  const std::vector<std::string_view> titles = lists_of(file);
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

void NameTagger::tag(std::span<const SentencePiece> pieces, EncoderScratch& encoding,
                     NameScratch& scratch, std::span<std::vector<ScoredName>> names) const {
  auto& [in, context, scores, crf] = scratch;
  in.clear();
  for (const SentencePiece& piece : pieces) {
    const std::vector<Word>& words = piece.sentence->words;
    for (const auto& [word, number] : gazetteers_.find(words, piece.begin, piece.end)) {
      in.features.push_back({in.forms.size() + word - piece.begin, number});
    }
    for (std::size_t i = piece.begin; i < piece.end; ++i) in.forms.push_back(words[i].form);
    in.lengths.push_back(piece.size());
  }
  encoder_.encode(in, encoding, context);
  scores_(context.all(), scores);
  for (std::size_t row = 0; row < in.forms.size(); ++row) {
    if (is_address(in.forms[row])) scores.row(row)[crf_.outside()] += certain;
  }
  std::size_t first = 0;
  for (const SentencePiece& piece : pieces) {
    read(piece, first, scratch, names[piece.number]);
    first += piece.size();
  }
}

void NameTagger::read(const SentencePiece& piece, std::size_t first, NameScratch& scratch,
                      std::vector<ScoredName>& names) const {
  const ConstRows scores = std::as_const(scratch.scores).part(first, piece.size());
  const std::vector<std::size_t>& path = crf_.best(scores, scratch.crf);
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
