#pragma once

// How what several documents say of one thing becomes one: rules that give the same result in
// whatever order things come.

#include <vector>

#include "graph/detail/content.hpp"
#include "graph/knowledge_graph.hpp"

namespace graphwright::detail {

/// Fills the empty fields of a document from another of the same id; of two different values the
/// first in byte order stays. Throws Error if their texts differ.
void complete(Document& document, const Document& other);

/// Adds to an entity of a graph what another of the same id has.
void unite(Entity& entity, Entity other, const GraphStorage& graph);

/// Puts statements of a graph in order of document id and place, each once.
void sort_and_unite(std::vector<Statement>& statements, const GraphStorage& graph);

/// Puts relations in order of subject id, type, predicate, object id and relation id.
void sort_by_content(std::vector<RelationId>& relations, const KnowledgeGraph& graph);

/// Takes a document and all that it alone contributed out of a content.
void withdraw(Content& content, DocumentId document);

}  // namespace graphwright::detail
