#pragma once

// What sentences say, as predicates with arguments. Not installed.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/relation.hpp"
#include "importers/extraction/detail/article.hpp"
#include "importers/extraction/detail/chains.hpp"
#include "importers/extraction/detail/quotations.hpp"

namespace graphwright::detail {

/// A phrase that a predicate takes.
struct Argument {
  std::string slot;  ///< "subj", "obj", "iobj", "poss", "compound", "nationality"; of a noun
                     ///< "doer", the subject of the verb that takes it ("completed the signing");
                     ///< "holder" is the subject of the verb of which the clause describes the
                     ///< object, "patient" the object of the verb of which the noun is the subject,
                     ///< "antecedent" the noun that a relative clause describes; else
                     ///< the preposition: "in". Logical: the subject of a passive is its "obj".
  std::uint32_t word = 0;  ///< The head of the phrase.
  bool nested = false;  ///< Of a phrase that the predicate takes, not its own: "at home in Oslo".
};

enum class PredicateKind : std::uint8_t {
  verb,
  noun,  ///< "the founder of Alder", "the acquisition of Birch by Alder": "subj" is who or what the
         ///< noun is said of.
  adjective,  ///< "is available on Nova": "subj" is what it is said of.
  name        ///< "Alder of Oslo": "subj" is the name itself.
};

/// A predicate and what it takes, each conjunct as an argument of its own.
struct Clause {
  std::uint32_t sentence = 0;
  std::uint32_t head = 0;
  PredicateKind kind = PredicateKind::verb;
  std::string lemma;     ///< With its particle: "roll out"; "*" for a name.
  std::string label;     ///< As it stands: "rolled out".
  bool passive = false;  ///< A verb's, as a participle's without auxiliary.
  std::vector<Argument> arguments;
  Certainty certainty = Certainty::asserted;
  Time time = Time::present;
  std::optional<Speaker> speaker;  ///< Who says so, if the text tells.
};

/// The clauses of an article, in order: verbs with the subjects that they share or inherit, active
/// and passive, participles and relative clauses with what they are said of; nouns; names. `words`
/// are those of data/lexicon/clauses.tsv.
std::vector<Clause> find_clauses(const Article& article, const Chains& chains, const World& world,
                                 const Lexicon& words);

}  // namespace graphwright::detail
