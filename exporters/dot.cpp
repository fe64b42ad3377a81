#include "exporters/dot.hpp"

#include <fmt/format.h>

#include <map>
#include <vector>

namespace graphwright {
namespace {

/// The shape that entities of a type have; the colours are those of Okabe and Ito (2008), which the
/// colour-blind can tell apart, lightened.
struct Look {
  const char* shape;
  const char* fill;
};

Look look_of(std::string_view type) {
  static const std::map<std::string_view, Look> looks = {
      {"Person", {"ellipse", "#FCE3B6"}},    {"Organization", {"box", "#CFE6F5"}},
      {"Location", {"hexagon", "#BFE5D9"}},  {"Facility", {"house", "#BFE5D9"}},
      {"Product", {"component", "#F2D4E4"}}, {"Work", {"note", "#F7F3B0"}},
      {"Event", {"octagon", "#F6D2BC"}},     {"Award", {"pentagon", "#F7F3B0"}},
      {"Law", {"folder", "#DDDDDD"}},        {"Group", {"ellipse", "#EEEEEE"}},
      {"Concept", {"plaintext", "#FFFFFF"}},
  };
  const auto found = looks.find(type);
  return found == looks.end() ? Look{"ellipse", "#FFFFFF"} : found->second;
}

/// What a relation adds in brackets: its date and amount.
std::string details(const Relation& relation) {
  std::string text;
  for (const Qualifier& qualifier : relation.qualifiers) {
    if (qualifier.key != "date" && qualifier.key != "amount") continue;
    const auto* date = std::get_if<std::string>(&qualifier.value);
    text += (text.empty() ? "\n" : ", ") + (date == nullptr ? qualifier.text : *date);
  }
  return text;
}

std::string edge_label(const KnowledgeGraph& graph, const Relation& relation) {
  const RelationType* type = graph.ontology().relation_type(relation.triple.type);
  const bool own_words = type == nullptr || type->open;
  const std::string& words = own_words && !relation.label.empty() ? relation.label
                             : type == nullptr                    ? relation.triple.type
                                                                  : type->label;
  return words + details(relation);
}

const char* edge_style(const Relation& relation) {
  switch (relation.status) {
    case Status::denied: return ", style=dotted, color=\"#999999\"";
    case Status::possible: return ", style=dashed, color=\"#777777\"";
    case Status::asserted:
    case Status::disputed: break;
  }
  return "";
}

}  // namespace

std::string dot_quoted(std::string_view text) {
  std::string quoted = "\"";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const std::string_view noncharacter = text.substr(i, 3);
    if (noncharacter == "\uFFFE" || noncharacter == "\uFFFF") {
      i += 2;  // XML does not allow them, and SVG is XML
    } else if (c == '"' || c == '\\') {
      quoted += {'\\', static_cast<char>(c)};
    } else if (c == '&') {
      quoted += "&amp;";
    } else if (c == '\n') {
      quoted += "\\n";
    } else if (c >= 0x20 && c != 0x7F) {
      quoted += static_cast<char>(c);
    } else if (c == '\t') {
      quoted += ' ';
    }
  }
  return quoted + "\"";
}

void write_dot(const KnowledgeGraph& graph, std::ostream& out) {
  out << "digraph graphwright {\n"
         "  graph [charset=\"UTF-8\", rankdir=LR, nodesep=0.3, ranksep=0.8, fontname=\"DejaVu "
         "Sans\"];\n"
         "  node [style=filled, fontname=\"DejaVu Sans\", fontsize=11];\n"
         "  edge [fontname=\"DejaVu Sans\", fontsize=9];\n";
  for (const EntityId id : graph.entities()) {
    const Entity& entity = graph.entity(id);
    const Look look = look_of(entity.type);
    out << fmt::format("  {} [label={}, shape={}, fillcolor=\"{}\"];\n", dot_quoted(entity.id),
                       dot_quoted(entity.name), look.shape, look.fill);
  }
  for (const RelationId id : graph.relations()) {
    const Relation& relation = graph.relation(id);
    const RelationType* type = graph.ontology().relation_type(relation.triple.type);
    out << fmt::format("  {} -> {} [label={}{}{}];\n",
                       dot_quoted(graph.entity(relation.triple.subject).id),
                       dot_quoted(graph.entity(relation.triple.object).id),
                       dot_quoted(edge_label(graph, relation)), edge_style(relation),
                       type != nullptr && type->symmetric ? ", dir=none" : "");
  }
  out << "}\n";
}

}  // namespace graphwright
