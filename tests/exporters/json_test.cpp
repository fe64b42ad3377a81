#include "exporters/json.hpp"

#include <rapidjson/document.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "tests/sample_graphs.hpp"

using namespace graphwright;
using namespace graphwright::tests;

namespace {

std::string written(const KnowledgeGraph& graph, const JsonOptions& options = {}) {
  std::ostringstream out;
  write_json(graph, out, options);
  return out.str();
}

rapidjson::Document parsed(const std::string& json) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseValidateEncodingFlag>(json.c_str(), json.size());
  REQUIRE_FALSE(document.HasParseError());
  return document;
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Why a graph breaks the schema; "" if it does not.
std::string violation(const std::string& json) {
  const rapidjson::Document definition = parsed(read_file(SOURCE_DIR "/docs/graph-1.schema.json"));
  const rapidjson::SchemaDocument schema(definition);
  rapidjson::SchemaValidator validator(schema);
  if (parsed(json).Accept(validator)) return "";
  rapidjson::StringBuffer where;
  validator.GetInvalidDocumentPointer().StringifyUriFragment(where);
  return std::string(where.GetString()) + ": " + validator.GetInvalidSchemaKeyword();
}

}  // namespace

TEST_CASE("write_json keeps to its schema") {
  JsonOptions options;
  for (const KnowledgeGraph& graph :
       {rich_graph(), nasty_graph(), random_graph(1), KnowledgeGraph(news())}) {
    for (const bool as_edges : {false, true}) {
      for (const bool text : {false, true}) {
        options.attributes_as_edges = as_edges;
        options.text = text;
        CHECK(violation(written(graph, options)) == "");
      }
    }
  }
}

TEST_CASE("The golden graphs keep to the schema") {
  std::size_t count = 0;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(SOURCE_DIR "/tests/golden")) {
    if (entry.path().extension() != ".json") continue;
    INFO(entry.path());
    CHECK(violation(read_file(entry.path())) == "");
    ++count;
  }
  CHECK(count >= 3);
  CHECK(violation(read_file(SOURCE_DIR "/samples/muse-spark.json")) == "");
}

TEST_CASE("The schema refuses what breaks the contract") {
  const std::string good = written(rich_graph());
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string json = good;
    const std::size_t at = json.find(from);
    REQUIRE(at != std::string::npos);
    return violation(json.replace(at, from.size(), to));
  };
  CHECK(with("\"certainty\":\"asserted\"", "\"certainty\":\"sure\"") != "");
  CHECK(with("\"multigraph\":true", "\"multigraph\":false") != "");
  CHECK(with("\"format\":1", "\"format\":2") != "");
  CHECK(with("\"begin\":0", "\"begin\":-1") != "");
  CHECK(with("\"source\":", "\"sauce\":") != "");
}

TEST_CASE("write_json counts offsets in the unit asked for") {
  const auto offsets = [](OffsetUnit unit) {
    JsonOptions options;
    options.offsets = unit;
    const rapidjson::Document json = parsed(written(rich_graph(), options));
    for (const auto& edge : json["edges"].GetArray()) {
      if (std::string(edge["type"].GetString()) != "acquired") continue;
      const auto& object = edge["evidence"][0]["object"];
      return std::pair(object["begin"].GetInt(), object["end"].GetInt());
    }
    return std::pair(-1, -1);
  };
  // "Zürich firm buys Café\n\nNordhavn 🚀 agreed to buy Café Größe": two bytes are é and ü, four the
  // rocket.
  CHECK(offsets(OffsetUnit::character) == std::pair(48, 58));
  CHECK(offsets(OffsetUnit::utf16) == std::pair(49, 59));
  CHECK(offsets(OffsetUnit::byte) == std::pair(53, 66));
}

TEST_CASE("write_json writes whole numbers without a fraction, and what is not finite as null") {
  KnowledgeGraph graph(news());
  Entity entity;
  entity.type = "Person";
  entity.name = "A";
  const EntityId id = graph.add(entity);
  Statement s;
  s.qualifiers = {{"amount", "", Amount{4e8, "USD", true}, {}},
                  {"amount", "", Amount{1.0 / 0.0, "", false}, {}}};
  graph.add({id, "works_for", "", id}, {s});
  CHECK_THAT(written(graph), Catch::Matchers::Contains(
                                 "\"value\":400000000,\"unit\":\"USD\",\"approximate\":true"));
  CHECK_THAT(written(graph), Catch::Matchers::Contains("\"value\":null"));
}
