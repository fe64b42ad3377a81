// Reads bytes as an article and extracts its graph. Every span must lie within the text, on whole
// characters.

#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

#include "graph/error.hpp"
#include "importers/documents/text.hpp"
#include "importers/extraction/extractor.hpp"

using namespace graphwright;

namespace {

bool on_characters(const std::string& text, Span span) {
  const auto begins = [&](std::uint32_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
  };
  return span.begin <= span.end && span.end <= text.size() && begins(span.begin) &&
         begins(span.end);
}

void check(const KnowledgeGraph& graph) {
  for (const DocumentId id : graph.documents()) {
    const Document& document = graph.document(id);
    for (const Skipped& skipped : document.skipped) {
      if (!on_characters(document.text, skipped.span)) std::abort();
    }
  }
  for (const EntityId id : graph.entities()) {
    for (const Mention& mention : graph.entity(id).mentions) {
      if (!on_characters(graph.document(mention.document).text, mention.span)) std::abort();
    }
  }
  for (const RelationId id : graph.relations()) {
    for (const Statement& s : graph.relation(id).statements) {
      const std::string& text = graph.document(*s.document).text;
      if (!on_characters(text, s.sentence) || !on_characters(text, s.subject) ||
          !on_characters(text, s.object)) {
        std::abort();
      }
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  setenv("GRAPHWRIGHT_DATA", SOURCE_DIR "/data", 1);
  static const Ontology news = Ontology::load_default();
  static const DocumentLexicons lexicons = DocumentLexicons::load();
  static const Extractor extractor = Extractor::load();
  std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
  Input input{in, "input"};
  Diagnostics diagnostics;
  KnowledgeGraph graph(news);
  try {
    read_text(input, Document{}, lexicons, diagnostics,
              [&](Document document) { extractor.extract(std::move(document), graph); });
  } catch (const Error&) {
    // Bad input, told so.
  }
  check(graph);
  return 0;
}
