#include "importers/extraction/entity_table.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "graph/error.hpp"
#include "tests/extraction/extraction.hpp"
#include "tests/sample_graphs.hpp"

using namespace graphwright;

namespace {

EntityTable table(const std::string& text) {
  std::istringstream in(text);
  Input input{in, "firms.tsv"};
  return EntityTable::read(input, {"Person", "Organization"});
}

std::string error_of(const std::string& text) {
  try {
    table(text);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("EntityTable::read reads names, aliases, types and external ids") {
  const EntityTable read = table(
      "id\tname\taliases\ttype\texternal ids\n# a comment\n\nQ380\tMeta Platforms\tMeta; "
      "Facebook Inc.\tOrganization\twikidata=Q380; lei=BQ4B\r\nown/1\tAna Olm\n");
  REQUIRE(read.entities().size() == 2);
  const KnownEntity& meta = read.entities()[0];
  CHECK(meta.aliases == std::vector<std::string>{"Meta", "Facebook Inc."});
  CHECK(meta.external_ids.at("lei") == "BQ4B");
  CHECK(read.entities()[1].type.empty());
  CHECK(read.find("META", "Organization").size() == 1);
  CHECK(read.find("Meta", "Person").empty());
  CHECK(read.find("ana olm", "Person").size() == 1);
  CHECK(read.find("nobody", "").empty());
}

TEST_CASE("EntityTable::read names the line that is wrong, and what would be right") {
  CHECK(error_of("a\tA\nb\n").starts_with("firms.tsv:2: a line 'id TAB name"));
  CHECK(error_of("a\tA\na\tB\n") == "firms.tsv:2: the id 'a' is there twice");
  CHECK(error_of("a\tA\t\tFirm\n") ==
        "firms.tsv:1: unknown type of entity 'Firm' (known: Person, Organization)");
  CHECK(error_of("a\tA\t\t\tQ380\n").starts_with("firms.tsv:1: an external id is 'authority=id'"));
  CHECK(error_of("a\tA\t\t\tlei=1; lei=2\n") ==
        "firms.tsv:1: two external ids of the authority 'lei'");
  CHECK(error_of("a\tA\nid\tname\n  # note\tB\n").empty());  // only a first line is a heading
}

TEST_CASE("Extractor::with gives what the table knows its id, name and external ids") {
  const Extractor extractor = tests::extractor().with(
      table("own/7\tAlder Group plc\tAlder Group; Alder\tOrganization\tlei=X\n"));
  KnowledgeGraph graph(tests::news());
  Document document;
  document.text = "Alder Group hired Ana Olm. Alder is based in Oslo.";
  extractor.extract(document, graph);
  REQUIRE(graph.find_entity("own/7"));
  const Entity& alder = graph.entity(*graph.find_entity("own/7"));
  CHECK(alder.name == "Alder Group plc");
  CHECK(alder.external_ids.at("lei") == "X");
  CHECK(alder.mentions.size() == 2);
}

TEST_CASE("Extractor::with makes no firm of a person, and gives no id twice") {
  const auto ids = [](const char* entries, const char* text) {
    KnowledgeGraph graph(tests::news());
    Document document;
    document.text = text;
    tests::extractor().with(table(entries)).extract(document, graph);
    std::string all;
    for (const EntityId id : graph.entities()) all += graph.entity(id).id + " ";
    return all;
  };
  CHECK(ids("own/olm\tOlm\t\tOrganization\n", "Mr. Olm resigned. He sued Birch Labs.") ==
        "organization/birch-labs person/olm ");
  CHECK(ids("organization/birch-labs\tAlder Group\t\tOrganization\n",
            "Alder Group sued Birch Labs.") ==
        "organization/birch-labs organization/birch-labs-2 ");
}
