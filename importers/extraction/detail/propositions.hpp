#pragma once

// What clauses state in the words of their sentences. Not installed.

#include <vector>

#include "graph/proposition.hpp"
#include "importers/extraction/detail/article.hpp"
#include "importers/extraction/detail/clauses.hpp"

namespace graphwright::detail {

/// The propositions of clauses, in order: a verb with its auxiliaries, its particle and, if it has
/// no object, the first of its prepositions, between its subject and what else it takes; "is" and
/// "has" of predicates, appositions and possessives (open information extraction, Del Corro and
/// Gemulla 2013).
std::vector<Proposition> find_propositions(const Article& article,
                                           const std::vector<Clause>& clauses);

}  // namespace graphwright::detail
