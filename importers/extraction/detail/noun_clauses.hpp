#pragma once

// Nouns, adjectives and names with what they take. Not installed.

#include <cstdint>
#include <string>

#include "importers/extraction/detail/clause_maker.hpp"

namespace graphwright::detail {

/// Makes the clauses of the nouns, adjectives and names of a sentence.
class NounClauses : public ClauseMaker {
 public:
  using ClauseMaker::ClauseMaker;

  Clause of_noun(std::uint32_t noun) const;

  /// A predicate, "is available on Nova", or one after its noun, "a model available on Nova".
  Clause of_adjective(std::uint32_t adjective) const;

  Clause of_name(std::uint32_t name) const;

 private:
  void add_subject(std::uint32_t noun, Clause& clause) const;
  void add_complements_beside(std::uint32_t noun, Clause& clause) const;
  void add_modifiers(std::uint32_t noun, Clause& clause) const;
  void add_shared_modifiers(std::uint32_t noun, Clause& clause) const;
  std::string slot_of_adjective(std::uint32_t word) const;
  void add_modifiers_within(std::uint32_t noun, Clause& clause) const;
};

}  // namespace graphwright::detail
