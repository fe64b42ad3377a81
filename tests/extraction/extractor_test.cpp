#include "importers/extraction/extractor.hpp"

#include <catch2/catch.hpp>

#include "graph/compare.hpp"
#include "tests/extraction/extraction.hpp"
#include "tests/sample_graphs.hpp"

using namespace graphwright;

namespace {

/// The entities of a document as lines "Name (Type): mention, mention".
std::string entities_of(const std::string& text) {
  Document document;
  document.text = text;
  std::string lines;
  for (const ExplainedEntity& entity :
       tests::extractor().explain_entities(document, tests::news()).entities) {
    lines += entity.name + " (" + entity.type + "):";
    for (const ExplainedMention& mention : entity.mentions) {
      lines += (lines.back() == ':' ? " " : ", ") + mention.text;
    }
    lines += "\n";
  }
  return lines;
}

}  // namespace

TEST_CASE("Extractor reads the entities of the texts in entities.txt") {
  CHECK(tests::check_blocks("entities.txt", entities_of) > 10);
}

TEST_CASE("Extractor reads a headline by the names of the body") {
  const KnowledgeGraph graph = tests::read(
      "Halden Robotics to Buy Brightline Vision\n\nHalden Robotics agreed to acquire Brightline "
      "Vision, a maker of cameras, on Monday.\n");
  REQUIRE(graph.find_entity("organization/halden-robotics"));
  REQUIRE(graph.find_entity("organization/brightline-vision"));
  CHECK(graph.entity_count() == 2);
  const Entity& brightline = graph.entity(*graph.find_entity("organization/brightline-vision"));
  CHECK(descriptions(brightline) == std::vector<std::string>{"a maker of cameras"});
  CHECK(brightline.mentions.size() == 3);  // two names, one noun
}

TEST_CASE("Extractor passes over citations and furniture") {
  Document document;
  document.text = "Meta bought Nvidia chips (reuters.com). Subscribe to Scout.";
  document.skipped = {{{24, 37}, SkippedKind::citation}, {{39, 58}, SkippedKind::furniture}};
  const KnowledgeGraph graph = tests::read(document);
  CHECK(graph.find_entities_named("Meta").size() == 1);
  CHECK(graph.find_entities_named("reuters.com").empty());
  CHECK(graph.find_entities_named("Scout").empty());
}

TEST_CASE("Extractor gives countries their ISO 3166 codes") {
  const KnowledgeGraph graph =
      tests::read("Officials from Côte d'Ivoire flew to Norway on Monday.");
  const auto found = graph.find_entities_named("Norway");
  REQUIRE(found.size() == 1);
  CHECK(graph.entity(found.front()).external_ids.at("iso3166") == "NO");
}

TEST_CASE("Extractor explains why mentions were united and why not") {
  Document document;
  document.text = "Ingrid Halden and Nils Halden met in Oslo. She left early.";
  const EntityExplanation explanation =
      tests::extractor().explain_entities(document, tests::news());
  REQUIRE(explanation.apart.size() == 1);
  CHECK(explanation.apart[0].reason == "different given names");
  REQUIRE_FALSE(explanation.entities.empty());
  CHECK(explanation.entities[0].mentions.back().reason == "a pronoun that agrees");
}

TEST_CASE("Extractor gives evidence that quotes the document") {
  const KnowledgeGraph graph =
      tests::read("First it rained. Yesterday Alder Group hired Ana Olm. Then it stopped.");
  REQUIRE(graph.relation_count() == 1);
  const Statement& s = graph.relation(graph.relations().front()).statements.front();
  CHECK(graph.words(s) == "Yesterday Alder Group hired Ana Olm.");
  const Document& document = graph.document(*s.document);
  CHECK(slice(document, s.subject) == "Alder Group");
  CHECK(slice(document, s.object) == "Ana Olm");
}

TEST_CASE("Extractor marks what is denied or only possible") {
  const KnowledgeGraph graph =
      tests::read("Analysts say Alder Group may acquire Birch Labs for $1.5 billion.");
  REQUIRE(graph.relation_count() == 1);
  const Relation& relation = graph.relation(graph.relations().front());
  CHECK(relation.triple.type == "acquired");
  CHECK(relation.status == Status::possible);
  REQUIRE(relation.qualifiers.size() == 1);
  CHECK(std::get<Amount>(relation.qualifiers[0].value) == Amount{1.5e9, "USD", false});
}

TEST_CASE("Extractor takes long and odd texts") {
  std::string same;
  for (int i = 0; i < 3000; ++i) same += "Alder Group ";
  CHECK(tests::read(same).entity_count() <= 5);
  std::string pronouns;
  for (int i = 0; i < 500; ++i) pronouns += "Ana Olm said he and she met them. ";
  CHECK(tests::read(pronouns).entity_count() == 1);
  CHECK(tests::read(std::string(20000, '.') + " x").entity_count() == 0);
  CHECK(tests::read("\xE2\x80\x9C\xE2\x80\x9D \"\" ' \" (").entity_count() == 0);
}

TEST_CASE("Extractor takes texts that end or begin in the middle of things") {
  for (const char* text : {"Alder Group (", "\"", "Ms. 's of in the &\n\nv. Alder v Birch",
                           "Alder Group, known as", "The\n\nThe Alder Group in the\n",
                           "\u201CWe said Ana Olm", "of the", "- - -", "Its 's its"}) {
    INFO(text);
    CHECK_NOTHROW(tests::read(text));
  }
}

TEST_CASE("Extractor::find_mentions leaves out relative pronouns and adjectives") {
  Analysis analysis = tests::extractor().analyzer().analyze(
      "Ana Olm, who leads the Norwegian firm Alder Group, said she would stay.");
  std::string found;
  for (const CoreferentMention& m : tests::extractor().find_mentions(analysis)) {
    found +=
        std::to_string(m.entity) + " " + analysis.sentences[m.sentence].words[m.head].form + "; ";
  }
  CHECK(found.find("who") == std::string::npos);
  CHECK(found.find("Norwegian") == std::string::npos);
  CHECK(found.find("0 she") != std::string::npos);
}

TEST_CASE("Extractor reads documents together as it reads each alone") {
  std::vector<Document> documents(40);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    documents[i].id = std::to_string(i);
    documents[i].published = i % 2 == 0 ? "2026-03-03" : "2024-05-06";
    documents[i].text = "Alder Group hired Ana Olm on Monday. " +
                        std::string(i % 3 == 0 ? "She leads Birch Labs in Oslo." : "");
  }
  const std::vector<KnowledgeGraph> together = tests::extractor().extract(documents, tests::news());
  REQUIRE(together.size() == documents.size());
  for (std::size_t i = 0; i < documents.size(); ++i) {
    KnowledgeGraph alone(tests::news());
    tests::extractor().extract(documents[i], alone);
    CHECK(first_difference(alone, together[i]) == std::nullopt);
  }
}
