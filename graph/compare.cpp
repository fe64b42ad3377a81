#include "graph/compare.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace graphwright {
namespace {

std::string line(Span span) { return fmt::format("{}-{}", span.begin, span.end); }

std::string line(const KnowledgeGraph& graph, const std::optional<EntityId>& entity) {
  return entity ? graph.entity(*entity).id : "";
}

std::string line(const KnowledgeGraph& graph, const Qualifier& qualifier) {
  std::string value;
  if (const auto* text = std::get_if<std::string>(&qualifier.value)) value = *text;
  if (const auto* amount = std::get_if<Amount>(&qualifier.value)) {
    value = fmt::format("{}{} {}", amount->approximate ? "~" : "", amount->number, amount->unit);
  }
  return fmt::format("{}={:?} {:?} {}", qualifier.key, qualifier.text, value,
                     line(graph, qualifier.entity));
}

std::string line(const KnowledgeGraph& graph, const std::vector<Qualifier>& qualifiers) {
  std::vector<std::string> parts;
  for (const Qualifier& qualifier : qualifiers) parts.push_back(line(graph, qualifier));
  return fmt::format("[{}]", fmt::join(parts, ", "));
}

std::string line(const KnowledgeGraph& graph, const Statement& s) {
  const std::string attribution = s.attribution ? fmt::format("{:?} {}", s.attribution->text,
                                                              line(graph, s.attribution->entity))
                                                : "";
  return fmt::format("{{{} {} {} {} {:?} {} {:?} {} {} [{}] {} {} {}}}",
                     s.document ? graph.document(*s.document).id : "", line(s.sentence),
                     line(s.subject), line(s.object), s.quote, s.predicate, s.label,
                     name_of(s.certainty), name_of(s.time), attribution, s.cited_sources,
                     line(graph, s.qualifiers), s.confidence);
}

std::string line(const KnowledgeGraph& graph, const std::vector<Statement>& statements) {
  std::vector<std::string> parts;
  for (const Statement& statement : statements) parts.push_back(line(graph, statement));
  return fmt::format("{}", fmt::join(parts, " "));
}

std::string line(const Document& d) {
  std::string text =
      fmt::format("document {:?} {:?} {:?} {:?} {:?} {:?} {} {} {} {:?}", d.id, d.uri, d.title,
                  d.byline, d.publisher, d.place, d.published, d.language, name_of(d.unit), d.text);
  for (const Skipped& skipped : d.skipped) {
    text += fmt::format(" {} {}", name_of(skipped.kind), line(skipped.span));
  }
  for (const Citation& citation : d.citations) {
    text += fmt::format(" {} {}", line(citation.span), citation.sources);
  }
  return text;
}

std::string line(const KnowledgeGraph& graph, const Entity& entity) {
  std::string text =
      fmt::format("entity {:?} {:?} {} {}", entity.id, entity.name, entity.type, entity.aliases);
  for (const auto& [authority, id] : entity.external_ids) {
    text += fmt::format(" {:?}:{:?}", authority, id);
  }
  for (const Attribute& a : entity.attributes) {
    text += fmt::format(" {}={:?} {:?} {}", a.key, a.value, a.text, line(graph, a.evidence));
  }
  for (const Mention& m : entity.mentions) {
    text += fmt::format(" {} {} {} {:?} {:?}", graph.document(m.document).id, line(m.span),
                        name_of(m.kind), m.quote, m.type);
  }
  return text;
}

std::string line(const KnowledgeGraph& graph, const Relation& relation) {
  const Triple& triple = relation.triple;
  return fmt::format("relation {:?} {} {:?} {:?} {} {} {:?} {} {} {} {} {} {}",
                     graph.entity(triple.subject).id, triple.type, triple.predicate,
                     graph.entity(triple.object).id, relation.id, relation.predicate,
                     relation.label, line(graph, relation.qualifiers), name_of(relation.certainty),
                     name_of(relation.time), name_of(relation.status), relation.confidence,
                     line(graph, relation.statements));
}

}  // namespace

std::vector<std::string> content_lines(const KnowledgeGraph& graph) {
  std::vector<std::string> lines;
  for (const DocumentId id : graph.documents()) lines.push_back(line(graph.document(id)));
  for (const EntityId id : graph.entities()) lines.push_back(line(graph, graph.entity(id)));
  for (const RelationId id : graph.relations()) lines.push_back(line(graph, graph.relation(id)));
  return lines;
}

bool equal_content(const KnowledgeGraph& one, const KnowledgeGraph& other) {
  return content_lines(one) == content_lines(other);
}

std::optional<std::string> first_difference(const KnowledgeGraph& one,
                                            const KnowledgeGraph& other) {
  const std::vector<std::string> a = content_lines(one);
  const std::vector<std::string> b = content_lines(other);
  const auto [in_one, in_other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  if (in_one == a.end() && in_other == b.end()) return std::nullopt;
  return fmt::format("- {}\n+ {}", in_one == a.end() ? "(end)" : *in_one,
                     in_other == b.end() ? "(end)" : *in_other);
}

}  // namespace graphwright
