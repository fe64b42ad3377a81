#pragma once

// Verbs with what they take. Not installed.

#include <cstdint>
#include <optional>

#include "importers/extraction/detail/clause_maker.hpp"

namespace graphwright::detail {

/// Makes the clauses of the verbs of a sentence.
class VerbClauses : public ClauseMaker {
 public:
  using ClauseMaker::ClauseMaker;

  Clause of_verb(std::uint32_t verb) const;

 private:
  bool is_passive(std::uint32_t verb) const;
  bool is_role_given(std::uint32_t noun, std::uint32_t verb) const;
  std::optional<std::uint32_t> particle_of(std::uint32_t verb) const;
  std::string verb_lemma(std::uint32_t verb) const;
  void add_shared_places(std::uint32_t verb, Clause& clause) const;
  bool is_receiver(std::uint32_t object) const;
  bool has_agent(std::uint32_t verb) const;
  void add_named(std::uint32_t verb, std::uint32_t office, Clause& clause) const;
  void add_receiver(std::uint32_t sum, Clause& clause) const;
  void add_implied(std::uint32_t verb, bool passive, Clause& clause) const;
  void add_where(std::uint32_t verb, std::uint32_t above, Clause& clause) const;
  void add_doer(std::uint32_t verb, std::uint32_t noun, const std::string& slot,
                Clause& clause) const;
  bool is_relative(std::uint32_t verb) const;
  void add_holder(std::uint32_t noun, Clause& clause) const;
  void add_holding_nouns(std::uint32_t word, const std::string& slot, Clause& clause) const;
};

}  // namespace graphwright::detail
