#include "graph/subgraph.hpp"

#include <catch2/catch.hpp>

#include "tests/sample_graphs.hpp"

using namespace graphwright;
using namespace graphwright::tests;

TEST_CASE("subgraph of entities keeps the relations among them and their documents") {
  const KnowledgeGraph graph = rich_graph();
  const KnowledgeGraph part = subgraph(graph, {*graph.find_entity("organization/nordhavn"),
                                               *graph.find_entity("organization/cafe-grosse")});
  CHECK(part.entity_count() == 2);
  REQUIRE(part.relation_count() == 1);
  CHECK(part.relation(part.relations().front()).triple.type == "acquired");
  CHECK(part.document_count() == 2);
}

TEST_CASE("subgraph keeps the ids of what it keeps") {
  const KnowledgeGraph graph = random_graph(5);
  RelationFilter filter;
  filter.min_confidence = 0.6;
  const KnowledgeGraph part = subgraph(graph, filter);
  REQUIRE(part.relation_count() > 0);
  CHECK(part.relation_count() < graph.relation_count());
  for (const RelationId id : part.relations()) CHECK(graph.find_relation(part.relation(id).id));
}

TEST_CASE("subgraph filters by type, with narrower types, and by status") {
  const KnowledgeGraph graph = rich_graph();
  RelationFilter filter;
  filter.types = {"acquired"};
  CHECK(subgraph(graph, filter).relation_count() == 1);
  CHECK(subgraph(graph, filter).entity_count() == 2);
  filter.types.clear();
  filter.statuses = {Status::possible};
  CHECK(subgraph(graph, filter).relation_count() == 1);
}

TEST_CASE("subgraph drops documents that nothing left speaks of") {
  const KnowledgeGraph graph = rich_graph();
  const KnowledgeGraph part = subgraph(graph, {*graph.find_entity("location/oslo")});
  CHECK(part.entity_count() == 1);
  CHECK(part.document_count() == 0);
}

TEST_CASE("with_relations keeps all entities and documents") {
  const KnowledgeGraph graph = rich_graph();
  RelationFilter filter;
  filter.types = {"acquired"};
  const KnowledgeGraph part = with_relations(graph, filter);
  CHECK(part.entity_count() == graph.entity_count());
  CHECK(part.document_count() == graph.document_count());
  CHECK(part.relation_count() == 1);
}

TEST_CASE("within_hops follows relations in both directions") {
  KnowledgeGraph graph(news());
  std::vector<EntityId> chain;
  for (const char* name : {"A", "B", "C", "D"}) {
    Entity entity;
    entity.type = "Person";
    entity.name = name;
    chain.push_back(graph.add(entity));
  }
  graph.add({chain[0], "succeeded", "", chain[1]}, {Statement{}});
  graph.add({chain[2], "succeeded", "", chain[1]}, {Statement{}});
  graph.add({chain[3], "succeeded", "", chain[2]}, {Statement{}});
  const EntityId from[] = {chain[0]};
  CHECK(within_hops(graph, from, 0).size() == 1);
  CHECK(within_hops(graph, from, 1).size() == 2);
  CHECK(within_hops(graph, from, 2).size() == 3);
  CHECK(within_hops(graph, from, 9).size() == 4);
}

TEST_CASE("subgraph_of_types keeps entities of the types") {
  const KnowledgeGraph part = subgraph_of_types(rich_graph(), {"Organization"});
  CHECK(part.entity_count() == 2);
  CHECK(part.relation_count() == 1);
}
