#include <catch2/catch.hpp>

#include "graph/error.hpp"
#include "importers/extraction/detail/attributes.hpp"
#include "tests/extraction/extraction.hpp"
#include "tests/temporary_folder.hpp"

using namespace graphwright;

namespace {

/// The attributes of a text as lines "Name key value".
std::string attributes_of(const std::string& text) {
  Document document;
  document.text = text;
  const KnowledgeGraph graph = tests::read(document);
  std::string lines;
  for (const EntityId id : graph.entities()) {
    for (const Attribute& attribute : graph.entity(id).attributes) {
      if (attribute.key == description_key) continue;
      lines += graph.entity(id).name + " " + attribute.key + " " + attribute.value + "\n";
    }
  }
  return lines;
}

}  // namespace

TEST_CASE("Extractor reads the attributes of the texts in attributes.txt") {
  CHECK(tests::check_blocks("attributes.txt", attributes_of) > 8);
}

TEST_CASE("Attributes stand with the words that tell them") {
  Document document;
  document.text = "Ana Olm (born 14 June 1972) paints.";
  const KnowledgeGraph graph = tests::read(document);
  const Entity& ana = graph.entity(graph.entities().front());
  REQUIRE(ana.attributes.size() == 1);
  const Attribute& born = ana.attributes.front();
  CHECK(born.text == "14 June 1972");
  REQUIRE(born.evidence.size() == 1);
  CHECK(slice(document, born.evidence[0].subject) == "Ana Olm");
  CHECK(slice(document, born.evidence[0].object) == "14 June 1972");
  CHECK(slice(document, born.evidence[0].sentence) == document.text);
}

TEST_CASE("AttributeFrames names what is wrong with a line") {
  const tests::TemporaryFolder folder;
  const auto load = [&](const std::string& line) {
    const auto file = folder.write("attributes.tsv", "# head\n" + line + "\n");
    return detail::AttributeFrames::load(file);
  };
  CHECK_NOTHROW(load("verb\tbear\tobj\tdate\tborn_on\tPerson"));
  CHECK_THROWS_AS(load("verb\tbear\tobj\tdate\tborn_on"), Error);
  CHECK_THROWS_AS(load("name\tbear\tobj\tdate\tborn_on\tPerson"), Error);
  CHECK_THROWS_AS(load("verb\tbear\tobj\tcolour\tborn_on\tPerson"), Error);
}
