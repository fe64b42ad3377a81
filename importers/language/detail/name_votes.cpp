#include "importers/language/detail/name_votes.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "graph/error.hpp"
#include "importers/language/word_features.hpp"

namespace graphwright::detail {
namespace {

/// How much the average of a text counts beside a name's own sentence.
constexpr float weight_of_text = 2;

/// How much a longer name counts for its first or last word, beside all mentions of the word alone.
constexpr float weight_of_longer = 1.5F;

/// The likelihoods of types that have been added up, and how many.
struct Ballot {
  std::vector<float> sums;
  float count = 0;

  void add(const std::vector<float>& likelihoods, float weight) {
    sums.resize(likelihoods.size());
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += weight * likelihoods[i];
    count += weight;
  }
};

/// Words as one text by which the same names are known.
std::string key_of(const std::vector<Word>& words, std::uint32_t begin, std::uint32_t end) {
  std::string key;
  for (std::uint32_t i = begin; i < end; ++i) {
    if (i > begin) key += ' ';
    key += word_key(words[i].form);
  }
  if (key.starts_with("the ")) key.erase(0, 4);
  return key;
}

std::size_t likeliest(const std::vector<float>& likelihoods) {
  return static_cast<std::size_t>(std::max_element(likelihoods.begin(), likelihoods.end()) -
                                  likelihoods.begin());
}

std::optional<std::size_t> number_of(const std::vector<std::string>& types, const char* type) {
  const auto found = std::find(types.begin(), types.end(), type);
  if (found == types.end()) return std::nullopt;
  return static_cast<std::size_t>(found - types.begin());
}

/// What all names of a text say of the types of each.
class Votes {
 public:
  Votes(const std::vector<std::string>& types, const IsPlace& is_place)
      : person_(number_of(types, "Person")),
        organization_(number_of(types, "Organization")),
        event_(number_of(types, "Event")),
        location_(number_of(types, "Location")),
        group_(number_of(types, "Group")),
        is_place_(is_place) {}

  void add(const std::vector<Word>& words, const ScoredName& name) {
    ballots_[key_of(words, name.begin, name.end)].add(name.likelihoods, 1);
    if (name.end - name.begin < 2) return;
    const std::size_t type = likeliest(name.likelihoods);
    if (type == person_) {
      longer_[key_of(words, name.end - 1, name.end)].add(name.likelihoods, 1);
    } else if (type == event_ && name.end - name.begin == 2) {
      longer_[key_of(words, name.end - 1, name.end)].add(name.likelihoods, 1);
    } else if (type == organization_ && !is_place_(words[name.begin])) {
      longer_[key_of(words, name.begin, name.begin + 1)].add(name.likelihoods, 1);
    }
  }

  /// The likelihoods of the types of a name that was added, on average, together 1.
  std::vector<float> of(const std::vector<Word>& words, std::uint32_t begin,
                        std::uint32_t end) const {
    const std::string key = key_of(words, begin, end);
    Ballot ballot = ballots_.at(key);
    const auto longer = longer_.find(key);
    if (longer != longer_.end() && !is_place_or_people(ballot)) {
      std::vector<float> mean = longer->second.sums;
      for (float& value : mean) value /= longer->second.count;
      ballot.add(mean, weight_of_longer * ballot.count);
    }
    for (float& value : ballot.sums) value /= ballot.count;
    return ballot.sums;
  }

 private:
  bool is_place_or_people(const Ballot& ballot) const {
    const std::size_t type = likeliest(ballot.sums);
    return type == location_ || type == group_;
  }

  std::optional<std::size_t> person_;
  std::optional<std::size_t> organization_;
  std::optional<std::size_t> event_;
  std::optional<std::size_t> location_;
  std::optional<std::size_t> group_;
  const IsPlace& is_place_;
  std::unordered_map<std::string, Ballot> ballots_;
  std::unordered_map<std::string, Ballot>
      longer_;  ///< Of longer names, by the word that they end or begin with.
};

}  // namespace

void vote(std::vector<Sentence>& sentences, std::span<const std::vector<ScoredName>> names,
          const std::vector<std::string>& types, const IsPlace& is_place) {
  if (names.size() != sentences.size()) assertion_failed("vote: names for each sentence");
  Votes votes(types, is_place);
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    for (const ScoredName& name : names[i]) votes.add(sentences[i].words, name);
  }
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const std::vector<Word>& words = sentences[i].words;
    sentences[i].names.clear();
    for (const ScoredName& name : names[i]) {
      const std::vector<float> elsewhere = votes.of(words, name.begin, name.end);
      std::vector<float> scores = name.likelihoods;
      for (std::size_t type = 0; type < scores.size(); ++type) {
        scores[type] += weight_of_text * elsewhere[type];
      }
      sentences[i].names.push_back({name.begin, name.end, types[likeliest(scores)]});
    }
  }
}

}  // namespace graphwright::detail
