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

/// The weights of the edges from each vertex; an undirected edge stands at both its ends, a loop
/// twice in its own entry.
using Weights = std::vector<std::map<std::size_t, double>>;

/// Numbers from 0, in order of first occurrence, for the values in a list.
std::vector<std::size_t> renumbered(const std::vector<std::size_t>& values) {
  std::map<std::size_t, std::size_t> numbers;
  std::vector<std::size_t> list;
  for (const std::size_t value : values) {
    list.push_back(numbers.emplace(value, numbers.size()).first->second);
  }
  return list;
}

/// One level of the Louvain method: moves vertices to neighbouring communities while that gains
/// modularity.
std::vector<std::size_t> join_neighbours(const Weights& weights) {
  std::vector<std::size_t> community(weights.size());
  std::iota(community.begin(), community.end(), std::size_t{0});
  std::vector<double> degree(weights.size());
  for (std::size_t v = 0; v < weights.size(); ++v) {
    for (const auto& [other, weight] : weights[v]) degree[v] += weight;
  }
  const double total = std::accumulate(degree.begin(), degree.end(), 0.0);
  std::vector<double> community_degree = degree;
  constexpr int most_rounds = 100;
  bool moved = total > 0;
  for (int round = 0; moved && round < most_rounds; ++round) {
    moved = false;
    for (std::size_t v = 0; v < weights.size(); ++v) {
      std::map<std::size_t, double> to;  // the weight from v to each community
      to[community[v]] = 0;
      for (const auto& [other, weight] : weights[v]) {
        if (other != v) to[community[other]] += weight;
      }
      community_degree[community[v]] -= degree[v];
      const auto gain = [&](std::size_t c) {
        return to[c] - community_degree[c] * degree[v] / total;
      };
      std::size_t best = community[v];
      for (const auto& [candidate, weight] : to) {
        if (gain(candidate) > gain(best) + 1e-9) best = candidate;
      }
      community_degree[best] += degree[v];
      moved |= best != community[v];
      community[v] = best;
    }
  }
  return renumbered(community);
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

std::vector<double> page_rank(const KnowledgeGraph& graph) {
  std::vector<std::pair<EntityId, EntityId>> related;
  for (const RelationId id : graph.relations()) {
    const Triple& triple = graph.relation(id).triple;
    related.emplace_back(triple.subject, triple.object);
  }
  return page_rank(graph, related);
}

std::vector<double> page_rank(const KnowledgeGraph& graph,
                              std::span<const std::pair<EntityId, EntityId>> related) {
  // Entities are numbered in order of id, so that sums are rounded alike however the graph was
  // made.
  using Directed = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;
  constexpr double damping = 0.85;
  const std::vector<EntityId> entities = graph.entities();
  std::vector<std::size_t> position(entities.size());
  for (std::size_t i = 0; i < entities.size(); ++i) {
    position[static_cast<std::size_t>(entities[i])] = i;
  }
  Directed both_ways(entities.size());
  for (const auto& [one, other] : related) {
    const std::size_t a = position[static_cast<std::size_t>(one)];
    const std::size_t b = position[static_cast<std::size_t>(other)];
    boost::add_edge(a, b, both_ways);
    boost::add_edge(b, a, both_ways);
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
  for (std::size_t i = 0; i < entities.size(); ++i) {
    rank[static_cast<std::size_t>(entities[i])] = by_position[i] / sum;
  }
  return rank;
}

std::vector<std::size_t> communities(std::size_t count,
                                     std::span<const std::pair<std::size_t, std::size_t>> edges) {
  Weights weights(count);
  for (const auto& [a, b] : edges) {
    weights[a][b] += 1;
    weights[b][a] += 1;
  }
  std::vector<std::size_t> community(count);
  std::iota(community.begin(), community.end(), std::size_t{0});
  for (;;) {
    const std::vector<std::size_t> joined = join_neighbours(weights);
    const std::size_t parts =
        joined.empty() ? 0 : *std::max_element(joined.begin(), joined.end()) + 1;
    for (std::size_t& number : community) number = joined[number];
    if (parts == weights.size()) return community;
    Weights between(parts);
    for (std::size_t v = 0; v < weights.size(); ++v) {
      for (const auto& [other, weight] : weights[v]) between[joined[v]][joined[other]] += weight;
    }
    weights = std::move(between);
  }
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
          (best == nullptr || line.length < best->length)) {
        best = &line;
      }
    }
    path.push_back(best->relation);
  }
  std::reverse(path.begin(), path.end());
  return path;
}

}  // namespace graphwright
