#pragma once

// Of whom verbs and nouns speak. Not installed.

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "importers/extraction/detail/article.hpp"
#include "importers/extraction/detail/chains.hpp"
#include "importers/extraction/detail/world.hpp"

namespace graphwright::detail {

/// The names of a sentence among the markables.
struct SentenceNames {
  std::map<std::uint32_t, std::size_t> by_word;       ///< By each of their words.
  std::multimap<std::uint32_t, std::size_t> by_noun;  ///< By the nouns that describe them.
};

/// Finds the words of a sentence of which its verbs and nouns say something, where the parser has
/// put them elsewhere too. Words are counted from 0.
class Subjects {
 public:
  /// All must outlive it; `words` are those of data/lexicon/clauses.tsv.
  Subjects(const Article& article, const Chains& chains, const World& world, const Lexicon& words,
           std::uint32_t sentence, const SentenceNames& names)
      : chains_(chains),
        world_(world),
        words_(words),
        tree_(article.trees[sentence]),
        names_(names) {}

  /// The grammatical subject of a verb; of two, of which the parser takes one in error, the
  /// nearest.
  std::optional<std::uint32_t> of_verb(std::uint32_t verb) const;

  /// The grammatical subject of a verb, or the one that it has from above.
  std::vector<std::uint32_t> logical(std::uint32_t verb) const;

  /// The subjects that a verb has from the word on which it depends.
  std::vector<std::uint32_t> from_above(std::uint32_t verb, std::uint32_t above) const;

  /// The words that a noun is said of: the names that it describes, the subject of which it is the
  /// predicate, those of the noun that it is coordinated with; itself if it is said of nothing.
  std::vector<std::uint32_t> of_noun(std::uint32_t noun, int depth = 0) const;

  /// Whether a noun is the predicate of a verb: "remains a supplier", "became the first woman".
  bool is_predicate_of(std::uint32_t noun, std::uint32_t verb) const;

  /// Whether a word is a further conjunct of its head; after a semicolon whatever the parser calls
  /// it.
  bool is_further(std::uint32_t word) const;

 private:
  bool is_named(std::uint32_t word) const { return names_.by_word.contains(word); }
  std::vector<std::uint32_t> of_conjunct(std::uint32_t noun, int depth) const;
  std::optional<std::uint32_t> name_after_comma(std::uint32_t noun) const;
  bool takes_role(std::uint32_t object, std::uint32_t verb) const;
  bool may_be_role(std::uint32_t noun, std::uint32_t word) const;
  std::uint32_t first_role(std::uint32_t word) const;
  std::vector<std::uint32_t> coordinated(std::uint32_t word) const;
  bool is_listed_apposition(std::uint32_t noun) const;
  bool is_in_list(std::uint32_t noun) const;
  std::vector<std::uint32_t> names_before(std::uint32_t noun) const;

  const Chains& chains_;
  const World& world_;
  const Lexicon& words_;
  const Tree& tree_;
  const SentenceNames& names_;
};

}  // namespace graphwright::detail
