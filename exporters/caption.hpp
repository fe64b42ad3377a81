#pragma once

#include <string>

#include "exporters/theme.hpp"
#include "exporters/view.hpp"
#include "graph/knowledge_graph.hpp"

namespace graphwright {

/// What a picture is of: the title of its only article, or how many articles there are.
std::string caption_title(const KnowledgeGraph& graph);

/// What a picture leaves out and where it comes from: "12 of 40 relations, read by machine from
/// “…”, The Example, 3 March 2026".
std::string caption_source(const KnowledgeGraph& graph, const View& view);

/// Title, source and a legend of the types and line styles present, as Graphviz's HTML-like
/// mark-up.
std::string caption_markup(const KnowledgeGraph& graph, const View& view, const Theme& theme);

}  // namespace graphwright
