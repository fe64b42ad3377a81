#pragma once

// What predicates tell of the types of names. Not installed.

#include <vector>

#include "graph/ontology.hpp"
#include "importers/extraction/detail/chains.hpp"
#include "importers/extraction/detail/clauses.hpp"
#include "importers/extraction/detail/frames.hpp"
#include "importers/extraction/detail/world.hpp"

namespace graphwright::detail {

/// Adds to chains of uncertain type what the predicates that take them ask for: who is bought by a
/// firm is one, where somebody studies is an organization. A predicate counts where the other end
/// of one of its frames has a type that the frame admits, and no frame of it admits both
/// (selectional preferences, Resnik 1996). Returns whether any type has changed.
bool add_selected_types(const std::vector<Clause>& clauses, const Frames& frames,
                        const Ontology& ontology, const World& world, Chains& chains);

}  // namespace graphwright::detail
