#include "importers/graphs/json.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "exporters/json.hpp"
#include "graph/compare.hpp"
#include "graph/error.hpp"
#include "tests/sample_graphs.hpp"

using namespace graphwright;
using namespace graphwright::tests;

namespace {

struct Read {
  KnowledgeGraph graph;
  std::vector<std::string> warnings;
};

Read read(const std::string& json) {
  std::istringstream in(json);
  Input input{in, "graph.json"};
  Diagnostics diagnostics;
  KnowledgeGraph graph = read_json(input, news(), diagnostics);
  return {std::move(graph), diagnostics.warnings()};
}

std::string written(const KnowledgeGraph& graph, const JsonOptions& options = {}) {
  std::ostringstream out;
  write_json(graph, out, options);
  return out.str();
}

}  // namespace

TEST_CASE("read_json gives back what write_json wrote, whatever the options") {
  for (const KnowledgeGraph& graph : {rich_graph(), nasty_graph(), KnowledgeGraph(news())}) {
    for (const OffsetUnit unit : {OffsetUnit::character, OffsetUnit::byte, OffsetUnit::utf16}) {
      for (const auto key : {JsonOptions::EdgesKey::edges, JsonOptions::EdgesKey::links,
                             JsonOptions::EdgesKey::both}) {
        for (const bool as_edges : {false, true}) {
          const JsonOptions options{unit, true, key, as_edges};
          const Read back = read(written(graph, options));
          CHECK(back.warnings.empty());
          CHECK(first_difference(graph, back.graph).value_or("") == "");
        }
      }
    }
  }
}

TEST_CASE("read_json gives back graphs of one document and of many") {
  KnowledgeGraph many(news());
  for (std::uint32_t seed = 1; seed <= 6; ++seed) {
    const KnowledgeGraph one = random_graph(seed);
    CHECK(first_difference(one, read(written(one)).graph).value_or("") == "");
    many.merge(one);
  }
  CHECK(first_difference(many, read(written(many)).graph).value_or("") == "");
}

TEST_CASE(
    "read_json keeps offsets and sentences of a graph without texts, and cannot change their "
    "unit") {
  JsonOptions options;
  options.text = false;
  const Read back = read(written(rich_graph(), options));
  CHECK(back.warnings.empty());
  CHECK(written(back.graph, options) == written(rich_graph(), options));
  options.offsets = OffsetUnit::byte;
  CHECK_THROWS_AS(written(back.graph, options), Error);
}

TEST_CASE("read_json keeps attributes apart, and evidence without a document") {
  const Read first = read(R"({"nodes": [{"id": "a", "descriptions": ["T", "U"], "attributes": [
    {"key": "a/b", "value": "c", "text": "", "evidence": [{"confidence": 0.123456}]},
    {"key": "a", "value": "b/c", "text": "", "evidence": []},
    {"key": "description", "value": "V", "text": "T", "evidence": []}]}],
    "edges": [{"source": "a", "target": "a", "type": "met", "confidence": 0.123456}]})");
  CHECK(first.warnings.empty());
  for (const bool as_edges : {false, true}) {
    const Read back = read(written(
        first.graph, {OffsetUnit::character, true, JsonOptions::EdgesKey::edges, as_edges}));
    CHECK(first_difference(first.graph, back.graph).value_or("") == "");
  }
}

TEST_CASE("read_json refuses offsets within a character and confidences that are none") {
  const Read back =
      read(R"({"graph": {"offset_unit": "byte", "documents": [{"id": "d", "text": "é!"}]},
"nodes": [{"id": "a", "mentions": [{"document": "d", "begin": 0, "end": 1}]}],
"edges": [{"source": "a", "target": "a", "confidence": 5}]})");
  CHECK(back.warnings ==
        std::vector<std::string>{
            "graph.json:2: 'begin' and 'end' do not lie within the document's text",
            "graph.json:3: 'confidence' is not a number from 0 to 1"});
}

TEST_CASE("read_json reads a plain node-link graph of another program") {
  const Read back = read(R"({"directed": true, "multigraph": true, "graph": {},
    "nodes": [{"id": "a"}, {"id": "b", "label": "Bee", "type": "Person"}],
    "links": [{"source": "a", "target": "b", "type": "met", "key": 0}]})");
  CHECK(back.warnings.empty());
  CHECK(back.graph.entity_count() == 2);
  CHECK(back.graph.entity(*back.graph.find_entity("a")).name == "a");
  REQUIRE(back.graph.relation_count() == 1);
  CHECK(back.graph.relation(back.graph.relations().front()).status == Status::asserted);
}

TEST_CASE("read_json passes over wrong records with a warning that has the line") {
  const Read back = read(R"({"graph": {"documents": [{"id": "d", "text": "é!"}]},
"nodes": [{"id": "a"},
{"id": "a"},
{"label": "x"},
{"id": "b", "mentions": [{"document": "d", "begin": 0, "end": 9}, {"document": "e", "begin": 0, "end": 1}]}],
"edges": [{"source": "a", "target": "c"},
{"source": "a", "target": "b", "certainty": "maybe"},
{"source": "a", "target": "b", "type": 5},
{"source": "a", "target": "b"}]})");
  CHECK(back.graph.entity_count() == 2);
  CHECK(back.graph.relation_count() == 1);
  CHECK(back.warnings ==
        std::vector<std::string>{
            "graph.json:3: node 'a' is there twice",
            "graph.json:4: 'id' is missing: a string is expected",
            "graph.json:5: 'begin' and 'end' do not lie within the document's text",
            "graph.json:5: document 'e' is not among the graph's documents",
            "graph.json:6: 'target' is 'c', which is not among the nodes",
            "graph.json:7: 'certainty' is 'maybe', which is not known",
            "graph.json:8: 'type' is of another type: a string is expected"});
}

TEST_CASE("read_json refuses what is no graph") {
  CHECK_THROWS_WITH(read("{\n\"a\": }"), "graph.json:2: not valid JSON: invalid value");
  CHECK_THROWS_WITH(read("{}"),
                    "graph.json:1: 'nodes' is missing: a graph in node-link JSON is expected");
  CHECK_THROWS_WITH(read(R"({"graph": {"format": 2}, "nodes": []})"),
                    "graph.json:1: 'format' is not 1: the file is of another version");
  CHECK_THROWS_AS(read(R"({"nodes": {}})"), Error);
}
