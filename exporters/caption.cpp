#include "exporters/caption.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "exporters/label_text.hpp"
#include "exporters/xml_text.hpp"

namespace graphwright {
namespace {

constexpr std::size_t title_width = 60;   // characters in a line
constexpr std::size_t source_width = 90;  // characters in a line

/// Text for HTML-like labels, each of its lines left-aligned.
std::string markup(std::string_view text) {
  std::string lines = xml_escaped(text);
  for (std::size_t at = lines.find('\n'); at != std::string::npos; at = lines.find('\n', at)) {
    lines.replace(at, 1, "<BR ALIGN=\"LEFT\"/>");
  }
  return lines;
}

std::string counted(std::size_t count, std::string_view singular, std::string_view plural) {
  return fmt::format("{} {}", count, count == 1 ? singular : plural);
}

/// The entity types in a view, in the order of the ontology.
std::vector<std::string> types_shown(const KnowledgeGraph& graph, const View& view) {
  std::set<std::string> present;
  for (const EntityId id : view.entities) present.insert(graph.entity(id).type);
  std::vector<std::string> types;
  for (const EntityType& type : graph.ontology().entity_types()) {
    if (present.erase(type.name) > 0) types.push_back(type.name);
  }
  types.insert(types.end(), present.begin(), present.end());
  return types;
}

bool shows(const KnowledgeGraph& graph, const View& view, Status status) {
  return std::any_of(view.lines.begin(), view.lines.end(), [&](const Line& line) {
    return !line.relations.empty() && graph.relation(line.relations.front()).status == status;
  });
}

std::string legend(const KnowledgeGraph& graph, const View& view, const Theme& theme,
                   double points) {
  std::string cells;
  for (const std::string& type : types_shown(graph, view)) {
    const TypeLook& look = look_of(type);
    cells += fmt::format(
        "<TD BORDER=\"1\" COLOR=\"{}\" BGCOLOR=\"{}\" STYLE=\"ROUNDED\" CELLPADDING=\"3\">"
        "<FONT POINT-SIZE=\"{:.0f}\" COLOR=\"{}\"> {} </FONT></TD>",
        border_of(look, theme), fill_of(look, theme), points, theme.text,
        markup(type.empty() ? "Other" : plain_text(type)));
  }
  std::string styles;
  if (shows(graph, view, Status::possible)) styles += "- - - possible   ";
  if (shows(graph, view, Status::denied)) styles += "· · · denied";
  const bool reports =
      std::any_of(view.lines.begin(), view.lines.end(), [](const Line& l) { return l.reports; });
  if (reports) styles += "   —— reported";
  if (!styles.empty()) {
    cells += fmt::format("<TD><FONT POINT-SIZE=\"{:.0f}\">  {}</FONT></TD>", points, styles);
  }
  return cells.empty() ? "<TD></TD>" : cells;
}

}  // namespace

std::string caption_title(const KnowledgeGraph& graph) {
  if (graph.document_count() == 0) return "";
  const Document& first = graph.document(graph.documents().front());
  if (graph.document_count() == 1) return plain_text(first.title);
  return counted(graph.document_count(), "article", "articles");
}

std::string caption_source(const KnowledgeGraph& graph, const View& view) {
  std::string text = view.relations_shown == view.relations_in_all
                         ? counted(view.relations_in_all, "relation", "relations")
                         : fmt::format("{} of {}", view.relations_shown,
                                       counted(view.relations_in_all, "relation", "relations"));
  const std::size_t left_out =
      view.entities_in_all - std::min(view.entities_in_all, view.entities.size());
  if (left_out > 0) text += fmt::format(", {} not shown", counted(left_out, "entity", "entities"));
  if (graph.document_count() == 0) return text;
  text += ", read by machine";
  if (graph.document_count() > 1) {
    return fmt::format("{} from {} articles", text, graph.document_count());
  }
  const Document& document = graph.document(graph.documents().front());
  std::string from;
  for (const std::string& part :
       {document.publisher, readable_date(document.published), document.uri}) {
    if (!part.empty()) from += (from.empty() ? " from " : ", ") + shortened(part, 80);
  }
  return text + from;
}

std::string caption_markup(const KnowledgeGraph& graph, const View& view, const Theme& theme) {
  // A large picture is looked at from further away.
  const double scale = std::clamp(static_cast<double>(view.entities.size()) / 80, 1.0, 5.0);
  std::string rows = fmt::format(
      "<TR><TD ALIGN=\"LEFT\"><TABLE BORDER=\"0\" CELLSPACING=\"5\" "
      "CELLPADDING=\"0\"><TR>{}</TR></TABLE></TD></TR>",
      legend(graph, view, theme, 9 * scale));
  const std::string title = caption_title(graph);
  if (!title.empty()) {
    rows += fmt::format(
        "<TR><TD ALIGN=\"LEFT\"><FONT POINT-SIZE=\"{:.0f}\" "
        "COLOR=\"{}\"><B>{}</B></FONT></TD></TR>",
        14 * scale, theme.text, markup(wrapped(title, title_width, 3) + "\n"));
  }
  rows += fmt::format(
      "<TR><TD ALIGN=\"LEFT\"><FONT POINT-SIZE=\"{:.0f}\" COLOR=\"{}\">{}</FONT></TD></TR>",
      9 * scale, theme.muted_text,
      markup(wrapped(caption_source(graph, view), source_width, 4) + "\n"));
  return fmt::format("<TABLE BORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"3\">{}</TABLE>", rows);
}

}  // namespace graphwright
