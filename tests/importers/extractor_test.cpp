#include "importers/extraction/extractor.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>

#include "tests/sample_graphs.hpp"

using namespace graphwright;

namespace {

KnowledgeGraph read(const std::string& text) {
  setenv("GRAPHWRIGHT_DATA", SOURCE_DIR "/data", 1);
  static const Extractor extractor = Extractor::load();
  KnowledgeGraph graph(tests::news());
  Document document;
  document.text = text;
  extractor.extract(document, graph);
  return graph;
}

/// The relations as "subject type object", one a line.
std::string facts(const std::string& text) {
  const KnowledgeGraph graph = read(text);
  std::string lines;
  for (const RelationId id : graph.relations()) {
    const Relation& r = graph.relation(id);
    lines += graph.entity(r.triple.subject).name + " " + r.triple.type + " " +
             graph.entity(r.triple.object).name;
    if (r.status != Status::asserted) lines += " (" + std::string(name_of(r.status)) + ")";
    lines += "\n";
  }
  return lines;
}

}  // namespace

TEST_CASE("Extractor reads active, passive and relative clauses, the right way round") {
  CHECK(facts("On Monday Alder Group acquired Birch Labs.") == "Alder Group acquired Birch Labs\n");
  CHECK(facts("On Monday Birch Labs was acquired by Alder Group.") ==
        "Alder Group acquired Birch Labs\n");
  CHECK(facts("A phone, Birch 2, which Alder Group launched, sold well.") ==
        "Alder Group released Birch 2\n");
  CHECK(facts("In Oslo the unit Birch Labs, led by Ana Olm, grew.") ==
        "Ana Olm leads Birch Labs\n");
}

TEST_CASE("Extractor marks what is denied or only possible") {
  CHECK(facts("Analysts say Alder Group may acquire Birch Labs.") ==
        "Alder Group acquired Birch Labs (possible)\n");
  CHECK(facts("In fact Alder Group has not acquired Birch Labs.") ==
        "Alder Group acquired Birch Labs (denied)\n");
}

TEST_CASE("Extractor spreads a relation over a list, and takes date and amount with it") {
  CHECK(facts("The firm Alder Group acquired Birch Labs, Cedar Bank and Dogwood Systems.") ==
        "Alder Group acquired Birch Labs\nAlder Group acquired Cedar Bank\nAlder Group acquired "
        "Dogwood Systems\n");
  const KnowledgeGraph graph =
      read("The firm Alder Group acquired Birch Labs for $1.5 billion on May 3, 2026.");
  const Relation& relation = graph.relation(graph.relations().front());
  REQUIRE(relation.qualifiers.size() == 2);
  CHECK(std::get<Amount>(relation.qualifiers[0].value) == Amount{1.5e9, "USD", false});
  CHECK(std::get<std::string>(relation.qualifiers[1].value) == "2026-05-03");
}

TEST_CASE("Extractor makes no name of a sentence's first word") {
  const KnowledgeGraph graph = read("Analysts met. Construction began. The firm hired people.");
  CHECK(graph.entity_count() == 0);
}

TEST_CASE("Extractor gives evidence that quotes the document") {
  const KnowledgeGraph graph = read("First. Yesterday Alder Group hired Ana Olm. Last.");
  const Statement& s = graph.relation(graph.relations().front()).statements.front();
  CHECK(graph.words(s) == "Yesterday Alder Group hired Ana Olm.");
  const Document& document = graph.document(*s.document);
  CHECK(slice(document, s.subject) == "Alder Group");
  CHECK(slice(document, s.object) == "Ana Olm");
}

TEST_CASE("Extractor takes long and odd texts in linear time") {
  std::string same;
  for (int i = 0; i < 20000; ++i) same += "Alder Group ";
  CHECK(read(same).entity_count() <= 2);
  std::string dots(100000, '.');
  CHECK(read(dots + " x").entity_count() == 0);
}
