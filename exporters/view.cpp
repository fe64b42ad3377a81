#include "exporters/view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "graph/analysis.hpp"
#include "graph/error.hpp"
#include "graph/subgraph.hpp"

namespace graphwright {
namespace {

std::size_t index(EntityId id) { return static_cast<std::size_t>(id); }

EntityId focused_entity(const KnowledgeGraph& graph, const std::string& focus) {
  if (const auto by_id = graph.find_entity(focus)) return *by_id;
  const std::vector<EntityId> named = graph.find_entities_named(focus);
  if (named.empty()) throw Error(fmt::format("no entity has the id or name '{}'", focus));
  if (named.size() == 1) return named.front();
  std::vector<std::string> ids;
  for (const EntityId id : named) ids.push_back(graph.entity(id).id);
  throw Error(fmt::format("several entities are named '{}': {}", focus, fmt::join(ids, ", ")));
}

using Pairs = std::vector<std::pair<EntityId, EntityId>>;

/// The pairs of entities that relations join.
Pairs pairs_of(const KnowledgeGraph& graph, const std::vector<RelationId>& relations) {
  Pairs pairs;
  for (const RelationId id : relations) {
    const Triple& triple = graph.relation(id).triple;
    if (triple.subject != triple.object) pairs.emplace_back(triple.subject, triple.object);
  }
  return pairs;
}

/// Entities in order of rank after those chosen already, each with a partner among them, at most
/// `top`. One that would bring too many with it is passed over.
std::set<EntityId> most_important(const KnowledgeGraph& graph, const Pairs& pairs,
                                  const std::vector<double>& rank, std::set<EntityId> chosen,
                                  std::size_t top) {
  std::map<EntityId, std::set<EntityId>> partners;
  for (const auto& [one, other] : pairs) {
    partners[one].insert(other);
    partners[other].insert(one);
  }
  std::vector<EntityId> order = graph.entities();
  std::stable_sort(order.begin(), order.end(),
                   [&](EntityId a, EntityId b) { return rank[index(a)] > rank[index(b)]; });
  std::set<EntityId> considered(chosen.begin(), chosen.end());
  for (const EntityId id : order) {
    if (considered.contains(id)) continue;
    std::set<EntityId> brought;
    for (const EntityId partner : partners[id]) {
      if (!considered.contains(partner)) continue;
      brought.insert(id);
      if (!chosen.contains(partner)) brought.insert(partner);
    }
    if (chosen.size() + brought.size() > top) continue;
    considered.insert(id);
    chosen.merge(brought);
  }
  if (chosen.empty() && !pairs.empty()) chosen.insert(order.front());  // no room for two
  return chosen;
}

/// Relations from one entity to another as one line each; symmetric ones have no direction.
std::vector<Line> lines_among(const KnowledgeGraph& graph, const std::vector<RelationId>& relations,
                              const std::set<EntityId>& entities) {
  std::map<std::pair<std::string_view, std::string_view>, Line> lines;
  for (const RelationId id : relations) {
    const Triple& triple = graph.relation(id).triple;
    if (!entities.contains(triple.subject) || !entities.contains(triple.object)) continue;
    Line& line = lines[{graph.entity(triple.subject).id, graph.entity(triple.object).id}];
    line.subject = triple.subject;
    line.object = triple.object;
    line.relations.push_back(id);
  }
  std::vector<Line> list;
  for (auto& [ends, line] : lines) {
    std::stable_sort(line.relations.begin(), line.relations.end(), [&](RelationId a, RelationId b) {
      return graph.relation(a).status < graph.relation(b).status;
    });
    list.push_back(std::move(line));
  }
  return list;
}

/// Lines from those to whom statements are attributed to what these are about.
void add_reports(const KnowledgeGraph& graph, const std::vector<RelationId>& relations, View& view,
                 std::set<EntityId>& entities) {
  std::map<std::pair<std::string_view, std::string_view>, Line> reports;
  for (const RelationId id : relations) {
    const Relation& relation = graph.relation(id);
    if (!entities.contains(relation.triple.subject) || !entities.contains(relation.triple.object)) {
      continue;
    }
    for (const Statement& statement : relation.statements) {
      if (!statement.attribution || !statement.attribution->entity) continue;
      const EntityId who = *statement.attribution->entity;
      if (who == relation.triple.subject) continue;
      reports[{graph.entity(who).id, graph.entity(relation.triple.subject).id}] = {
          who, relation.triple.subject, {}, true};
    }
  }
  for (auto& [ends, line] : reports) {
    entities.insert(line.subject);
    view.lines.push_back(std::move(line));
  }
}

}  // namespace

View choose_view(const KnowledgeGraph& graph, const ViewOptions& options) {
  for (const std::string& type : options.types) {
    if (graph.ontology().relation_type(type) == nullptr) {
      throw Error(fmt::format("unknown relation type '{}'", type));
    }
  }
  View view;
  view.relations_in_all = graph.relation_count();
  RelationFilter filter;
  filter.types = options.types;
  filter.min_confidence = options.min_confidence;
  std::optional<EntityId> focus;
  std::optional<std::set<EntityId>> near;
  if (!options.focus.empty()) {
    focus = focused_entity(graph, options.focus);
    near = within_hops(graph, {&*focus, 1}, options.hops);
  }
  std::vector<RelationId> relations;
  for (const RelationId id : graph.relations()) {
    const Relation& relation = graph.relation(id);
    const bool in_reach = !near || (near->contains(relation.triple.subject) &&
                                    near->contains(relation.triple.object));
    if (in_reach && wants(filter, relation, graph.ontology())) relations.push_back(id);
  }

  const Pairs pairs = pairs_of(graph, relations);
  const std::vector<double> rank = page_rank(graph, pairs);
  std::set<EntityId> linked;
  for (const auto& [one, other] : pairs) linked.insert({one, other});
  view.entities_in_all = linked.size();
  std::set<EntityId> shown;
  if (focus) shown.insert(*focus);
  shown = most_important(graph, pairs, rank, std::move(shown), options.top);
  if (graph.relation_count() == 0) {
    const std::vector<EntityId> all = graph.entities();
    shown.insert(all.begin(),
                 all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), options.top)));
  }
  view.lines = lines_among(graph, relations, shown);
  for (const Line& line : view.lines) view.relations_shown += line.relations.size();
  if (options.sources) add_reports(graph, relations, view, shown);
  if (!view.lines.empty()) {
    shown.clear();
    if (focus) shown.insert(*focus);
    for (const Line& line : view.lines) shown.insert({line.subject, line.object});
  }

  std::vector<std::size_t> position(graph.entity_count());
  for (const EntityId id : graph.entities()) {
    if (!shown.contains(id)) continue;
    position[index(id)] = view.entities.size();
    view.entities.push_back(id);
  }
  const double most = rank.empty() ? 0 : *std::max_element(rank.begin(), rank.end());
  for (const EntityId id : view.entities) {
    view.importance.push_back(most > 0 ? std::max(rank[index(id)] / most, 0.01) : 1);
  }
  std::vector<std::pair<std::size_t, std::size_t>> ends;
  for (const Line& line : view.lines) {
    ends.emplace_back(position[index(line.subject)], position[index(line.object)]);
  }
  view.community = communities(view.entities.size(), ends);
  return view;
}

}  // namespace graphwright
