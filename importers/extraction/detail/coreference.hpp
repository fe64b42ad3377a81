#pragma once

// Coreference: which mentions of an article are of one thing. Not installed.

#include "importers/extraction/detail/article.hpp"
#include "importers/extraction/detail/chains.hpp"
#include "importers/extraction/detail/world.hpp"

namespace graphwright::detail {

/// Unites the markables of an article in chains by sieves, the surest first (after Lee et al.,
/// "Deterministic coreference resolution based on entity-centric, precision-ranked rules",
/// Computational Linguistics 39(4), 2013): names (`unite_names`), what syntax says (appositions,
/// predicates, relative pronouns), then in the order of the text pronouns and definite nouns, each
/// to the most salient mention before it that agrees in number, gender and type (after Lappin and
/// Leass, "An algorithm for pronominal anaphora resolution", Computational Linguistics 20(4),
/// 1994), and last "I" and "we" in quotations to who speaks.
Chains resolve_coreference(const Article& article, const World& world);

}  // namespace graphwright::detail
