#pragma once

// The entities of several documents. Not installed.

#include <vector>

#include "graph/knowledge_graph.hpp"
#include "importers/extraction/detail/world.hpp"
#include "importers/extraction/resolution.hpp"

namespace graphwright::detail {

/// `resolve_entities`, with what is known of words and names.
std::vector<Resolved> resolve_entities(KnowledgeGraph& graph, const World& world);

}  // namespace graphwright::detail
