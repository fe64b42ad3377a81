#include "exporters/facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

namespace graphwright {
namespace {

constexpr std::size_t longest_quote = 90;  // bytes

/// A text on one line: white space as single spaces, control characters left out.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
      if (!line.empty() && line.back() != ' ') line += ' ';
    } else if (byte >= 0x20 && byte != 0x7F) {
      line += c;
    }
  }
  return line;
}

/// A text cut after a whole word, with an ellipsis, if it is too long.
std::string shortened(std::string text) {
  if (text.size() <= longest_quote) return text;
  const std::size_t space = text.rfind(' ', longest_quote);
  std::size_t cut = space == std::string::npos || space < longest_quote / 2 ? longest_quote : space;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
  return text.substr(0, cut) + " …";
}

std::string details(const Relation& relation) {
  std::string text;
  for (const Qualifier& qualifier : relation.qualifiers) {
    const auto* value = std::get_if<std::string>(&qualifier.value);
    text += (text.empty() ? "" : ", ") + (value == nullptr ? qualifier.text : *value);
  }
  return text.empty() ? text : fmt::format(" ({})", on_one_line(text));
}

std::string sources(const Relation& relation) {
  std::set<std::string> cited;
  for (const Statement& statement : relation.statements) {
    cited.insert(statement.cited_sources.begin(), statement.cited_sources.end());
  }
  return cited.empty()
             ? ""
             : fmt::format(" [{}]", on_one_line(fmt::format("{}", fmt::join(cited, ", "))));
}

std::string fact(const KnowledgeGraph& graph, const Relation& relation) {
  const RelationType* type = graph.ontology().relation_type(relation.triple.type);
  const bool own_words = (type == nullptr || type->open) && !relation.label.empty();
  const std::string words = own_words         ? relation.label
                            : type == nullptr ? relation.triple.type
                                              : type->label;
  const std::string mark =
      relation.status == Status::asserted ? "" : fmt::format("{}: ", name_of(relation.status));
  const std::string_view arrow = type != nullptr && type->symmetric ? "—" : "→";
  const std::string quote = shortened(on_one_line(graph.words(relation.statements.front())));
  return fmt::format(
      "{} — {}{} {} {}{}{}{}", on_one_line(graph.entity(relation.triple.subject).name), mark,
      on_one_line(words), arrow, on_one_line(graph.entity(relation.triple.object).name),
      details(relation), quote.empty() ? "" : fmt::format("   “{}”", quote), sources(relation));
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
