#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/knowledge_graph.hpp"

namespace graphwright {

/// The content of a graph as lines of text in an order of content, one a document, entity and
/// relation. Graphs of the same content have the same lines, however they number things.
std::vector<std::string> content_lines(const KnowledgeGraph& graph);

/// Whether two graphs hold the same.
bool equal_content(const KnowledgeGraph& one, const KnowledgeGraph& other);

/// The first line in which two graphs differ, as "- line of one\n+ line of other"; nothing if they
/// hold the same.
std::optional<std::string> first_difference(const KnowledgeGraph& one, const KnowledgeGraph& other);

}  // namespace graphwright
