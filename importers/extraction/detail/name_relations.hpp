#pragma once

// Relations that names tell by how they stand, without a clause. Not installed.

#include <vector>

#include "graph/ontology.hpp"
#include "importers/extraction/detail/fillers.hpp"
#include "importers/extraction/detail/places.hpp"
#include "importers/extraction/detail/relations.hpp"

namespace graphwright::detail {

/// Where things lie by their addresses, of which `places` are those of the article, and where
/// persons were born and died by the brackets after their names. `words` are those of
/// data/lexicon/clauses.tsv.
std::vector<FoundRelation> find_name_relations(const Article& article, const Chains& chains,
                                               const ArticleEntities& entities,
                                               const Fillers& fillers,
                                               const std::vector<PlacePair>& places,
                                               const Lexicon& words, const Ontology& ontology);

}  // namespace graphwright::detail
