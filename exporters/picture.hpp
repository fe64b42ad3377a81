#pragma once

#include <cstdint>
#include <ostream>

#include "graph/knowledge_graph.hpp"

namespace graphwright {

enum class PictureFormat : std::uint8_t { svg, png, pdf };

/// Draws a graph with Graphviz. The same graph gives the same bytes with the same Graphviz and
/// fonts. Thread-safe: pictures are drawn one at a time. Throws Error if Graphviz fails.
void write_picture(const KnowledgeGraph& graph, std::ostream& out, PictureFormat format);

}  // namespace graphwright
