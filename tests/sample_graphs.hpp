#pragma once

#include <cstdint>
#include <string>

#include "graph/knowledge_graph.hpp"

namespace graphwright::tests {

/// The ontology that the program ships with.
const Ontology& news();

/// A small graph of two documents with all that the data model has: aliases, external ids,
/// attributes, every status, qualifiers of every kind, attribution, cited sources, pronouns, text
/// beyond ASCII.
KnowledgeGraph rich_graph();

/// A graph whose names and texts are all that has ever broken a writer: quotes, backslashes,
/// newlines, control characters, U+FFFE, right-to-left, emoji, keywords of formats, mark-up, empty
/// names, self-loops, parallel edges.
KnowledgeGraph nasty_graph();

/// A graph of one document with random content that depends only on the seed. Graphs of different
/// seeds share entities and facts; each seed makes another document.
KnowledgeGraph random_graph(std::uint32_t seed);

/// A statement of one sentence of a document: the first occurrence of `sentence` in its text.
Statement statement(const KnowledgeGraph& graph, DocumentId document, std::string_view sentence,
                    std::string label);

/// A name's first mention in a document.
Mention mention(const KnowledgeGraph& graph, DocumentId document, std::string_view words);

}  // namespace graphwright::tests
