#include "graph/knowledge_graph.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "graph/boost.hpp"
#include "graph/detail/content.hpp"
#include "graph/detail/uniting.hpp"
#include "graph/error.hpp"
#include "graph/identity.hpp"

namespace graphwright {
namespace {

using detail::AdjacencyList;
using detail::Edge;
using detail::GraphStorage;
using detail::Vertex;

std::size_t index(DocumentId id) { return static_cast<std::size_t>(id); }
std::size_t index(RelationId id) { return static_cast<std::size_t>(id); }
Vertex vertex(EntityId id) { return static_cast<Vertex>(id); }

template <typename Id>
Id next_id(std::size_t count) {
  return static_cast<Id>(static_cast<std::uint32_t>(count));
}

template <typename Id>
std::optional<Id> find(const std::map<std::string, Id, std::less<>>& ids, std::string_view id) {
  const auto found = ids.find(id);
  return found == ids.end() ? std::nullopt : std::optional(found->second);
}

template <typename Id>
std::vector<Id> values(const std::map<std::string, Id, std::less<>>& ids) {
  std::vector<Id> list;
  list.reserve(ids.size());
  for (const auto& [text, id] : ids) list.push_back(id);
  return list;
}

void swap_ends(Triple& triple, std::vector<Statement>& statements) {
  std::swap(triple.subject, triple.object);
  for (Statement& statement : statements) std::swap(statement.subject, statement.object);
}

/// The id of a fact; see Relation::id.
std::string relation_id(const GraphStorage& storage, const Triple& triple,
                        const std::vector<Statement>& statements) {
  const std::optional<std::string> date = distinguishing_date(statements);
  const std::optional<Amount> amount = distinguishing_amount(statements);
  std::string identity;
  for (const std::string& part :
       {storage.list[vertex(triple.subject)].id, triple.type, triple.predicate,
        storage.list[vertex(triple.object)].id, date.value_or(""),
        amount ? fmt::format("{} {}", amount->number, amount->unit) : std::string()}) {
    identity += fmt::format("{}:{}", part.size(), part);  // no part can pass for another
  }
  return "r-" + content_hash(identity);
}

/// The time that the statements for a relation give it: that of the document published last, the
/// undated ones first.
Time time_of(const GraphStorage& storage, const Relation& relation) {
  const Statement* last = nullptr;
  std::string_view last_published;
  for (const Statement& statement : relation.statements) {
    if (statement.certainty != relation.certainty) continue;
    const std::string_view published =
        statement.document
            ? std::string_view(storage.documents[index(*statement.document)].published)
            : "";
    if (last == nullptr || published > last_published) {
      last = &statement;
      last_published = published;
    }
  }
  return last->time;
}

/// Derives the times of the relations anew that a document speaks of, after the day of its
/// publication has changed.
void derive_times(GraphStorage& storage, DocumentId document) {
  for (const auto& [id, number] : storage.relation_ids) {
    Relation& relation = storage.list[storage.edges[index(number)]];
    const bool spoken_of = std::any_of(relation.statements.begin(), relation.statements.end(),
                                       [&](const Statement& s) { return s.document == document; });
    if (spoken_of) relation.time = time_of(storage, relation);
  }
}

/// Takes the relations of a triple out of the graph and returns their statements.
std::vector<Statement> take_statements(GraphStorage& storage,
                                       const std::vector<RelationId>& relations) {
  std::vector<Statement> statements;
  for (const RelationId id : relations) {
    Relation& relation = storage.list[storage.edges[index(id)]];
    std::move(relation.statements.begin(), relation.statements.end(),
              std::back_inserter(statements));
    storage.relation_ids.erase(relation.id);
  }
  return statements;
}

/// Makes `relations` the relations of a triple, one for each fact; edges that are there are used
/// again.
void set_facts(GraphStorage& storage, const Triple& triple, std::vector<RelationId>& relations,
               std::vector<std::vector<Statement>> facts) {
  const auto weight = boost::get(boost::edge_weight, storage.list);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (i == relations.size()) {
      relations.push_back(next_id<RelationId>(storage.edges.size()));
      storage.edges.push_back(
          boost::add_edge(vertex(triple.subject), vertex(triple.object), storage.list).first);
    }
    const Edge edge = storage.edges[index(relations[i])];
    Relation& relation = storage.list[edge];
    relation.triple = triple;
    relation.id = relation_id(storage, triple, facts[i]);
    relation.statements = std::move(facts[i]);
    derive(relation, [&](const Statement& s) -> std::string_view {
      if (!s.quote.empty() || !s.document) return s.quote;
      return slice(storage.documents[index(*s.document)], s.sentence);
    });
    relation.time = time_of(storage, relation);
    boost::put(weight, edge, relation.confidence);
    if (!storage.relation_ids.emplace(relation.id, relations[i]).second) {
      assertion_failed("two facts of one triple have the same id");
    }
  }
  for (std::size_t i = facts.size(); i < relations.size(); ++i) {
    boost::remove_edge(storage.edges[index(relations[i])], storage.list);
  }
  relations.resize(facts.size());
}

}  // namespace

KnowledgeGraph::KnowledgeGraph(Ontology ontology) : storage_(std::make_unique<GraphStorage>()) {
  storage_->ontology = std::move(ontology);
}

KnowledgeGraph::KnowledgeGraph(const KnowledgeGraph& other) : KnowledgeGraph(other.ontology()) {
  merge(other);
}
KnowledgeGraph::KnowledgeGraph(KnowledgeGraph&& other) noexcept = default;
KnowledgeGraph& KnowledgeGraph::operator=(KnowledgeGraph&& other) noexcept = default;
KnowledgeGraph::~KnowledgeGraph() = default;

KnowledgeGraph& KnowledgeGraph::operator=(const KnowledgeGraph& other) {
  if (this != &other) *this = KnowledgeGraph(other);
  return *this;
}

const Ontology& KnowledgeGraph::ontology() const noexcept { return storage_->ontology; }

DocumentId KnowledgeGraph::add(Document document) {
  document.id = document_id(document);
  if (const std::optional<DocumentId> known = find_document(document.id)) {
    Document& kept = storage_->documents[index(*known)];
    const std::string published = kept.published;
    detail::complete(kept, document);
    if (kept.published != published) derive_times(*storage_, *known);
    return *known;
  }
  const auto id = next_id<DocumentId>(storage_->documents.size());
  storage_->document_ids.emplace(document.id, id);
  storage_->documents.push_back(std::move(document));
  return id;
}

EntityId KnowledgeGraph::add(Entity entity) {
  if (entity.id.empty()) entity.id = entity_id(entity.type, entity.name);
  std::optional<EntityId> id = find_entity(entity.id);
  if (!id) {
    id = next_id<EntityId>(boost::add_vertex(storage_->list));
    storage_->entity_ids.emplace(entity.id, *id);
    Entity& added = storage_->list[vertex(*id)];
    added.id = entity.id;
    added.name = entity.name;
    added.type = entity.type;
  }
  detail::unite(storage_->list[vertex(*id)], std::move(entity), *storage_);
  return *id;
}

void KnowledgeGraph::add(Triple triple, std::vector<Statement> statements) {
  if (statements.empty()) return;
  const RelationType* type = ontology().relation_type(triple.type);
  if (type == nullptr || !type->open) triple.predicate.clear();
  if (type != nullptr && type->symmetric && entity(triple.object).id < entity(triple.subject).id) {
    swap_ends(triple, statements);
  }
  std::vector<RelationId>& relations = storage_->facts[triple];
  std::vector<Statement> all = take_statements(*storage_, relations);
  std::move(statements.begin(), statements.end(), std::back_inserter(all));
  detail::sort_and_unite(all, *storage_);
  set_facts(*storage_, triple, relations, same_facts(std::move(all)));
}

void KnowledgeGraph::merge(const KnowledgeGraph& other) {
  if (this != &other) detail::put(*this, detail::content_of(other));
}

bool KnowledgeGraph::remove(std::string_view document_id) {
  const std::optional<DocumentId> removed = find_document(document_id);
  if (!removed) return false;
  detail::Content content = detail::content_of(*this);
  detail::withdraw(content, *removed);
  KnowledgeGraph rest(ontology());
  detail::put(rest, std::move(content));
  *this = std::move(rest);
  return true;
}

std::size_t KnowledgeGraph::document_count() const noexcept { return storage_->documents.size(); }
std::size_t KnowledgeGraph::entity_count() const noexcept { return storage_->entity_ids.size(); }
std::size_t KnowledgeGraph::relation_count() const noexcept {
  return storage_->relation_ids.size();
}

const Document& KnowledgeGraph::document(DocumentId id) const {
  return storage_->documents.at(index(id));
}
const Entity& KnowledgeGraph::entity(EntityId id) const { return storage_->list[vertex(id)]; }
const Relation& KnowledgeGraph::relation(RelationId id) const {
  return storage_->list[storage_->edges.at(index(id))];
}

std::vector<DocumentId> KnowledgeGraph::documents() const { return values(storage_->document_ids); }
std::vector<EntityId> KnowledgeGraph::entities() const { return values(storage_->entity_ids); }

std::vector<RelationId> KnowledgeGraph::relations() const {
  std::vector<RelationId> list = values(storage_->relation_ids);
  detail::sort_by_content(list, *this);
  return list;
}

std::vector<RelationId> KnowledgeGraph::outgoing(EntityId subject) const {
  std::vector<RelationId> list;
  for (const Edge e :
       boost::make_iterator_range(boost::out_edges(vertex(subject), storage_->list))) {
    list.push_back(storage_->relation_ids.at(storage_->list[e].id));
  }
  detail::sort_by_content(list, *this);
  return list;
}

std::vector<RelationId> KnowledgeGraph::incoming(EntityId object) const {
  std::vector<RelationId> list;
  for (const Edge e : boost::make_iterator_range(boost::in_edges(vertex(object), storage_->list))) {
    list.push_back(storage_->relation_ids.at(storage_->list[e].id));
  }
  detail::sort_by_content(list, *this);
  return list;
}

std::vector<EntityId> KnowledgeGraph::neighbours(EntityId centre) const {
  std::map<std::string_view, EntityId> found;
  const auto note = [&](EntityId id) {
    if (id != centre) found.emplace(entity(id).id, id);
  };
  for (const Edge e :
       boost::make_iterator_range(boost::out_edges(vertex(centre), storage_->list))) {
    note(storage_->list[e].triple.object);
  }
  for (const Edge e : boost::make_iterator_range(boost::in_edges(vertex(centre), storage_->list))) {
    note(storage_->list[e].triple.subject);
  }
  std::vector<EntityId> list;
  for (const auto& [text, id] : found) list.push_back(id);
  return list;
}

std::optional<DocumentId> KnowledgeGraph::find_document(std::string_view id) const {
  return find(storage_->document_ids, id);
}
std::optional<EntityId> KnowledgeGraph::find_entity(std::string_view id) const {
  return find(storage_->entity_ids, id);
}
std::optional<RelationId> KnowledgeGraph::find_relation(std::string_view id) const {
  return find(storage_->relation_ids, id);
}

std::vector<EntityId> KnowledgeGraph::find_entities_named(std::string_view name) const {
  const std::string wanted = slug(name);
  std::vector<EntityId> list;
  for (const auto& [text, id] : storage_->entity_ids) {
    const Entity& candidate = entity(id);
    const auto is_wanted = [&](const std::string& n) { return slug(n) == wanted; };
    if (is_wanted(candidate.name) ||
        std::any_of(candidate.aliases.begin(), candidate.aliases.end(), is_wanted)) {
      list.push_back(id);
    }
  }
  return list;
}

std::string_view KnowledgeGraph::words(const Mention& mention) const {
  return mention.quote.empty() ? slice(document(mention.document), mention.span)
                               : std::string_view(mention.quote);
}

std::string_view KnowledgeGraph::words(const Statement& statement) const {
  if (!statement.quote.empty() || !statement.document) return statement.quote;
  return slice(document(*statement.document), statement.sentence);
}

}  // namespace graphwright
