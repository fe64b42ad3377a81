#pragma once

// A graph's content taken apart, to be put into another graph whole or in part.

#include <optional>
#include <utility>
#include <vector>

#include "graph/knowledge_graph.hpp"

namespace graphwright::detail {

/// Documents and entities stand at their numbers in the graph that they come from, and everything
/// refers to them by these; nothing stands where one is to be left out.
struct Content {
  std::vector<std::optional<Document>> documents;
  std::vector<std::optional<Entity>> entities;
  std::vector<std::pair<Triple, std::vector<Statement>>> facts;  ///< One item for each relation.
};

/// All that a graph holds.
Content content_of(const KnowledgeGraph& graph);

/// Adds a content to a graph. What refers to a document or an entity that is left out loses the
/// reference: mentions and statements of the document, facts of the entity are not added; a
/// qualifier keeps its words.
void put(KnowledgeGraph& graph, Content content);

}  // namespace graphwright::detail
