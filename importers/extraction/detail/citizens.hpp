#pragma once

// Countries that an article has by nationalities alone. Not installed.

#include <vector>

#include "importers/extraction/detail/entities.hpp"
#include "importers/extraction/detail/relations.hpp"
#include "importers/extraction/detail/world.hpp"

namespace graphwright::detail {

/// Adds, for each nationality in the article whose country it does not name, that country, without
/// mentions: the object that "a Norwegian painter" has as a citizen. Returns how many there were
/// before.
std::size_t add_countries_of_nationalities(const World& world, ArticleEntities& made);

/// Of the countries that were so added, from number `before` on, keeps those of which somebody is a
/// citizen, with the adjectives as their mentions in `document`; drops the others with their
/// relations.
void keep_countries_of_citizens(std::size_t before, DocumentId document,
                                std::vector<FoundRelation>& found, ArticleEntities& made);

}  // namespace graphwright::detail
