#include "graph/detail/uniting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "graph/boost.hpp"
#include "graph/error.hpp"
#include "graph/identity.hpp"

namespace graphwright::detail {
namespace {

std::size_t index(DocumentId id) { return static_cast<std::size_t>(id); }
std::size_t index(EntityId id) { return static_cast<std::size_t>(id); }

void complete(std::string& field, const std::string& other) {
  if (field.empty() || (!other.empty() && other < field)) field = other;
}

/// The value of a qualifier as something that can be ordered.
std::tuple<std::size_t, std::string_view, double, bool> sortable(const Qualifier& qualifier) {
  if (const auto* text = std::get_if<std::string>(&qualifier.value)) return {1, *text, 0, false};
  if (const auto* amount = std::get_if<Amount>(&qualifier.value)) {
    return {2, amount->unit, amount->number, amount->approximate};
  }
  return {0, "", 0, false};
}

/// Orders statements by content, in whatever order their graph numbers its documents and entities.
struct StatementOrder {
  const GraphStorage& graph;

  std::string_view id(const std::optional<EntityId>& entity) const {
    return entity ? std::string_view(graph.list[index(*entity)].id) : std::string_view();
  }
  auto place(const Statement& s) const {
    const std::string_view document =
        s.document ? std::string_view(graph.documents[index(*s.document)].id) : "";
    return std::make_tuple(
        document, s.sentence, s.subject, s.object, std::string_view(s.predicate),
        std::string_view(s.label), s.certainty, s.time, std::string_view(s.quote), s.confidence,
        s.attribution.has_value(),
        s.attribution ? std::string_view(s.attribution->text) : std::string_view(),
        s.attribution ? id(s.attribution->entity) : std::string_view());
  }
  bool before(const Qualifier& a, const Qualifier& b) const {
    const auto key = [&](const Qualifier& q) {
      return std::make_tuple(std::string_view(q.key), std::string_view(q.text), sortable(q),
                             id(q.entity));
    };
    return key(a) < key(b);
  }
  bool operator()(const Statement& a, const Statement& b) const {
    const auto one = place(a);
    const auto other = place(b);
    if (one != other) return one < other;
    if (a.cited_sources != b.cited_sources) return a.cited_sources < b.cited_sources;
    return std::lexicographical_compare(
        a.qualifiers.begin(), a.qualifiers.end(), b.qualifiers.begin(), b.qualifiers.end(),
        [&](const Qualifier& p, const Qualifier& q) { return before(p, q); });
  }
};

void unite_names(Entity& entity, const Entity& other) {
  std::set<std::string> names(entity.aliases.begin(), entity.aliases.end());
  names.insert(other.aliases.begin(), other.aliases.end());
  names.insert(entity.name);
  names.insert(other.name);
  entity.name = preferred_name(entity.name, other.name);
  names.erase(entity.name);
  entity.aliases.assign(names.begin(), names.end());
}

void unite_attributes(Entity& entity, std::vector<Attribute> attributes,
                      const GraphStorage& graph) {
  if (attributes.empty()) return;
  std::map<std::pair<std::string, std::string>, Attribute> united;
  std::move(entity.attributes.begin(), entity.attributes.end(), std::back_inserter(attributes));
  for (Attribute& attribute : attributes) {
    const auto [same, added] = united.try_emplace({attribute.key, attribute.value}, attribute);
    if (added) continue;
    complete(same->second.text, attribute.text);
    std::move(attribute.evidence.begin(), attribute.evidence.end(),
              std::back_inserter(same->second.evidence));
  }
  entity.attributes.clear();
  for (auto& [key, attribute] : united) {
    sort_and_unite(attribute.evidence, graph);
    entity.attributes.push_back(std::move(attribute));
  }
}

void unite_mentions(Entity& entity, std::vector<Mention> mentions,
                    const std::vector<Document>& documents) {
  const auto key = [&](const Mention& m) {
    return std::make_tuple(std::string_view(documents[index(m.document)].id), m.span, m.kind,
                           std::string_view(m.quote), std::string_view(m.type));
  };
  const auto before = [&](const Mention& a, const Mention& b) { return key(a) < key(b); };
  std::sort(mentions.begin(), mentions.end(), before);
  mentions.erase(std::unique(mentions.begin(), mentions.end()), mentions.end());
  // The list is in order already: each new mention finds its place, so that many documents on one
  // entity cost little more than the moving of its mentions.
  auto place = entity.mentions.begin();
  for (Mention& mention : mentions) {
    place = std::lower_bound(place, entity.mentions.end(), mention, before);
    if (place != entity.mentions.end() && *place == mention) continue;
    place = entity.mentions.insert(place, std::move(mention));
  }
}

/// The names that the mentions of an entity carry, in one document or in all but this one.
std::set<std::string> names_mentioned(const Entity& entity, const Content& content,
                                      DocumentId document, bool within) {
  std::set<std::string> names;
  for (const Mention& mention : entity.mentions) {
    if (mention.kind != MentionKind::name || (mention.document == document) != within) continue;
    const std::string_view words =
        mention.quote.empty() ? slice(*content.documents[index(mention.document)], mention.span)
                              : mention.quote;
    names.insert(single_spaced(words));
  }
  return names;
}

/// Takes away the names that only the document mentions. The name itself passes to the best of
/// those that make the same id.
void withdraw_names(Entity& entity, const Content& content, DocumentId document) {
  const std::set<std::string> elsewhere = names_mentioned(entity, content, document, false);
  for (const std::string& name : names_mentioned(entity, content, document, true)) {
    if (elsewhere.contains(name)) continue;
    std::erase(entity.aliases, name);
    if (entity.name != name) continue;
    const auto best_of = [&](auto&& fits) {
      std::string best;
      for (const std::string& alias : entity.aliases) {
        if (fits(alias)) best = best.empty() ? alias : preferred_name(best, alias);
      }
      return best;
    };
    std::string successor =
        best_of([&](const std::string& n) { return entity_id(entity.type, n) == entity.id; });
    if (successor.empty()) successor = best_of([](const std::string&) { return true; });
    if (successor.empty()) continue;  // nothing else is known of it
    entity.name = successor;
    std::erase(entity.aliases, successor);
  }
}

/// The entities that statements refer to besides their ends.
void note_references(const std::vector<Statement>& statements, std::set<EntityId>& entities) {
  for (const Statement& statement : statements) {
    if (statement.attribution && statement.attribution->entity) {
      entities.insert(*statement.attribution->entity);
    }
    for (const Qualifier& qualifier : statement.qualifiers) {
      if (qualifier.entity) entities.insert(*qualifier.entity);
    }
  }
}

/// Takes the evidence of a document out of an entity; true if there was any.
bool withdraw_evidence(Entity& entity, DocumentId document) {
  const auto here = [&](const auto& evidence) { return evidence.document == document; };
  bool any = std::erase_if(entity.mentions, here) > 0;
  for (Attribute& attribute : entity.attributes) any |= std::erase_if(attribute.evidence, here) > 0;
  if (any) std::erase_if(entity.attributes, [](const Attribute& a) { return a.evidence.empty(); });
  return any;
}

}  // namespace

void complete(Document& document, const Document& other) {
  if (document.text.empty() != other.text.empty() || document.unit != other.unit) {
    throw Error(fmt::format(
        "document '{}' has its text in one graph and not, or in another unit, in the other: write "
        "both with text=yes, or both without and with the same offsets",
        document.id));
  }
  if (document.text != other.text) {
    throw Error(fmt::format("document '{}' has two different texts; give each its own id or uri",
                            document.id));
  }
  for (const auto field :
       {&Document::uri, &Document::title, &Document::byline, &Document::publisher, &Document::place,
        &Document::published, &Document::language}) {
    complete(document.*field, other.*field);
  }
  // Two readings of one text may skip different parts of it: all that either skips is furniture to
  // somebody.
  const auto add_missing = [](auto& list, const auto& others) {
    list.insert(list.end(), others.begin(), others.end());
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  };
  add_missing(document.skipped, other.skipped);
  add_missing(document.citations, other.citations);
}

void unite(Entity& entity, Entity other, const GraphStorage& graph) {
  entity.type = std::min(entity.type, other.type);
  unite_names(entity, other);
  for (const auto& [authority, id] : other.external_ids) {
    const auto [known, added] = entity.external_ids.emplace(authority, id);
    if (!added) complete(known->second, id);
  }
  unite_attributes(entity, std::move(other.attributes), graph);
  unite_mentions(entity, std::move(other.mentions), graph.documents);
}

void sort_and_unite(std::vector<Statement>& statements, const GraphStorage& graph) {
  std::sort(statements.begin(), statements.end(), StatementOrder{graph});
  statements.erase(std::unique(statements.begin(), statements.end()), statements.end());
}

void sort_by_content(std::vector<RelationId>& relations, const KnowledgeGraph& graph) {
  const auto key = [&](RelationId id) {
    const Relation& relation = graph.relation(id);
    const Triple& triple = relation.triple;
    return std::make_tuple(std::string_view(graph.entity(triple.subject).id),
                           std::string_view(triple.type), std::string_view(triple.predicate),
                           std::string_view(graph.entity(triple.object).id),
                           std::string_view(relation.id));
  };
  std::sort(relations.begin(), relations.end(),
            [&](RelationId a, RelationId b) { return key(a) < key(b); });
}

void withdraw(Content& content, DocumentId document) {
  std::set<EntityId> touched;  // what the document speaks of
  std::set<EntityId> held;     // what others speak of
  for (auto& [triple, statements] : content.facts) {
    std::erase_if(statements, [&](const Statement& s) { return s.document == document; });
    (statements.empty() ? touched : held).insert({triple.subject, triple.object});
    note_references(statements, held);
  }
  for (std::size_t i = 0; i < content.entities.size(); ++i) {
    Entity& entity = *content.entities[i];
    withdraw_names(entity, content, document);
    if (withdraw_evidence(entity, document)) touched.insert(static_cast<EntityId>(i));
    for (const Attribute& attribute : entity.attributes) note_references(attribute.evidence, held);
  }
  for (const EntityId id : touched) {
    std::optional<Entity>& entity = content.entities[index(id)];
    if (entity->mentions.empty() && entity->attributes.empty() && !held.contains(id)) {
      entity.reset();
    }
  }
  content.documents[index(document)].reset();
}

}  // namespace graphwright::detail
