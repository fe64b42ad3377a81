#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "exporters/theme.hpp"
#include "exporters/view.hpp"
#include "graph/knowledge_graph.hpp"

namespace graphwright {

/// How a picture looks.
struct PictureStyle {
  std::string theme = "light";     ///< light, dark or print.
  std::string size = "free";       ///< 16:9, square, portrait, or free: as the layout comes.
  std::string direction = "auto";  ///< LR, TB, RL, BT, or auto: LR if `suit_shape` finds no better.
  std::string engine = "auto";     ///< A layout of Graphviz, or auto: by size and density.
  double width = 0;                ///< Of the canvas, in points; 0: as large as the layout.
  double height = 0;               ///< See `suit_shape`.
};

/// A text as a quoted DOT string that Graphviz shows as it is: quotes, backslashes and what
/// Graphviz would take for an HTML entity are escaped, line feeds stay line breaks, other control
/// characters are left out.
std::string dot_quoted(std::string_view text);

/// The layout engine for a view: the one asked for, or one that is fast for as many lines.
std::string engine_for(const View& view, const PictureStyle& style);

/// The ratio of height to width that a size asks for; 0 for free.
double ratio_of(std::string_view size);

/// Writes a view of a graph in Graphviz's DOT language with the looks of a picture: `dot -Tsvg`
/// makes the picture of it.
void write_dot(const KnowledgeGraph& graph, const View& view, const PictureStyle& style,
               std::ostream& out);

/// Writes all of a graph in DOT without any looks: ids, labels and types.
void write_plain_dot(const KnowledgeGraph& graph, std::ostream& out);

}  // namespace graphwright
