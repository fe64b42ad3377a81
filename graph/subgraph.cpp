#include "graph/subgraph.hpp"

#include <algorithm>

#include "graph/detail/content.hpp"

namespace graphwright {
namespace {

/// Leaves out the documents that nothing in a content speaks of.
void drop_unused_documents(detail::Content& content) {
  std::vector<bool> used(content.documents.size());
  const auto use = [&](const std::vector<Statement>& statements) {
    for (const Statement& statement : statements) {
      if (statement.document) used[static_cast<std::size_t>(*statement.document)] = true;
    }
  };
  for (const auto& [triple, statements] : content.facts) use(statements);
  for (const std::optional<Entity>& entity : content.entities) {
    if (!entity) continue;
    for (const Mention& mention : entity->mentions) {
      used[static_cast<std::size_t>(mention.document)] = true;
    }
    for (const Attribute& attribute : entity->attributes) use(attribute.evidence);
  }
  for (std::size_t i = 0; i < used.size(); ++i) {
    if (!used[i]) content.documents[i].reset();
  }
}

KnowledgeGraph rebuilt(detail::Content content, const std::set<EntityId>& entities,
                       const Ontology& ontology) {
  for (std::size_t i = 0; i < content.entities.size(); ++i) {
    if (!entities.contains(static_cast<EntityId>(i))) content.entities[i].reset();
  }
  std::erase_if(content.facts, [&](const auto& fact) {
    return !entities.contains(fact.first.subject) || !entities.contains(fact.first.object);
  });
  drop_unused_documents(content);
  KnowledgeGraph part(ontology);
  detail::put(part, std::move(content));
  return part;
}

}  // namespace

bool wants(const RelationFilter& filter, const Relation& relation, const Ontology& ontology) {
  const auto is_wanted_type = [&](const std::string& type) {
    return ontology.is_a(relation.triple.type, type);
  };
  return (filter.types.empty() ||
          std::any_of(filter.types.begin(), filter.types.end(), is_wanted_type)) &&
         (filter.statuses.empty() || filter.statuses.contains(relation.status)) &&
         relation.confidence >= filter.min_confidence;
}

KnowledgeGraph subgraph(const KnowledgeGraph& graph, const std::set<EntityId>& entities) {
  return rebuilt(detail::content_of(graph), entities, graph.ontology());
}

KnowledgeGraph with_relations(const KnowledgeGraph& graph, const RelationFilter& filter) {
  detail::Content content = detail::content_of(graph);
  content.facts.clear();
  for (const RelationId id : graph.relations()) {
    const Relation& relation = graph.relation(id);
    if (wants(filter, relation, graph.ontology())) {
      content.facts.emplace_back(relation.triple, relation.statements);
    }
  }
  KnowledgeGraph part(graph.ontology());
  detail::put(part, std::move(content));
  return part;
}

KnowledgeGraph subgraph(const KnowledgeGraph& graph, const RelationFilter& filter) {
  const KnowledgeGraph wanted = with_relations(graph, filter);
  std::set<EntityId> ends;
  for (const RelationId id : wanted.relations()) {
    ends.insert({wanted.relation(id).triple.subject, wanted.relation(id).triple.object});
  }
  return subgraph(wanted, ends);
}

KnowledgeGraph subgraph_of_types(const KnowledgeGraph& graph,
                                 const std::set<std::string, std::less<>>& entity_types) {
  std::set<EntityId> entities;
  for (const EntityId id : graph.entities()) {
    if (entity_types.contains(graph.entity(id).type)) entities.insert(id);
  }
  return subgraph(graph, entities);
}

std::set<EntityId> within_hops(const KnowledgeGraph& graph, std::span<const EntityId> from,
                               int hops) {
  std::set<EntityId> reached(from.begin(), from.end());
  std::vector<EntityId> frontier(from.begin(), from.end());
  for (int hop = 0; hop < hops && !frontier.empty(); ++hop) {
    std::vector<EntityId> next;
    for (const EntityId id : frontier) {
      for (const EntityId neighbour : graph.neighbours(id)) {
        if (reached.insert(neighbour).second) next.push_back(neighbour);
      }
    }
    frontier = std::move(next);
  }
  return reached;
}

}  // namespace graphwright
