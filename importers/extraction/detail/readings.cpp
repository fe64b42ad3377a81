#include "importers/extraction/detail/readings.hpp"

#include <algorithm>

#include "graph/identity.hpp"
#include "importers/extraction/detail/name_variants.hpp"

namespace graphwright::detail {
namespace {

using Place = std::pair<EntityId, std::optional<DocumentId>>;

/// Whether an id is one that nobody gave: "organization/meta", "person/ann-ek-2". What has ids
/// elsewhere, other than a country's code, is of a user's table, whatever its id looks like.
bool is_own_id(const Entity& entity) {
  const bool of_table =
      std::any_of(entity.external_ids.begin(), entity.external_ids.end(),
                  [](const auto& external) { return external.first != country_codes; });
  if (of_table) return false;
  const auto makes = [&](const std::string& name) {
    const std::string id = entity_id(entity.type, name);
    if (!entity.id.starts_with(id)) return false;
    const std::string_view rest = std::string_view(entity.id).substr(id.size());
    return rest.empty() || (rest.size() > 1 && rest.front() == '-' &&
                            rest.find_first_not_of("0123456789", 1) == std::string_view::npos);
  };
  return makes(entity.name) || std::any_of(entity.aliases.begin(), entity.aliases.end(), makes);
}

/// Calls a function with each document that says something of an entity.
template <typename Call>
void for_each_document(const KnowledgeGraph& graph, EntityId id, Call&& call) {
  const Entity& entity = graph.entity(id);
  for (const Mention& mention : entity.mentions) call(mention.document);
  const auto evidence = [&](const std::vector<Statement>& statements) {
    for (const Statement& statement : statements) {
      if (statement.document) call(*statement.document);
    }
  };
  for (const Attribute& attribute : entity.attributes) evidence(attribute.evidence);
  for (const RelationId relation : graph.outgoing(id))
    evidence(graph.relation(relation).statements);
  for (const RelationId relation : graph.incoming(id))
    evidence(graph.relation(relation).statements);
}

/// Builds a graph anew with other entities.
class Rebuilder {
 public:
  Rebuilder(const KnowledgeGraph& graph, const std::vector<Reading>& readings,
            const std::vector<std::size_t>& united_of, const std::vector<United>& united)
      : graph_(graph),
        readings_(readings),
        united_of_(united_of),
        united_(united),
        built_(graph.ontology()) {
    for (std::size_t i = 0; i < readings.size(); ++i) {
      united_by_.emplace(Place{readings[i].entity, readings[i].document}, united_of[i]);
      first_of_.emplace(readings[i].entity, united_of[i]);
    }
  }

  KnowledgeGraph build() {
    for (const DocumentId id : graph_.documents()) documents_[id] = built_.add(graph_.document(id));
    for (const United& united : united_) {
      Entity bare;
      bare.id = united.id;
      bare.name = united.name;
      bare.type = united.type;
      ids_.push_back(built_.add(std::move(bare)));
    }
    for (std::size_t begin = 0; begin < by_entity_.size();) {
      std::size_t end = begin;
      while (end < by_entity_.size() &&
             readings_[by_entity_[end]].entity == readings_[by_entity_[begin]].entity) {
        ++end;
      }
      add_parts(begin, end);
      begin = end;
    }
    std::map<Triple, std::vector<Statement>> facts;
    for (const RelationId id : graph_.relations()) {
      const Relation& relation = graph_.relation(id);
      for (const Statement& statement : relation.statements) {
        const Triple triple{entity(relation.triple.subject, statement.document),
                            relation.triple.type, relation.triple.predicate,
                            entity(relation.triple.object, statement.document)};
        facts[triple].push_back(translated(statement));
      }
    }
    for (auto& [triple, statements] : facts) built_.add(triple, std::move(statements));
    return std::move(built_);
  }

 private:
  /// Where an entity's evidence of a document goes; what no document says stays with its first
  /// reading.
  EntityId entity(EntityId id, std::optional<DocumentId> document) const {
    const auto found = united_by_.find({id, document});
    return ids_[found != united_by_.end() ? found->second : first_of_.at(id)];
  }

  Statement translated(Statement statement) const {
    const std::optional<DocumentId> document = statement.document;
    if (document) statement.document = documents_.at(*document);
    if (statement.attribution && statement.attribution->entity) {
      statement.attribution->entity = entity(*statement.attribution->entity, document);
    }
    for (Qualifier& qualifier : statement.qualifiers) {
      if (qualifier.entity) qualifier.entity = entity(*qualifier.entity, document);
    }
    return statement;
  }

  /// Adds what is known of the entity of readings [begin, end) of `by_entity_`, each reading's part
  /// to what it belongs to.
  void add_parts(std::size_t begin, std::size_t end) {
    const Entity& old = graph_.entity(readings_[by_entity_[begin]].entity);
    const bool fixed = readings_[by_entity_[begin]].fixed;
    std::map<std::optional<DocumentId>, Entity> parts;
    std::set<std::string> mentioned;
    for (std::size_t i = begin; i < end; ++i) {
      const Reading& reading = readings_[by_entity_[i]];
      const United& united = united_[united_of_[by_entity_[i]]];
      Entity& part = parts[reading.document];
      part.id = united.id;
      part.name = united.name;
      part.type = united.type;
      part.aliases.assign(reading.names.begin(), reading.names.end());
      mentioned.insert(reading.names.begin(), reading.names.end());
      types_[reading.document] = reading.type;
    }
    // What no document says stays with the first reading.
    Entity& first = parts.at(readings_[by_entity_[begin]].document);
    first.external_ids = old.external_ids;
    for (const std::string& alias : old.aliases) {
      if (!mentioned.contains(alias)) first.aliases.push_back(alias);
    }
    for (Mention mention : old.mentions) {
      Entity& part = parts.at(mention.document);
      const std::string& type = types_.at(mention.document);
      const bool of_table = fixed && !mention.type.empty();
      if (!of_table) mention.type = type == part.type ? "" : type;
      mention.document = documents_.at(mention.document);
      part.mentions.push_back(std::move(mention));
    }
    for (const Attribute& attribute : old.attributes) distribute(attribute, first, parts);
    for (auto& [document, part] : parts) {
      std::erase(part.aliases, part.name);
      built_.add(std::move(part));
    }
  }

  void distribute(const Attribute& attribute, Entity& first,
                  std::map<std::optional<DocumentId>, Entity>& parts) const {
    const auto copy_in = [&](Entity& part) -> Attribute& {
      const bool there = !part.attributes.empty() && part.attributes.back().key == attribute.key &&
                         part.attributes.back().value == attribute.value;
      if (!there) part.attributes.push_back({attribute.key, attribute.value, attribute.text, {}});
      return part.attributes.back();
    };
    if (attribute.evidence.empty()) copy_in(first);
    for (const Statement& statement : attribute.evidence) {
      Entity& part = statement.document ? parts.at(statement.document) : first;
      copy_in(part).evidence.push_back(translated(statement));
    }
  }

  static std::vector<std::size_t> sorted_by_entity(const std::vector<Reading>& readings) {
    std::vector<std::size_t> order(readings.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return readings[a].entity < readings[b].entity;
    });
    return order;
  }

  const KnowledgeGraph& graph_;
  const std::vector<Reading>& readings_;
  const std::vector<std::size_t>& united_of_;
  const std::vector<United>& united_;
  std::vector<std::size_t> by_entity_ = sorted_by_entity(readings_);
  KnowledgeGraph built_;
  std::map<Place, std::size_t> united_by_;
  std::map<EntityId, std::size_t> first_of_;
  std::map<std::optional<DocumentId>, std::string> types_;  ///< Of one entity, by each document.
  std::map<DocumentId, DocumentId> documents_;
  std::vector<EntityId> ids_;
};

}  // namespace

std::vector<Reading> readings_of(const KnowledgeGraph& graph, const World& world) {
  std::vector<Reading> readings;
  for (const EntityId id : graph.entities()) {
    const Entity& entity = graph.entity(id);
    std::map<DocumentId, Reading> of_document;
    for_each_document(graph, id, [&](DocumentId document) { of_document[document]; });
    for (const Mention& mention : entity.mentions) {
      Reading& reading = of_document[mention.document];
      if (!mention.type.empty()) reading.type = mention.type;
      if (mention.kind == MentionKind::name) {
        const std::string words = single_spaced(graph.words(mention));
        reading.names.emplace(without_leading_hyphens(words));
      }
    }
    if (of_document.empty()) {
      Reading& alone = readings.emplace_back();
      alone = {id,          std::nullopt, {entity.aliases.begin(), entity.aliases.end()},
               entity.name, entity.type,  true};
      continue;
    }
    const bool fixed = !is_own_id(entity);
    for (auto& [document, reading] : of_document) {
      reading.entity = id;
      reading.document = document;
      reading.fixed = fixed;
      if (reading.type.empty()) reading.type = entity.type;
      reading.name = name_to_show(reading.names, reading.type, world);
      if (reading.name.empty() || fixed) reading.name = entity.name;
      readings.push_back(std::move(reading));
    }
  }
  const auto order = [&](const Reading& r) {
    return std::pair(r.document ? std::string_view(graph.document(*r.document).id) : "",
                     std::string_view(graph.entity(r.entity).id));
  };
  std::stable_sort(readings.begin(), readings.end(),
                   [&](const Reading& a, const Reading& b) { return order(a) < order(b); });
  return readings;
}

KnowledgeGraph rebuilt(const KnowledgeGraph& graph, const std::vector<Reading>& readings,
                       const std::vector<std::size_t>& united_of,
                       const std::vector<United>& united) {
  return Rebuilder(graph, readings, united_of, united).build();
}

}  // namespace graphwright::detail
