// Reads bytes as a graph in every format that is read, and writes what comes of it in every format
// that is written. What was read must come back the same from the JSON that is written of it.

#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

#include "exporters/exporter.hpp"
#include "exporters/json.hpp"
#include "graph/compare.hpp"
#include "graph/error.hpp"
#include "importers/importer.hpp"

using namespace graphwright;

namespace {

const Ontology& news() {
  static const Ontology ontology = Ontology::load(SOURCE_DIR "/data/ontology/news.json");
  return ontology;
}

KnowledgeGraph read(const GraphImporter& format, const std::string& bytes) {
  std::istringstream in(bytes);
  Input input{in, "input"};
  Diagnostics diagnostics;
  return format.read(input, news(), diagnostics);
}

std::string json(const KnowledgeGraph& graph) {
  std::ostringstream out;
  write_json(graph, out);
  return out.str();
}

void write_all(const KnowledgeGraph& graph) {
  for (const Exporter& format : exporters()) {
    if (graph.entity_count() > 20 || graph.relation_count() > 20) {
      continue;  // pictures take their time
      std::ostringstream out;
    }
    try {
      format.write(graph, out, FormatOptions(FormatSpec{}, format.options));
    } catch (const Error&) {
      // A document without text in another unit, or a picture that Graphviz refuses.
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  for (const GraphImporter& format : graph_importers()) {
    try {
      const KnowledgeGraph graph = read(format, bytes);
      write_all(graph);
      const std::string once = json(graph);
      if (json(read(graph_importer("json"), once)) != once) std::abort();
    } catch (const Error&) {
      // Bad input, told so.
    }
  }
  return 0;
}
