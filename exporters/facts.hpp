#pragma once

#include <ostream>

#include "graph/knowledge_graph.hpp"

namespace graphwright {

/// Writes the facts of a graph as a person reads them, one a line, in the order in which the
/// documents state them:
///
///     Meta — released → Muse Spark (2026-04-08)   “Muse Spark, which Meta launched …”
///     [about.fb.com]
///
/// What is not asserted says so before the relation ("possible: acquired"). Control characters of
/// the texts are left out.
void write_facts(const KnowledgeGraph& graph, std::ostream& out);

}  // namespace graphwright
