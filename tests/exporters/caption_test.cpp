#include "exporters/caption.hpp"

#include <catch2/catch.hpp>

#include "tests/sample_graphs.hpp"

using namespace graphwright;
using namespace graphwright::tests;

namespace {

/// A graph of one titled document and some relations.
KnowledgeGraph article(int relations) {
  KnowledgeGraph graph(news());
  Document document;
  document.title = "A <Title>";
  document.publisher = "The Paper";
  document.published = "2026-03-03";
  document.text = "Text.";
  graph.add(document);
  std::vector<EntityId> people;
  for (int i = 0; i <= relations; ++i) {
    people.push_back(graph.add(Entity{"", "P" + std::to_string(i), "Person", {}, {}, {}, {}}));
  }
  for (int i = 0; i < relations; ++i) {
    graph.add({people[static_cast<std::size_t>(i)], "succeeded", "",
               people[static_cast<std::size_t>(i) + 1]},
              {Statement{}});
  }
  return graph;
}

}  // namespace

TEST_CASE("caption_source says how much is shown and where it comes from") {
  const KnowledgeGraph graph = article(5);
  CHECK(caption_source(graph, choose_view(graph, {})) ==
        "5 relations, read by machine from The Paper, 3 March 2026");
  ViewOptions options;
  options.top = 3;
  CHECK_THAT(caption_source(graph, choose_view(graph, options)),
             Catch::Matchers::Contains("2 of 5 relations, 3 entities not shown, read by machine"));
  const KnowledgeGraph one = article(1);
  CHECK(caption_source(one, choose_view(one, {})).substr(0, 11) == "1 relation,");
  KnowledgeGraph many = random_graph(1);
  many.merge(random_graph(2));
  CHECK(caption_title(many) == "2 articles");
}

TEST_CASE("caption_markup escapes the title and shows the types present") {
  const KnowledgeGraph graph = article(2);
  const std::string markup = caption_markup(graph, choose_view(graph, {}), theme_named("light"));
  CHECK_THAT(markup, Catch::Matchers::Contains("A &lt;Title&gt;"));
  CHECK_THAT(markup, Catch::Matchers::Contains(" Person "));
  CHECK(markup.find(" Organization ") == std::string::npos);
}
