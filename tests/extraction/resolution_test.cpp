#include "importers/extraction/resolution.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "graph/compare.hpp"
#include "tests/extraction/extraction.hpp"
#include "tests/sample_graphs.hpp"

using namespace graphwright;

namespace {

/// The graph of some texts, each a document of the id "1", "2" …, resolved.
KnowledgeGraph resolved(const std::vector<std::string>& texts) {
  KnowledgeGraph graph(tests::news());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    Document document;
    document.id = std::to_string(i + 1);
    document.text = texts[i];
    tests::extractor().extract(document, graph);
  }
  resolve_entities(graph);
  return graph;
}

/// The ids of the entities of some types, in order, with the documents that mention them.
std::string entities(const KnowledgeGraph& graph, const std::string& types) {
  std::string lines;
  for (const EntityId id : graph.entities()) {
    const Entity& entity = graph.entity(id);
    if (types.find(entity.type) == std::string::npos) continue;
    std::set<std::string> documents;
    for (const Mention& m : entity.mentions) documents.insert(graph.document(m.document).id);
    lines += entity.id + ":";
    for (const std::string& document : documents) lines += " " + document;
    lines += "\n";
  }
  return lines;
}

}  // namespace

TEST_CASE("resolve_entities unites a short name with the full one of which it is told short") {
  const std::vector<std::string> texts = {"Alder Group hired Ana Olm. Alder is growing.",
                                          "Alder opened an office in Lima on Monday."};
  CHECK(entities(resolved(texts), "Organization") == "organization/alder-group: 1 2\n");
}

TEST_CASE("resolve_entities unites the names of one country") {
  CHECK(entities(resolved({"He lives in the United States.", "The U.S. has a new president.",
                           "She moved to the United States of America in 2010."}),
                 "Location") == "location/united-states: 1 2 3\n");
}

TEST_CASE("resolve_entities keeps homonyms apart by what they do, where they lie, whose they are") {
  CHECK(entities(resolved({"The striker Tom Reed scored twice for Ajax on Sunday.",
                           "Tom Reed, an economist at Yale University, won the Clark Medal."}),
                 "Person") == "person/tom-reed: 1\nperson/tom-reed-2: 2\n");
  CHECK(entities(resolved({"A fire broke out in Springfield, Illinois.",
                           "A fire broke out in Springfield, Missouri."}),
                 "Location") ==
        "location/illinois: 1\nlocation/missouri: 2\n"
        "location/springfield: 1\nlocation/springfield-2: 2\n");
  CHECK(entities(resolved({"In Ghana the Supreme Court ruled. Ghana waits.",
                           "In India the Supreme Court ruled. India waits."}),
                 "Organization") ==
        "organization/supreme-court: 1\norganization/supreme-court-2: 2\n");
}

TEST_CASE(
    "resolve_entities unites persons of different walks of life who have something in common") {
  const KnowledgeGraph graph =
      resolved({"The striker Tom Reed, who owns Alder Group, scored twice.",
                "Tom Reed, an economist, sold Alder Group on Sunday."});
  CHECK(graph.find_entities_named("Tom Reed").size() == 1);
}

TEST_CASE("resolve_entities unites nothing through a name that could be short for several") {
  const std::vector<std::string> texts = {"John Smith moved to Lima. Smith likes it.",
                                          "James Smith moved to Quito. Smith likes it.",
                                          "On Monday Smith resigned."};
  CHECK(entities(resolved(texts), "Person") ==
        "person/james-smith: 2\nperson/john-smith: 1\nperson/smith: 3\n");
}

TEST_CASE("resolve_entities unites persons of whom one name is known by a third thing only") {
  CHECK(entities(resolved({"Mr. Olm said he sued Lima.", "Mrs. Olm said she sued Lima."}),
                 "Person") == "person/olm: 1\nperson/olm-2: 2\n");
  CHECK(entities(resolved({"Mr. Olm praised Lima.", "Mr. Olm praised Oslo."}), "Person") ==
        "person/olm: 1\nperson/olm-2: 2\n");
  CHECK(entities(resolved({"Mr. Olm sued Birch Labs.", "Mr. Olm praised Birch Labs."}), "Person") ==
        "person/olm: 1 2\n");
}

TEST_CASE("resolve_entities unites an abbreviation with the name that one document has beside it") {
  CHECK(entities(resolved({"The Andean Trade Council (ATC) met. The ATC will meet again.",
                           "The ATC reported higher fees."}),
                 "Organization") == "organization/andean-trade-council: 1 2\n");
}

TEST_CASE("resolve_entities leaves apart what one document tells apart") {
  const KnowledgeGraph graph =
      resolved({"Peter Olm met his son, Peter Olm Jr., in Lima.", "Peter Olm died on Sunday."});
  CHECK(graph.find_entities_named("Peter Olm").size() == 1);
  CHECK(entities(graph, "Person").find("1 2") != std::string::npos);
}

TEST_CASE("resolve_entities gives the same graph in whatever order graphs are merged") {
  const std::vector<std::string> texts = {
      "Alder Group hired Ana Olm. Alder is growing.", "Alder sold Birch Labs to Ana Olm.",
      "The United States fined Alder Group plc.", "In the U.S. Ana Olm sued Birch Labs.",
      "The striker Ana Olm scored twice for Ajax."};
  const KnowledgeGraph together = resolved(texts);
  const auto one = [&](std::size_t i) {
    KnowledgeGraph graph(tests::news());
    Document document;
    document.id = std::to_string(i + 1);
    document.text = texts[i];
    tests::extractor().extract(document, graph);
    resolve_entities(graph);
    return graph;
  };
  KnowledgeGraph left = one(4);
  for (const std::size_t i : {2U, 0U, 3U, 1U}) {
    left.merge(one(i));
    resolve_entities(left);  // at each step: what was united is taken apart again
  }
  INFO(first_difference(together, left).value_or(""));
  CHECK(equal_content(together, left));
  KnowledgeGraph again = together;
  resolve_entities(again);
  CHECK(equal_content(together, again));
}

TEST_CASE("resolve_entities counts a document once that stands in several graphs") {
  const std::vector<std::string> texts = {
      "Kuroda Systems, known as Kuroda, grew. Kuroda hired Ana Olm.",
      "Kuroda said profits rose. Ana Olm said so."};
  const KnowledgeGraph together = resolved(texts);
  KnowledgeGraph second(tests::news());
  Document document;
  document.id = "2";
  document.text = texts[1];
  tests::extractor().extract(document, second);
  KnowledgeGraph merged = together;
  merged.merge(second);
  resolve_entities(merged);
  INFO(first_difference(together, merged).value_or(""));
  CHECK(equal_content(together, merged));
}

TEST_CASE("resolve_entities takes places apart by what each document calls their countries") {
  const KnowledgeGraph once = resolved(
      {"Paris, Texas, voted.\n\nThe State of Texas voted.", "Paris, Texas, voted. It rained."});
  KnowledgeGraph twice = once;
  resolve_entities(twice);
  CHECK(equal_content(once, twice));
}

TEST_CASE("resolve_entities keeps a user's ids, and unites by them alone") {
  KnowledgeGraph graph(tests::news());
  for (const char* id : {"1", "2"}) {
    Document document;
    document.id = id;
    document.text = std::string("Alder Group grew in ") + (id[0] == '1' ? "Oslo." : "Lima.");
    const DocumentId number = graph.add(document);
    Entity alder;
    alder.id = std::string("own/") + id;
    alder.name = "Alder Group";
    alder.type = "Organization";
    alder.mentions = {{number, {0, 11}, MentionKind::name, ""}};
    graph.add(alder);
  }
  resolve_entities(graph);
  CHECK(graph.find_entity("own/1"));
  CHECK(graph.find_entity("own/2"));
}

TEST_CASE("resolve_entities tells what it united, and what not, with reasons") {
  KnowledgeGraph graph(tests::news());
  for (const char* text : {"The striker Tom Reed scored twice for Ajax.",
                           "Tom Reed, an economist, wrote a book.", "He met Tom Reed in Rome."}) {
    Document document;
    document.text = text;
    tests::extractor().extract(document, graph);
  }
  const std::vector<Resolved> decided = resolve_entities(graph);
  REQUIRE(decided.size() == 2);
  CHECK(std::count_if(decided.begin(), decided.end(), [](const Resolved& r) { return r.united; }) ==
        1);
}
