#include "exporters/view.hpp"

#include <catch2/catch.hpp>

#include "graph/error.hpp"
#include "tests/sample_graphs.hpp"

using namespace graphwright;
using namespace graphwright::tests;

namespace {

std::vector<std::string> names(const KnowledgeGraph& graph, const View& view) {
  std::vector<std::string> list;
  for (const EntityId id : view.entities) list.push_back(graph.entity(id).name);
  return list;
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("choose_view leaves out what no line reaches, and makes one line of parallel relations") {
  const KnowledgeGraph graph = rich_graph();
  const View view = choose_view(graph, {});
  CHECK(names(graph, view) == List{"Café Größe", "Nordhavn", "Petra Olm"});
  CHECK(view.lines.size() == 4);  // "met" and "sued" run between the same two, but not the same way
  CHECK(view.relations_shown == 4);
  CHECK(view.relations_in_all == 4);
  CHECK(view.importance.size() == 3);
  CHECK(*std::max_element(view.importance.begin(), view.importance.end()) == 1);
}

TEST_CASE("choose_view keeps to the most important entities and counts the rest") {
  const KnowledgeGraph graph = random_graph(1);
  ViewOptions options;
  options.top = 3;
  const View view = choose_view(graph, options);
  CHECK(view.entities.size() <= 3);
  CHECK(view.relations_shown < view.relations_in_all);
  CHECK(view.entities_in_all > 3);
}

TEST_CASE("choose_view focuses, filters by type and by confidence") {
  const KnowledgeGraph graph = rich_graph();
  ViewOptions focus;
  focus.focus = "café größe";
  focus.hops = 0;
  CHECK(choose_view(graph, focus).lines.empty());
  focus.hops = 1;
  CHECK(choose_view(graph, focus).entities.size() == 3);
  focus.focus = "nobody";
  CHECK_THROWS_WITH(choose_view(graph, focus), "no entity has the id or name 'nobody'");
  ViewOptions types;
  types.types = {"acquired"};
  CHECK(names(graph, choose_view(graph, types)) == List{"Café Größe", "Nordhavn"});
  types.types = {"aquired"};
  CHECK_THROWS_WITH(choose_view(graph, types), "unknown relation type 'aquired'");
  ViewOptions sure;
  sure.min_confidence = 0.9;
  CHECK(choose_view(graph, sure).relations_shown == 1);
}

TEST_CASE("choose_view keeps the focus, and draws nothing that was not asked for") {
  KnowledgeGraph graph = rich_graph();
  const EntityId oslo = *graph.find_entity("location/oslo");
  ViewOptions focus;
  focus.focus = "Oslo";
  CHECK(choose_view(graph, focus).entities == std::vector<EntityId>{oslo});
  focus.focus = "Petra Olm";
  focus.top = 1;
  CHECK(names(graph, choose_view(graph, focus)) == List{"Petra Olm"});
  ViewOptions one;
  one.top = 1;
  CHECK(choose_view(graph, one).entities.size() == 1);
  ViewOptions none;
  none.types = {"fined"};
  CHECK(choose_view(graph, none).entities.empty());
}

TEST_CASE("choose_view draws who reported when asked") {
  KnowledgeGraph graph = rich_graph();
  Entity paper;
  paper.type = "Organization";
  paper.name = "The Paper";
  const EntityId who = graph.add(paper);
  Statement said = graph.relation(graph.outgoing(*graph.find_entity("person/petra-olm")).front())
                       .statements.front();
  said.attribution = Attribution{"The Paper", who};
  graph.add({*graph.find_entity("person/petra-olm"), "criticized", "",
             *graph.find_entity("organization/nordhavn")},
            {said});
  CHECK(choose_view(graph, {}).entities.size() == 3);
  ViewOptions options;
  options.sources = true;
  const View view = choose_view(graph, options);
  CHECK(view.entities.size() == 4);
  CHECK(std::count_if(view.lines.begin(), view.lines.end(),
                      [](const Line& line) { return line.reports; }) == 1);
}

TEST_CASE("choose_view shows the entities of a graph without relations") {
  KnowledgeGraph graph(news());
  Entity entity;
  entity.type = "Person";
  entity.name = "A";
  graph.add(entity);
  CHECK(choose_view(graph, {}).entities.size() == 1);
  CHECK(choose_view(KnowledgeGraph(news()), {}).entities.empty());
}
