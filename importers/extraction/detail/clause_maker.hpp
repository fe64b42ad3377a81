#pragma once

// What the makers of clauses share. Not installed.

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "importers/extraction/detail/certainty.hpp"
#include "importers/extraction/detail/clauses.hpp"
#include "importers/extraction/detail/subjects.hpp"

namespace graphwright::detail {

/// One sentence and what is known of it, with the phrases that its clauses take. All must outlive
/// it; words are counted from 0.
class ClauseMaker {
 public:
  ClauseMaker(const Article& article, const Chains& chains, const World& world,
              const Lexicon& words, std::uint32_t sentence, const SentenceNames& names)
      : article_(article),
        chains_(chains),
        world_(world),
        words_(words),
        sentence_(sentence),
        tree_(article.trees[sentence]),
        names_(names) {}

  /// Whether what the tagger takes for a name or an adjective is a noun: it describes a name,
  /// "Chief Executive Ana Olm", or is an office, in capitals or after another one.
  bool is_noun_by_use(std::uint32_t i) const;

 protected:
  bool is_named(std::uint32_t word) const { return names_.by_word.contains(word); }

  bool is_describing(std::uint32_t noun) const { return names_.by_noun.contains(noun); }

  static bool has(const Clause& clause, std::string_view slot) {
    return std::any_of(clause.arguments.begin(), clause.arguments.end(),
                       [&](const Argument& a) { return a.slot == slot && !a.nested; });
  }

  static void add_antecedent(Clause& clause, const std::string& slot, std::uint32_t word) {
    clause.arguments.push_back({slot, word, false});
  }

  /// Whether a word in capitals is an office: "was Minister of Culture".
  bool is_office(std::uint32_t i) const;

  /// Adds an argument, and one for each further conjunct.
  void add(Clause& clause, const std::string& slot, std::uint32_t word, bool nested = false) const;

  /// Adds the items of a list with semicolons, which the parser hangs anywhere in the item before:
  /// "a son, Ben Olm, who plays in Lima; a daughter, Ana Olm; and a brother".
  void add_items(Clause& clause, const std::string& slot, std::uint32_t first) const;

  /// Adds the phrases with prepositions that stand under a phrase which names nothing: "died at her
  /// home in Oslo", "took a stake in Alder". What a remote phrase holds is only its own: "lives for
  /// the market in Izmir".
  void add_nested(Clause& clause, std::uint32_t word, bool remote = false, int depth = 0) const;

  /// Whether a clause tells what happens at what it is said of: "Deezer, where she becomes head".
  bool is_where(std::uint32_t verb) const;

  const Article& article_;
  const Chains& chains_;
  const World& world_;
  const Lexicon& words_;
  std::uint32_t sentence_;
  const Tree& tree_;
  const SentenceNames& names_;
  Subjects subjects_{article_, chains_, world_, words_, sentence_, names_};
  Judge judge_{article_, chains_, world_, words_, sentence_, names_.by_word};
};

}  // namespace graphwright::detail
