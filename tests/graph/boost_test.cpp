#include "graph/boost.hpp"

#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/strong_components.hpp>
#include <catch2/catch.hpp>

#include "tests/sample_graphs.hpp"

using namespace graphwright;
using namespace graphwright::tests;

TEST_CASE("KnowledgeGraph runs under Boost's algorithms") {
  KnowledgeGraph graph = rich_graph();
  CHECK(num_vertices(graph) == graph.entity_count());
  CHECK(num_edges(graph) == graph.relation_count());

  std::vector<int> component(num_vertices(graph));
  const int count = boost::strong_components(
      graph, boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, graph)));
  CHECK(
      count ==
      3);  // "met" runs from the firm to the lawyer and "sued" back; the café and Oslo stand alone

  for (const auto edge : boost::make_iterator_range(edges(graph))) {
    put(boost::edge_weight, graph, edge, 2.0);
  }
  std::vector<double> distance(num_vertices(graph));
  const auto start = static_cast<std::size_t>(*graph.find_entity("person/petra-olm"));
  boost::dijkstra_shortest_paths(graph, start, boost::distance_map(distance.data()));
  CHECK(distance[static_cast<std::size_t>(*graph.find_entity("organization/cafe-grosse"))] == 2.0);
}

TEST_CASE("KnowledgeGraph's bundles are its entities and relations") {
  const KnowledgeGraph graph = rich_graph();
  const auto entities = get(boost::vertex_bundle, graph);
  const auto relations = get(boost::edge_bundle, graph);
  for (const auto edge : boost::make_iterator_range(edges(graph))) {
    CHECK(entities[source(edge, graph)].id == graph.entity(relations[edge].triple.subject).id);
    CHECK(get(boost::edge_weight, graph, edge) == relations[edge].confidence);
  }
}
