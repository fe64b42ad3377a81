#include "importers/importer.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "graph/error.hpp"
#include "tests/sample_graphs.hpp"

using namespace graphwright;

TEST_CASE("importers are found by name and by extension") {
  CHECK(document_importer("text").name == "text");
  CHECK(graph_importer("json").name == "json");
  CHECK_THROWS_WITH(document_importer("word"),
                    "unknown document format 'word' (known: text, lines, ndjson)");
  CHECK_THROWS_WITH(graph_importer("text"), "unknown graph format 'text' (known: json, ndjson)");
  CHECK(document_importer_for("a.TXT")->name == "text");
  CHECK(document_importer_for("a.json") == nullptr);
  CHECK(graph_importer_for("a.json")->name == "json");
  CHECK(document_importer_for("a.ndjson")->name == "ndjson");
  CHECK(graph_importer_for("a.jsonl")->name == "ndjson");
}

TEST_CASE("graph importers end hostile input with an Error, never otherwise") {
  const std::string inputs[] = {"",
                                "{",
                                "[]",
                                "nonsense",
                                "\xFF\xFE",
                                std::string(3, '\0'),
                                std::string(50000, '['),
                                "{\"nodes\":" + std::string(50000, '[')};
  for (const GraphImporter& format : graph_importers()) {
    for (const std::string& bytes : inputs) {
      std::istringstream in(bytes);
      Input input{in, "file"};
      Diagnostics diagnostics;
      INFO(format.name);
      CHECK_THROWS_AS(format.read(input, tests::news(), diagnostics), Error);
    }
  }
}
