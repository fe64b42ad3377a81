#include "tests/extraction/extraction.hpp"

#include <cstdlib>
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

}  // namespace graphwright::tests
