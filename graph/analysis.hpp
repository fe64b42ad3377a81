#pragma once

#include <optional>
#include <vector>

#include "graph/knowledge_graph.hpp"

namespace graphwright {

/// The weakly connected components: entities that relations join, whatever their direction. The
/// largest first, equal ones by their first entity's id; the entities of each in order of id.
std::vector<std::vector<EntityId>> components(const KnowledgeGraph& graph);

/// The importance of each entity, by the number of its EntityId; sums to 1 (Page, Brin, Motwani and
/// Winograd, 1999; relations count in both directions, for being spoken of is what makes an entity
/// important, not being an object).
std::vector<double> page_rank(const KnowledgeGraph& graph, double damping = 0.85);

/// The relations on a path of fewest steps between two entities, whatever their direction; among
/// such paths the one of the highest confidence. Nothing if there is none; empty from an entity to
/// itself.
std::optional<std::vector<RelationId>> shortest_path(const KnowledgeGraph& graph, EntityId from,
                                                     EntityId to);

}  // namespace graphwright
