#pragma once

#include <string>

#include "graph/knowledge_graph.hpp"
#include "importers/extraction/extractor.hpp"

namespace graphwright::tests {

/// The extractor with the data of the source tree, loaded once.
const Extractor& extractor();

/// The graph of a document, or of a text whose title, if it has one, is its first paragraph.
KnowledgeGraph read(const Document& document);
KnowledgeGraph read(const std::string& text);

}  // namespace graphwright::tests
