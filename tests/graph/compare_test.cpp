#include "graph/compare.hpp"

#include <catch2/catch.hpp>

#include "tests/sample_graphs.hpp"

using namespace graphwright;
using namespace graphwright::tests;

TEST_CASE("equal_content sees through numbering") {
  KnowledgeGraph one(news());
  one.merge(random_graph(1));
  one.merge(random_graph(2));
  KnowledgeGraph other(news());
  other.merge(random_graph(2));
  other.merge(random_graph(1));
  CHECK(equal_content(one, other));
}

TEST_CASE("first_difference shows the lines that differ") {
  const KnowledgeGraph rich = rich_graph();
  CHECK_FALSE(first_difference(rich, rich));
  KnowledgeGraph other = rich;
  other.add(Entity{"", "Zz", "Person", {}, {}, {}, {}});
  CHECK_THAT(*first_difference(rich, other), Catch::Matchers::Contains("+ entity \"person/zz\""));
  CHECK_FALSE(equal_content(rich, other));
}
