#pragma once

// Names as the extraction wants them, from names as sentences alone show them. Not installed.

#include "importers/extraction/detail/article.hpp"
#include "importers/extraction/detail/world.hpp"
#include "importers/extraction/entity_table.hpp"

namespace graphwright::detail {

/// Mends the names of an article by what its other sentences name: parts what stands in a genitive
/// from what follows ("Revik's | Civic Union", not "Farmers' Party"), and what is "of" a place from
/// it ("Kuroda Systems | of Osaka", where "Kuroda" stands alone too), joins what "&" joins, takes
/// titles and letters after a person's name from it, finds names again that are found elsewhere
/// or that the user's table has, and reads a title in capitals by the names of the body.
void repair_names(Article& article, const World& world, const EntityTable& table);

}  // namespace graphwright::detail
