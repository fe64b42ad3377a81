#pragma once

#include "graph/diagnostics.hpp"
#include "graph/knowledge_graph.hpp"
#include "importers/input.hpp"

namespace graphwright {

/// Reads a graph in Graphwright's JSON (docs/graph-1.schema.json), with its edges under "edges" or
/// "links". A node, edge or piece of evidence that is wrong is passed over with a warning; a file
/// that is no such graph throws Error.
KnowledgeGraph read_json(Input& input, const Ontology& ontology, Diagnostics& diagnostics);

/// Reads newline-delimited JSON, such a graph a line, and merges the graphs. A line that is none is
/// passed over with a warning; an input without any throws Error.
KnowledgeGraph read_json_lines(Input& input, const Ontology& ontology, Diagnostics& diagnostics);

}  // namespace graphwright
