#pragma once

#include <cstdint>
#include <ostream>

#include "exporters/dot.hpp"
#include "exporters/view.hpp"
#include "graph/knowledge_graph.hpp"

namespace graphwright {

enum class PictureFormat : std::uint8_t { svg, png, pdf };

/// What a picture shows, how it looks, and how long its layout may take.
struct PictureOptions {
  ViewOptions view;
  PictureStyle style;
  int seconds = 20;  ///< After so long another layout engine is tried, then it is an error.
};

/// Gives a style whose size is not free the width and height of that shape which hold the picture,
/// and, if its direction is auto, the one in which the layout comes nearest to the shape. Both are
/// found by trying.
void suit_shape(const KnowledgeGraph& graph, const View& view, PictureOptions& options);

/// Draws a graph with Graphviz. The same graph gives the same bytes with the same Graphviz and
/// fonts. Thread-safe: Graphviz, which is not, works in a process of its own. An SVG has titles and
/// a description for screen readers, and no script and no reference but the links to its sources.
/// Throws Error if Graphviz fails.
void write_picture(const KnowledgeGraph& graph, std::ostream& out, PictureFormat format,
                   const PictureOptions& asked = {});

}  // namespace graphwright
