#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "graph/knowledge_graph.hpp"

namespace graphwright {

/// What of a graph a picture shows.
struct ViewOptions {
  std::size_t top = 40;       ///< At most so many entities, by importance.
  std::string focus;          ///< The id or a name of an entity: only what is near it.
  int hops = 1;               ///< How near, in relations.
  double min_confidence = 0;  ///< In [0, 1].
  std::set<std::string, std::less<>>
      types;             ///< Relation types, narrower ones included; empty: all.
  bool sources = false;  ///< Whether to draw who reported.
};

/// A line between two entities: all that is said from one to the other.
struct Line {
  EntityId subject{};
  EntityId object{};
  std::vector<RelationId> relations;  ///< Asserted ones first; empty for a line from who reported.
  bool reports = false;               ///< The subject reported what is said of the object.
};

/// The part of a graph that a picture shows.
struct View {
  std::vector<EntityId> entities;  ///< In order of id.
  std::vector<double>
      importance;  ///< Of each entity in the view, in (0, 1]; the most important one has 1.
  std::vector<std::size_t> community;  ///< Of each entity: the number of its community, from 0.
  std::vector<Line> lines;             ///< In order of their ends' ids.
  std::size_t relations_shown = 0;
  std::size_t relations_in_all = 0;  ///< In the graph, before anything was left out.
  std::size_t entities_in_all = 0;   ///< Those with a relation.
};

/// Chooses what a picture of a graph shows: the most important entities (PageRank over the
/// relations wanted), the focus before all, and the relations among them, without other entities
/// that no line reaches; of a graph without relations the entities. Throws Error if there is no
/// entity of the focus, or several, and on a relation type that the ontology does not have.
View choose_view(const KnowledgeGraph& graph, const ViewOptions& options);

}  // namespace graphwright
