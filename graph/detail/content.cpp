#include "graph/detail/content.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "graph/boost.hpp"

namespace graphwright::detail {
namespace {

/// The numbers that documents and entities of one graph have in another.
struct Translation {
  std::vector<std::optional<DocumentId>> documents;
  std::vector<std::optional<EntityId>> entities;

  std::optional<DocumentId> operator()(DocumentId id) const {
    return documents[static_cast<std::size_t>(id)];
  }
  std::optional<EntityId> operator()(EntityId id) const {
    return entities[static_cast<std::size_t>(id)];
  }

  /// Translates statements in place; those of a document that is left out go.
  void operator()(std::vector<Statement>& statements) const {
    std::erase_if(statements,
                  [&](const Statement& s) { return s.document && !(*this)(*s.document); });
    for (Statement& statement : statements) {
      if (statement.document) statement.document = (*this)(*statement.document);
      if (statement.attribution && statement.attribution->entity) {
        statement.attribution->entity = (*this)(*statement.attribution->entity);
      }
      for (Qualifier& qualifier : statement.qualifiers) {
        if (qualifier.entity) qualifier.entity = (*this)(*qualifier.entity);
      }
    }
  }

  /// Translates the evidence of an entity in place.
  void operator()(Entity& entity) const {
    std::erase_if(entity.mentions, [&](const Mention& m) { return !(*this)(m.document); });
    for (Mention& mention : entity.mentions) mention.document = *(*this)(mention.document);
    for (Attribute& attribute : entity.attributes) (*this)(attribute.evidence);
  }
};

/// An entity without its evidence, which may refer to entities that are not there yet.
Entity without_evidence(const Entity& entity) {
  Entity bare = entity;
  bare.attributes.clear();
  bare.mentions.clear();
  return bare;
}

}  // namespace

Content content_of(const KnowledgeGraph& graph) {
  const GraphStorage& storage = graph.storage();
  Content content;
  content.documents.assign(storage.documents.begin(), storage.documents.end());
  for (const Vertex v : boost::make_iterator_range(boost::vertices(storage.list))) {
    content.entities.emplace_back(storage.list[v]);
  }
  for (const RelationId id : graph.relations()) {
    const Relation& relation = graph.relation(id);
    content.facts.emplace_back(relation.triple, relation.statements);
  }
  return content;
}

void put(KnowledgeGraph& graph, Content content) {
  Translation translate;
  for (std::optional<Document>& document : content.documents) {
    translate.documents.push_back(document ? std::optional(graph.add(std::move(*document)))
                                           : std::nullopt);
  }
  for (const std::optional<Entity>& entity : content.entities) {
    translate.entities.push_back(entity ? std::optional(graph.add(without_evidence(*entity)))
                                        : std::nullopt);
  }
  for (std::optional<Entity>& entity : content.entities) {
    if (!entity) continue;
    translate(*entity);
    graph.add(std::move(*entity));
  }
  std::map<Triple, std::vector<Statement>> facts;
  for (auto& [triple, statements] : content.facts) {
    const std::optional<EntityId> subject = translate(triple.subject);
    const std::optional<EntityId> object = translate(triple.object);
    if (!subject || !object) continue;
    translate(statements);
    std::vector<Statement>& all = facts[{*subject, triple.type, triple.predicate, *object}];
    std::move(statements.begin(), statements.end(), std::back_inserter(all));
  }
  for (auto& [triple, statements] : facts) graph.add(triple, std::move(statements));
}

}  // namespace graphwright::detail
