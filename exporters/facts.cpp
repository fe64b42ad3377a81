#include "exporters/facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

#include "exporters/label_text.hpp"
#include "exporters/picture_text.hpp"

namespace graphwright {
namespace {

constexpr std::size_t longest_quote = 90;  // characters

std::string details(const Relation& relation) {
  std::string text;
  for (const Qualifier& qualifier : relation.qualifiers) {
    const auto* value = std::get_if<std::string>(&qualifier.value);
    text += (text.empty() ? "" : ", ") + (value == nullptr ? qualifier.text : *value);
  }
  return text.empty() ? text : fmt::format(" ({})", plain_text(text));
}

std::string sources(const Relation& relation) {
  std::set<std::string> cited;
  for (const Statement& statement : relation.statements) {
    cited.insert(statement.cited_sources.begin(), statement.cited_sources.end());
  }
  return cited.empty()
             ? ""
             : fmt::format(" [{}]", plain_text(fmt::format("{}", fmt::join(cited, ", "))));
}

std::string fact(const KnowledgeGraph& graph, const Relation& relation) {
  const RelationType* type = graph.ontology().relation_type(relation.triple.type);
  const std::string words = relation_words(graph, relation);
  const std::string mark =
      relation.status == Status::asserted ? "" : fmt::format("{}: ", name_of(relation.status));
  const std::string_view arrow = type != nullptr && type->symmetric ? "—" : "→";
  const std::string quote = shortened(graph.words(relation.statements.front()), longest_quote);
  const std::string who = who_says_it(graph, relation);
  return fmt::format(
      "{} — {}{} {} {}{}{}{}", plain_text(graph.entity(relation.triple.subject).name), mark,
      plain_text(words), arrow, plain_text(graph.entity(relation.triple.object).name),
      details(relation) + (who.empty() ? "" : ", says " + who),
      quote.empty() ? "" : fmt::format("   “{}”", quote), sources(relation));
}

}  // namespace

void write_facts(const KnowledgeGraph& graph, std::ostream& out) {
  std::vector<RelationId> relations = graph.relations();
  const auto place = [&](RelationId id) {
    const Statement& first = graph.relation(id).statements.front();
    return std::make_tuple(
        first.document ? std::string_view(graph.document(*first.document).id) : std::string_view(),
        first.sentence.begin, first.subject.begin, first.object.begin);
  };
  std::stable_sort(relations.begin(), relations.end(),
                   [&](RelationId a, RelationId b) { return place(a) < place(b); });
  for (const RelationId id : relations) out << fact(graph, graph.relation(id)) << '\n';
}

}  // namespace graphwright
