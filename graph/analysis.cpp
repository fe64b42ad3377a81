#include "graph/analysis.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/page_rank.hpp>
#include <map>
#include <numeric>

namespace graphwright {
namespace {

/// A relation as a line without direction.
struct Line {
  RelationId relation{};
  double length = 0;
};

using Undirected =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property, Line>;

/// Each step costs 1, and a doubtful one up to a millionth more: enough to choose among paths of as
/// many steps.
double length_of(const Relation& relation) { return 1 + 1e-6 * (1 - relation.confidence); }

Undirected undirected(const KnowledgeGraph& graph) {
  Undirected lines(graph.entity_count());
  for (const RelationId id : graph.relations()) {
    const Relation& relation = graph.relation(id);
    boost::add_edge(static_cast<std::size_t>(relation.triple.subject),
                    static_cast<std::size_t>(relation.triple.object), Line{id, length_of(relation)},
                    lines);
  }
  return lines;
}

}  // namespace

std::vector<std::vector<EntityId>> components(const KnowledgeGraph& graph) {
  std::vector<std::size_t> component(graph.entity_count());
  const std::size_t count = boost::connected_components(undirected(graph), component.data());
  std::vector<std::vector<EntityId>> parts(count);
  std::vector<std::size_t> seen;  // components in order of their first entity
  for (const EntityId id : graph.entities()) {
    std::vector<EntityId>& part = parts[component[static_cast<std::size_t>(id)]];
    if (part.empty()) seen.push_back(component[static_cast<std::size_t>(id)]);
    part.push_back(id);
  }
  std::stable_sort(seen.begin(), seen.end(),
                   [&](std::size_t a, std::size_t b) { return parts[a].size() > parts[b].size(); });
  std::vector<std::vector<EntityId>> ordered;
  for (const std::size_t i : seen) ordered.push_back(std::move(parts[i]));
  return ordered;
}

std::vector<double> page_rank(const KnowledgeGraph& graph, double damping) {
  // Entities are numbered in order of id, and lines added in order of content, so that sums are
  // rounded alike however the graph was made.
  using Directed = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;
  const std::vector<EntityId> entities = graph.entities();
  std::vector<std::size_t> position(entities.size());
  for (std::size_t i = 0; i < entities.size(); ++i)
    position[static_cast<std::size_t>(entities[i])] = i;
  Directed both_ways(entities.size());
  for (const RelationId id : graph.relations()) {
    const Triple& triple = graph.relation(id).triple;
    const std::size_t subject = position[static_cast<std::size_t>(triple.subject)];
    const std::size_t object = position[static_cast<std::size_t>(triple.object)];
    boost::add_edge(subject, object, both_ways);
    boost::add_edge(object, subject, both_ways);
  }
  std::vector<double> by_position(entities.size());
  if (entities.empty()) return by_position;
  boost::graph::page_rank(both_ways,
                          boost::make_iterator_property_map(
                              by_position.begin(), boost::get(boost::vertex_index, both_ways)),
                          boost::graph::n_iterations(50), damping);
  // Boost lets the rank of an entity without relations leak: what is left is scaled.
  const double sum = std::accumulate(by_position.begin(), by_position.end(), 0.0);
  std::vector<double> rank(entities.size());
  for (std::size_t i = 0; i < entities.size(); ++i)
    rank[static_cast<std::size_t>(entities[i])] = by_position[i] / sum;
  return rank;
}

std::optional<std::vector<RelationId>> shortest_path(const KnowledgeGraph& graph, EntityId from,
                                                     EntityId to) {
  const Undirected lines = undirected(graph);
  const auto start = static_cast<std::size_t>(from);
  std::vector<std::size_t> before(graph.entity_count());
  std::vector<double> distance(graph.entity_count());
  boost::dijkstra_shortest_paths(lines, start,
                                 boost::predecessor_map(before.data())
                                     .distance_map(distance.data())
                                     .weight_map(boost::get(&Line::length, lines)));
  std::vector<RelationId> path;
  for (auto at = static_cast<std::size_t>(to); at != start; at = before[at]) {
    if (before[at] == at) return std::nullopt;
    const Line* best = nullptr;
    for (const auto edge : boost::make_iterator_range(boost::out_edges(at, lines))) {
      const Line& line = lines[edge];
      if (boost::target(edge, lines) == before[at] &&
          (best == nullptr || line.length < best->length))
        best = &line;
    }
    path.push_back(best->relation);
  }
  std::reverse(path.begin(), path.end());
  return path;
}

}  // namespace graphwright
