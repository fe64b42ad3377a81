#pragma once

#include <span>
#include <string_view>

#include "graph/diagnostics.hpp"
#include "graph/knowledge_graph.hpp"
#include "importers/documents/text.hpp"
#include "importers/input.hpp"

namespace graphwright {

/// A format of documents that can be read.
struct DocumentImporter {
  std::string_view name;
  std::string_view extensions;  ///< Separated by spaces, each with its full stop.
  std::string_view description;
  void (*read)(Input& input, const Document& known, const DocumentLexicons& lexicons,
               Diagnostics& diagnostics, const DocumentSink& sink);
};

/// A format of graphs that can be read.
struct GraphImporter {
  std::string_view name;
  std::string_view extensions;
  std::string_view description;
  KnowledgeGraph (*read)(Input& input, const Ontology& ontology, Diagnostics& diagnostics);
};

std::span<const DocumentImporter> document_importers() noexcept;
std::span<const GraphImporter> graph_importers() noexcept;

/// The importer of a format's name. Throws Error, listing the names known, if there is none.
const DocumentImporter& document_importer(std::string_view name);
const GraphImporter& graph_importer(std::string_view name);

/// The importer for a file by its extension, or nullptr.
const DocumentImporter* document_importer_for(std::string_view path) noexcept;
const GraphImporter* graph_importer_for(std::string_view path) noexcept;

}  // namespace graphwright
