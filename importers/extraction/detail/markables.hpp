#pragma once

// What may refer to an entity: names, noun phrases, pronouns. Not installed.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/entity.hpp"
#include "importers/extraction/detail/article.hpp"
#include "importers/extraction/detail/world.hpp"

namespace graphwright::detail {

enum class GrammaticalNumber : std::uint8_t { unknown, singular, plural };

/// A markable, as the field calls words that refer, or may refer, to something.
struct Markable {
  std::uint32_t sentence = 0;
  WordRange words;         ///< A name without titles; a noun with its determiner and modifiers
                           ///< before it; a pronoun.
  std::uint32_t head = 0;  ///< The word that the others depend on.
  MentionKind kind = MentionKind::name;
  std::string text;                ///< The words.
  std::vector<std::string> types;  ///< What it can be, the likeliest first; empty: anything.
  Gender gender = Gender::unknown;
  GrammaticalNumber number = GrammaticalNumber::unknown;
  bool first_person = false;
  bool second_person = false;
  bool reflexive = false;
  bool relative = false;  ///< A relative pronoun.
  bool definite = false;  ///< A noun that may refer back: "the company".
  bool headline = false;
  std::string title;  ///< Before a person's name: "Dr.".
};

/// The markables of an article, in order of their heads.
std::vector<Markable> find_markables(const Article& article, const World& world);

/// Whether a name is a nationality that describes a noun: "Norwegian" in "the Norwegian lender".
bool is_adjective(const Tree& tree, const Markable& markable);

/// A markable with all that belongs to it: what stands before and after, but no appositions and no
/// further conjuncts.
WordRange phrase(const Tree& tree, const Markable& markable);

/// The lemma of a noun in small letters, with the parts that hyphens join to it: "start-up" of
/// which the words are "start", "-" and "up".
std::string noun_lemma(const Tree& tree, std::uint32_t word);

/// What a noun means, or of "a family of models" what the second noun means; nullptr if it is not
/// known.
const NounMeaning* meaning_of_noun(const Tree& tree, std::uint32_t word, const World& world);

/// The common nouns that say what a name is: in apposition ("the carmaker Opal Motors", "FROST, a
/// radar"), as predicates ("Bo Ek is a painter"), before it ("striker Tunde Adeyemi"), after
/// "called". Numbers of words of its sentence.
std::vector<std::uint32_t> describing_nouns(const Article& article, const Markable& name,
                                            const World& world);

}  // namespace graphwright::detail
