#pragma once

#include <cstdint>
#include <ostream>

#include "graph/document.hpp"
#include "graph/knowledge_graph.hpp"

namespace graphwright {

struct JsonOptions {
  enum class EdgesKey : std::uint8_t { edges, links, both };

  OffsetUnit offsets = OffsetUnit::character;
  bool text = true;  ///< Whether to include the documents' texts. Without them a reader cannot
                     ///< change the unit of offsets.
  EdgesKey edges_key = EdgesKey::edges;
  bool attributes_as_edges = false;  ///< Attributes as edges to nodes of type Literal.
};

/// Writes a graph in Graphwright's JSON, docs/graph-1.schema.json: one document, node and edge a
/// line. Throws Error if a document has no text and its offsets are in another unit than asked for.
void write_json(const KnowledgeGraph& graph, std::ostream& out, const JsonOptions& options = {});

/// The same as one line.
void write_json_line(const KnowledgeGraph& graph, std::ostream& out,
                     const JsonOptions& options = {});

}  // namespace graphwright
