#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "graph/knowledge_graph.hpp"

namespace graphwright {

/// A text as a quoted DOT string that Graphviz shows as it is: quotes, backslashes and what
/// Graphviz would take for an HTML entity are escaped, line feeds stay line breaks, other control
/// characters are left out.
std::string dot_quoted(std::string_view text);

/// Writes a graph in Graphviz's DOT language.
void write_dot(const KnowledgeGraph& graph, std::ostream& out);

}  // namespace graphwright
