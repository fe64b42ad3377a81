#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/document.hpp"
#include "graph/entity.hpp"
#include "graph/ontology.hpp"
#include "graph/relation.hpp"

namespace graphwright {

namespace detail {
struct GraphStorage;
}

/// A directed multigraph of entities and the relations that documents state among them, on
/// Boost.Graph's adjacency_list (graph/boost.hpp opens it to Boost's algorithms).
///
/// Its content does not depend on the order in which things were added: the same documents,
/// entities and statements make graphs that are written with the same bytes. Lists come in an order
/// of content too. Reading is thread-safe.
class KnowledgeGraph {
 public:
  explicit KnowledgeGraph(Ontology ontology = {});
  KnowledgeGraph(const KnowledgeGraph& other);
  KnowledgeGraph(KnowledgeGraph&& other) noexcept;
  KnowledgeGraph& operator=(const KnowledgeGraph& other);
  KnowledgeGraph& operator=(KnowledgeGraph&& other) noexcept;
  ~KnowledgeGraph();

  const Ontology& ontology() const noexcept;

  /// Adds a document under `document_id`. One that is there already is completed by the new one's
  /// fields; throws Error if their texts differ.
  DocumentId add(Document document);

  /// Adds an entity, or unites it with the one of the same id. Without an id it gets
  /// `entity_id(type, name)`. Its evidence must lie in documents of this graph.
  EntityId add(Entity entity);

  /// Adds what sentences say about two entities of this graph: to the relation that says the same
  /// fact (`same_facts`), or as a new one. The ends of a symmetric type are put in the order of
  /// their ids. A statement that is there already is not added again.
  void add(Triple triple, std::vector<Statement> statements);

  /// Adds all that another graph holds. Merging in any order gives the same graph. Throws Error if
  /// the two hold different texts under one document id.
  void merge(const KnowledgeGraph& other);

  /// Takes a document out with all that it alone contributed; false if it is not there. A name, an
  /// alias or a mention belongs to the documents that mention it; external ids, and aliases that no
  /// document mentions, stay with their entity. Renumbers documents, entities and relations.
  bool remove(std::string_view document_id);

  std::size_t document_count() const noexcept;
  std::size_t entity_count() const noexcept;
  std::size_t relation_count() const noexcept;

  const Document& document(DocumentId id) const;
  const Entity& entity(EntityId id) const;
  const Relation& relation(RelationId id) const;

  /// All documents, in order of id.
  std::vector<DocumentId> documents() const;
  /// All entities, in order of id.
  std::vector<EntityId> entities() const;
  /// All relations, in order of subject id, type, predicate, object id and relation id.
  std::vector<RelationId> relations() const;
  /// The relations of which an entity is the subject, or the object; ordered like `relations`.
  std::vector<RelationId> outgoing(EntityId subject) const;
  std::vector<RelationId> incoming(EntityId object) const;
  /// The entities at the other ends of an entity's relations, each once, without itself; in order
  /// of id.
  std::vector<EntityId> neighbours(EntityId centre) const;

  std::optional<DocumentId> find_document(std::string_view id) const;
  std::optional<EntityId> find_entity(std::string_view id) const;
  std::optional<RelationId> find_relation(std::string_view id) const;

  /// The entities with this name or alias, whatever its case, accents and punctuation; in order of
  /// id.
  std::vector<EntityId> find_entities_named(std::string_view name) const;

  /// The words of a mention.
  std::string_view words(const Mention& mention) const;
  /// The sentence of a statement; "" if it has no document.
  std::string_view words(const Statement& statement) const;

  /// For graph/boost.hpp.
  const detail::GraphStorage& storage() const noexcept { return *storage_; }
  detail::GraphStorage& storage() noexcept { return *storage_; }

 private:
  std::unique_ptr<detail::GraphStorage> storage_;
};

}  // namespace graphwright
