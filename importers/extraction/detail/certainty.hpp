#pragma once

// How certain a clause is, when it holds, and who says so. Not installed.

#include <cstdint>
#include <map>
#include <string>

#include "importers/extraction/detail/clauses.hpp"
#include "importers/extraction/detail/world.hpp"

namespace graphwright::detail {

/// Judges the clauses of one sentence by auxiliaries, negation, conditions, adjectives and what
/// stands above them (data/lexicon/clauses.tsv).
class Judge {
 public:
  /// `named` are the words of the sentence that are of names, with the names among the markables;
  /// all must outlive it.
  Judge(const Article& article, const Chains& chains, const World& world, const Lexicon& words,
        std::uint32_t sentence, const std::map<std::uint32_t, std::size_t>& named)
      : article_(article),
        chains_(chains),
        world_(world),
        words_(words),
        sentence_(sentence),
        tree_(article.trees[sentence]),
        named_(named) {}

  /// Sets certainty, time and speaker of the clause of a verb.
  void verb(std::uint32_t verb, Clause& clause) const;

  /// The same of a noun; `described` says whether it stands with a name that it describes.
  void noun(std::uint32_t noun, bool described, Clause& clause) const;

 private:
  bool is_negated(std::uint32_t word) const;
  bool has_ended(std::uint32_t verb) const;
  bool is_doubted(std::uint32_t word) const;
  Time time_of(std::uint32_t verb) const;
  bool is_hearsay(std::uint32_t verb) const;
  bool is_past_like_base(std::uint32_t verb) const;
  bool has_since(std::uint32_t verb) const;
  void judge_by_governors(std::uint32_t verb, bool would, Clause& clause) const;
  void govern(std::uint32_t governor, bool would, bool finite, Clause& clause) const;
  void judge_by_verb(std::uint32_t noun, Clause& clause) const;
  void set_speaker(std::uint32_t verb, Clause& clause) const;

  const Article& article_;
  const Chains& chains_;
  const World& world_;
  const Lexicon& words_;
  std::uint32_t sentence_;
  const Tree& tree_;
  const std::map<std::uint32_t, std::size_t>& named_;
};

}  // namespace graphwright::detail
