#include "graph/analysis.hpp"

#include <catch2/catch.hpp>
#include <numeric>

#include "tests/sample_graphs.hpp"

using namespace graphwright;
using namespace graphwright::tests;

namespace {

/// Entities A, B, … and relations between them as pairs of letters.
KnowledgeGraph letters(std::string_view entities,
                       std::initializer_list<std::pair<std::string_view, double>> relations) {
  KnowledgeGraph graph(news());
  for (const char letter : entities) {
    Entity entity;
    entity.type = "Person";
    entity.name = std::string(1, letter);
    graph.add(entity);
  }
  const auto id = [&](char letter) {
    return graph.find_entities_named(std::string(1, letter)).front();
  };
  for (const auto& [pair, confidence] : relations) {
    Statement s;
    s.confidence = confidence;
    graph.add({id(pair[0]), "succeeded", "", id(pair[1])}, {s});
  }
  return graph;
}

std::string names(const KnowledgeGraph& graph, const std::vector<RelationId>& path) {
  std::string text;
  for (const RelationId id : path) {
    text += graph.entity(graph.relation(id).triple.subject).name +
            graph.entity(graph.relation(id).triple.object).name + " ";
  }
  return text;
}

}  // namespace

TEST_CASE("components are the parts that relations join, the largest first") {
  const KnowledgeGraph graph = letters("ABCDEF", {{"BA", 1}, {"DC", 1}, {"DE", 1}});
  const auto parts = components(graph);
  REQUIRE(parts.size() == 3);
  CHECK(parts[0].size() == 3);
  CHECK(graph.entity(parts[0][0]).name == "C");
  CHECK(graph.entity(parts[1][0]).name == "A");
  CHECK(graph.entity(parts[2][0]).name == "F");
  CHECK(components(KnowledgeGraph(news())).empty());
}

TEST_CASE(
    "page_rank sums to one, gives the hub most, and does not depend on how the graph was made") {
  const KnowledgeGraph graph = letters("ABCDE", {{"AB", 1}, {"CA", 1}, {"AD", 1}});
  const std::vector<double> rank = page_rank(graph);
  CHECK(std::accumulate(rank.begin(), rank.end(), 0.0) == Approx(1));
  CHECK(std::max_element(rank.begin(), rank.end()) - rank.begin() ==
        static_cast<long>(*graph.find_entity("person/a")));

  KnowledgeGraph reordered(news());
  reordered.merge(letters("EDCBA", {{"AD", 1}, {"CA", 1}, {"AB", 1}}));
  const std::vector<double> again = page_rank(reordered);
  for (const EntityId id : graph.entities()) {
    const EntityId there = *reordered.find_entity(graph.entity(id).id);
    CHECK(rank[static_cast<std::size_t>(id)] == again[static_cast<std::size_t>(there)]);
  }
  CHECK(page_rank(KnowledgeGraph(news())).empty());
}

TEST_CASE("shortest_path takes fewest steps, then the most certain ones") {
  const KnowledgeGraph graph =
      letters("ABCDE", {{"AB", 0.9}, {"CB", 0.9}, {"AD", 0.5}, {"DC", 0.5}, {"AC", 0.1}});
  const auto id = [&](const char* name) { return *graph.find_entity(name); };
  CHECK(names(graph, *shortest_path(graph, id("person/a"), id("person/c"))) == "AC ");
  const KnowledgeGraph longer =
      letters("ABCDE", {{"AB", 0.9}, {"CB", 0.9}, {"AD", 0.5}, {"DC", 0.5}});
  CHECK(names(longer, *shortest_path(longer, *longer.find_entity("person/a"),
                                     *longer.find_entity("person/c"))) == "AB CB ");
  CHECK(shortest_path(graph, id("person/a"), id("person/a"))->empty());
  CHECK_FALSE(shortest_path(graph, id("person/a"), id("person/e")));
}

TEST_CASE("communities finds groups that hang together") {
  using Edges = std::vector<std::pair<std::size_t, std::size_t>>;
  // Two triangles and a bridge between them; a vertex alone.
  const Edges edges = {{0, 1}, {1, 2}, {2, 0}, {3, 4}, {4, 5}, {5, 3}, {2, 3}};
  CHECK(communities(7, edges) == std::vector<std::size_t>{0, 0, 0, 1, 1, 1, 2});
  CHECK(communities(0, Edges{}).empty());
  CHECK(communities(2, Edges{{0, 0}}) == std::vector<std::size_t>{0, 1});
}
