#include "exporters/picture_text.hpp"

#include <catch2/catch.hpp>

#include "tests/sample_graphs.hpp"

using namespace graphwright;
using namespace graphwright::tests;

namespace {

/// The label of the line that has a relation of a type.
std::string label(const KnowledgeGraph& graph, std::string_view type) {
  for (const Line& line : choose_view(graph, {}).lines) {
    if (graph.relation(line.relations.front()).triple.type == type) return line_label(graph, line);
  }
  return "none";
}

}  // namespace

TEST_CASE("line_label gives date and amount, and says what is not so") {
  const KnowledgeGraph graph = rich_graph();
  CHECK(label(graph, "acquired") == "acquired, about €400\nmillion, 1 April 2026");
  CHECK(label(graph, "met") == "met (disputed)");
  CHECK(label(graph, "related_to") == "talk");
}

TEST_CASE("line_label names who says what is sensitive") {
  CHECK(label(rich_graph(), "sued") == "sued (possibly)\nsays The Example");
}

TEST_CASE("line_label stacks several relations and counts more") {
  KnowledgeGraph graph(news());
  const EntityId a = graph.add(Entity{"", "A", "Person", {}, {}, {}, {}});
  const EntityId b = graph.add(Entity{"", "B", "Person", {}, {}, {}, {}});
  for (const char* type : {"succeeded", "parent_of", "advises", "appointed", "defeated", "hired"}) {
    graph.add({a, type, "", b}, {Statement{}});
  }
  CHECK(label(graph, "advises") == "advises\nappointed\ndefeated\nhired\nand 2 more");
}

TEST_CASE("line_tooltip quotes the sentences once, line_link leads to the first") {
  const KnowledgeGraph graph = rich_graph();
  const View view = choose_view(graph, {});
  const Line& line = view.lines.front();
  CHECK(line_tooltip(graph, line) ==
        "“Nordhavn 🚀 agreed to buy Café Größe for about €400 million.” "
        "“Café Größe was bought by Nordhavn on 1 April 2026, the firm said.”");
  CHECK(line_link(graph, line) ==
        "https://example.org/a#:~:text=Nordhavn%20%F0%9F%9A%80%20agreed%20to,"
        "for%20about%20%E2%82%AC400%20million.");
}
