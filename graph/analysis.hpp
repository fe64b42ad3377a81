#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "graph/knowledge_graph.hpp"

namespace graphwright {

/// The weakly connected components: entities that relations join, whatever their direction. The
/// largest first, equal ones by their first entity's id; the entities of each in order of id.
std::vector<std::vector<EntityId>> components(const KnowledgeGraph& graph);

/// The importance of each entity, by the number of its EntityId; sums to 1 (Page, Brin, Motwani and
/// Winograd, 1999; relations count in both directions, for being spoken of is what makes an entity
/// important, not being an object).
std::vector<double> page_rank(const KnowledgeGraph& graph);

/// The same, where only some pairs of entities count as related.
std::vector<double> page_rank(const KnowledgeGraph& graph,
                              std::span<const std::pair<EntityId, EntityId>> related);

/// The communities of the vertices 0 to `count` - 1 of an undirected multigraph: for each vertex
/// the number of its community, from 0 in order of their first vertices. Vertices move, in order,
/// to the neighbouring community that gains most modularity, and communities become vertices, until
/// nothing gains (Blondel, Guillaume, Lambiotte and Lefebvre, 2008). Depends on the order of the
/// vertices only.
std::vector<std::size_t> communities(std::size_t count,
                                     std::span<const std::pair<std::size_t, std::size_t>> edges);

/// The relations on a path of fewest steps between two entities, whatever their direction; among
/// such paths the one of the highest confidence. Nothing if there is none; empty from an entity to
/// itself.
std::optional<std::vector<RelationId>> shortest_path(const KnowledgeGraph& graph, EntityId from,
                                                     EntityId to);

}  // namespace graphwright
