#pragma once

#include <set>
#include <span>
#include <string>

#include "graph/knowledge_graph.hpp"

namespace graphwright {

/// Which relations of a graph are wanted. An empty set wants all.
struct RelationFilter {
  std::set<std::string, std::less<>>
      types;  ///< Relation types; a narrower type counts as its broader ones.
  std::set<Status> statuses;
  double min_confidence = 0;  ///< In [0, 1].
};

/// The part of a graph that consists of some entities, the relations among them, and the documents
/// that speak of either.
KnowledgeGraph subgraph(const KnowledgeGraph& graph, const std::set<EntityId>& entities);

/// The part of a graph that consists of the relations wanted, their ends and the documents that
/// speak of either.
KnowledgeGraph subgraph(const KnowledgeGraph& graph, const RelationFilter& filter);

/// A graph with all its documents and entities, but only the relations wanted.
KnowledgeGraph with_relations(const KnowledgeGraph& graph, const RelationFilter& filter);

/// The part of a graph that consists of the entities of some types, and the relations among them.
KnowledgeGraph subgraph_of_types(const KnowledgeGraph& graph,
                                 const std::set<std::string, std::less<>>& entity_types);

/// The entities at most `hops` relations away from any of some entities, in either direction, those
/// included.
std::set<EntityId> within_hops(const KnowledgeGraph& graph, std::span<const EntityId> from,
                               int hops);

/// Whether a filter wants a relation.
bool wants(const RelationFilter& filter, const Relation& relation, const Ontology& ontology);

}  // namespace graphwright
