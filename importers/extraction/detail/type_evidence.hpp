#pragma once

// What tells the type of a name. Not installed.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "importers/extraction/detail/markables.hpp"

namespace graphwright::detail {

/// How much speaks for each type; below 0 speaks against it.
class TypeScores {
 public:
  void add(const std::string& type, double weight) { scores_[type] += weight; }
  void add(const TypeScores& other) {
    for (const auto& [type, weight] : other.scores_) scores_[type] += weight;
  }
  double of(const std::string& type) const {
    const auto found = scores_.find(type);
    return found == scores_.end() ? 0 : found->second;
  }
  /// The type for which most speaks, the first by its name of those alike; "" if nothing speaks for
  /// any.
  std::string best() const;

  /// How much speaks for the best of the types other than this; at least 0.
  double best_but(const std::string& type) const;

  const std::map<std::string, double>& all() const noexcept { return scores_; }

 private:
  std::map<std::string, double> scores_;
};

/// What the words around one mention of a name tell of its type: titles, the nouns that describe
/// it, the relative pronoun after it, its preposition. Weights are in units of a network's vote for
/// a name of several words.
TypeScores evidence_of_context(const Article& article, const Markable& name, const World& world);

/// Whether an article tells of matches and players.
bool is_about_sport(const Article& article, const World& world);

/// What such an article tells of a name of a place that plays or is played against: it is a side.
TypeScores evidence_of_sport(const Article& article, const Markable& name, const World& world);

/// The last word of a name, or of "Institute of Science" the one before the preposition.
std::string_view head_word(std::string_view name);

/// What the network, for which `votes` counts the mentions by type, and lists of names tell of a
/// name. What it finds in one text agrees, so that many mentions tell little more than one.
/// `introduced` says whether the word is a part of a person's name in the text.
TypeScores evidence_of_name(std::string_view name, const std::map<std::string, std::size_t>& votes,
                            bool introduced, const World& world);

}  // namespace graphwright::detail
