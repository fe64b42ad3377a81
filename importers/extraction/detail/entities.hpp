#pragma once

// Entities from chains. Not installed.

#include <optional>
#include <vector>

#include "graph/entity.hpp"
#include "importers/extraction/detail/article.hpp"
#include "importers/extraction/detail/chains.hpp"
#include "importers/extraction/detail/world.hpp"
#include "importers/extraction/entity_table.hpp"

namespace graphwright::detail {

/// The entities of an article.
struct ArticleEntities {
  std::vector<Entity> entities;                         ///< In order of their first mentions.
  std::vector<std::optional<std::size_t>> of_markable;  ///< The entity of each markable.
};

/// Makes an entity of each chain with a name: the fullest name, the type for which most speaks, the
/// descriptions in appositions and predicates, all mentions in `document`; countries with their ISO
/// 3166 codes. An entity that the user's table has under one of its names takes id, name, type and
/// external ids from there, if only one of that name and type is in it.
ArticleEntities make_entities(const Article& article, const Chains& chains, const World& world,
                              const EntityTable& table, DocumentId document);

}  // namespace graphwright::detail
