#pragma once

#include <string>

#include "exporters/view.hpp"
#include "graph/knowledge_graph.hpp"

namespace graphwright {

/// How a relation reads: its type's label, or the text's own words for the open type.
std::string relation_words(const KnowledgeGraph& graph, const Relation& relation);

/// Who says what a sensitive relation says: the one it is attributed to, the source cited, or who
/// published it; "" for a relation that is not sensitive, or that nobody is known to say.
std::string who_says_it(const KnowledgeGraph& graph, const Relation& relation);

/// What a reader learns from pointing at an entity: its name, type and descriptions.
std::string entity_tooltip(const Entity& entity);

/// The label of a line in a picture: each of its relations with its date and amount, and what is
/// not so, or not yet, said so. A sensitive one names who says it. A line from who reported has
/// none: the legend explains it.
std::string line_label(const KnowledgeGraph& graph, const Line& line);

/// The sentences behind a line, for pointing at it.
std::string line_tooltip(const KnowledgeGraph& graph, const Line& line);

/// A link to the first sentence behind a line that stands in a document with an address; "" if none
/// does.
std::string line_link(const KnowledgeGraph& graph, const Line& line);

}  // namespace graphwright
