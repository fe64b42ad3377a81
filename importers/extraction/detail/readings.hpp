#pragma once

// What single documents say of entities, taken out of a graph and put back. Not installed.

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "graph/knowledge_graph.hpp"
#include "importers/extraction/detail/world.hpp"

namespace graphwright::detail {

/// What one document says of one entity.
struct Reading {
  EntityId entity{};
  std::optional<DocumentId> document;  ///< Nothing for an entity of which no document speaks.
  std::set<std::string> names;
  std::string name;  ///< The one to show.
  std::string type;
  bool fixed = false;  ///< The id was given by a user and stays.
};

/// The readings of a graph, in order of document id, then of entity id.
std::vector<Reading> readings_of(const KnowledgeGraph& graph, const World& world);

/// What readings come to.
struct United {
  std::string id;
  std::string name;
  std::string type;
};

/// The graph with an entity for each of `united`; `united_of` says which one each reading belongs
/// to. Evidence goes where its document's reading goes.
KnowledgeGraph rebuilt(const KnowledgeGraph& graph, const std::vector<Reading>& readings,
                       const std::vector<std::size_t>& united_of,
                       const std::vector<United>& united);

}  // namespace graphwright::detail
