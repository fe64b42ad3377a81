#include "tests/extraction/extraction.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "importers/documents/text.hpp"
#include "tests/sample_graphs.hpp"

namespace graphwright::tests {

const Extractor& extractor() {
  setenv("GRAPHWRIGHT_DATA", SOURCE_DIR "/data", 1);
  static const Extractor loaded = Extractor::load();
  return loaded;
}

KnowledgeGraph read(const Document& document) {
  KnowledgeGraph graph(news());
  extractor().extract(document, graph);
  return graph;
}

KnowledgeGraph read(const std::string& text) {
  setenv("GRAPHWRIGHT_DATA", SOURCE_DIR "/data", 1);
  static const DocumentLexicons lexicons = DocumentLexicons::load();
  std::istringstream in(text);
  Input input{in, "text"};
  Diagnostics ignored;
  KnowledgeGraph graph(news());
  read_text(input, {}, lexicons, ignored,
            [&](Document document) { extractor().extract(std::move(document), graph); });
  return graph;
}

std::size_t check_blocks(const std::string& file,
                         const std::function<std::string(const std::string&)>& read) {
  std::ifstream in(SOURCE_DIR "/tests/extraction/" + file);
  REQUIRE(in);
  std::size_t blocks = 0;
  std::string text;
  std::string expected;
  const auto check = [&] {
    if (text.empty()) return;
    INFO(text);
    CHECK(read(text) == expected);
    ++blocks;
    text.clear();
    expected.clear();
  };
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#')) continue;
    if (line.empty()) {
      check();
    } else if (line.starts_with("= ")) {
      expected += line.substr(2) + "\n";
    } else {
      text += line + "\n";
    }
  }
  check();
  return blocks;
}

}  // namespace graphwright::tests
