#include "exporters/dot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "exporters/caption.hpp"
#include "exporters/label_text.hpp"
#include "exporters/picture_text.hpp"

namespace graphwright {
namespace {

constexpr std::size_t most_labelled_lines = 150;  // dot takes minutes for more
// Entities; smaller pictures show their communities by themselves.
constexpr std::size_t clustered_from = 18;
constexpr std::size_t name_width = 18;  // characters in a line of a name
constexpr std::size_t name_lines = 5;
constexpr std::size_t longest_tooltip = 400;  // characters

class DotWriter {
 public:
  DotWriter(const KnowledgeGraph& graph, const View& view, const PictureStyle& style,
            std::ostream& out)
      : graph_(graph),
        view_(view),
        style_(style),
        theme_(theme_named(style.theme)),
        engine_(engine_for(view, style)),
        out_(out) {
    for (std::size_t i = 0; i < view.entities.size(); ++i) {
      community_of_[view.entities[i]] = view.community[i];
    }
  }

  void write() {
    out_ << "digraph graphwright {\n";
    graph_attributes();
    nodes();
    for (std::size_t i = 0; i < view_.lines.size(); ++i) edge(view_.lines[i], i + 1);
    out_ << "}\n";
  }

 private:
  bool dense() const { return view_.lines.size() > most_labelled_lines; }

  void graph_attributes() {
    out_ << fmt::format(
        "  graph [layout={}, charset=\"UTF-8\", bgcolor={}, fontname={}, fontcolor={}, "
        "fontsize=11, "
        "pad=0.3, outputorder=edgesfirst, labelloc=b, labeljust=l",
        engine_, dot_quoted(theme_.background), dot_quoted(font_family),
        dot_quoted(theme_.muted_text));
    if (engine_ == "dot") {
      out_ << fmt::format(", rankdir={}, nodesep=0.28, ranksep=0.55, nslimit=20, nslimit1=20",
                          style_.direction == "auto" ? "LR" : style_.direction);
    } else {
      out_ << ", overlap=prism, overlap_scaling=-6, sep=\"+8\", splines="
           << (dense() ? "line" : "true") << ", maxiter=300";
      if (engine_ == "sfdp") out_ << ", K=1.1, repulsiveforce=1.4";
      if (engine_ == "neato" || engine_ == "fdp") out_ << ", start=7";
    }
    const double ratio = ratio_of(style_.size);
    if (ratio > 0) out_ << fmt::format(", ratio={}", ratio);
    if (style_.width > 0) {
      out_ << fmt::format(", viewport=\"{:.0f},{:.0f}\"", style_.width, style_.height);
    }
    out_ << ",\n    tooltip=\" \", label=<" << caption_markup(graph_, view_, theme_) << ">];\n";
    out_ << fmt::format(
        "  node [fontname={}, fontcolor={}, margin=\"0.16,0.07\", height=0.3, width=0.5, "
        "penwidth=1.1];\n",
        dot_quoted(font_family), dot_quoted(theme_.text));
    out_ << fmt::format(
        "  edge [fontname={}, fontcolor={}, fontsize=9, color={}, penwidth={}, arrowsize={}];\n",
        dot_quoted(font_family), dot_quoted(theme_.muted_text), dot_quoted(theme_.line),
        dense() ? "0.8" : "1.1", dense() ? "0.5" : "0.7");
  }

  /// The entities, those of a community together where the picture is larger.
  void nodes() {
    std::map<std::size_t, std::vector<std::size_t>> communities;
    for (std::size_t i = 0; i < view_.entities.size(); ++i) {
      communities[view_.community[i]].push_back(i);
    }
    const bool clustered =
        engine_ == "dot" && view_.entities.size() >= clustered_from && communities.size() > 1;
    for (const auto& [number, members] : communities) {
      const bool drawn = clustered && members.size() > 2;
      if (drawn) {
        out_ << fmt::format(
            "  subgraph cluster_{} {{\n    graph [style=\"filled,rounded\", color={}, label=\"\", "
            "margin=10];\n",
            number, dot_quoted(theme_.community));
      }
      for (const std::size_t i : members) node(i, drawn ? "    " : "  ");
      if (drawn) out_ << "  }\n";
    }
  }

  void node(std::size_t i, const char* indent) {
    const Entity& entity = graph_.entity(view_.entities[i]);
    const TypeLook& look = look_of(entity.type);
    // The area of a name's letters grows with its importance, from 10 to 16 points.
    const double size = 10 + 6 * std::sqrt(view_.importance[i]);
    std::string style = "filled";
    if (!look.style.empty()) style += "," + std::string(look.style);
    out_ << fmt::format(
        "{}{} [id=\"entity{}\", label={}, shape={}, style={}, fillcolor={}, color={}, "
        "fontsize={:.1f}{}, tooltip={}];\n",
        indent, dot_quoted(entity.id), i + 1,
        dot_quoted(wrapped(entity.name, name_width, name_lines)), look.shape, dot_quoted(style),
        dot_quoted(fill_of(look, theme_)), dot_quoted(border_of(look, theme_)), size,
        entity.type == "Award" ? ", peripheries=2" : "",
        dot_quoted(shortened(entity_tooltip(entity), longest_tooltip)));
  }

  void edge(const Line& line, std::size_t number) {
    out_ << fmt::format("  {} -> {} [id=\"line{}\"", dot_quoted(graph_.entity(line.subject).id),
                        dot_quoted(graph_.entity(line.object).id), number);
    if (!dense() && !line.reports) {
      out_ << ", label=" << dot_quoted(padded(line_label(graph_, line)));
    }
    if (line.reports) {
      out_ << fmt::format(", penwidth=0.6, color={}, dir=none", dot_quoted(theme_.faint_line));
    } else {
      const Relation& first = graph_.relation(line.relations.front());
      const RelationType* type = graph_.ontology().relation_type(first.triple.type);
      if (first.status == Status::possible || first.status == Status::denied) {
        out_ << ", style=" << (first.status == Status::denied ? "dotted" : "dashed");
        if (!dense()) out_ << ", color=" << dot_quoted(theme_.faint_line);
      }
      if (type != nullptr && type->symmetric) out_ << ", dir=none";
      if (dense()) out_ << ", color=" << dot_quoted(community_colour(line));
    }
    const std::string tooltip = shortened(line_tooltip(graph_, line), longest_tooltip);
    out_ << ", tooltip=" << dot_quoted(tooltip) << ", labeltooltip=" << dot_quoted(tooltip);
    const std::string link = line_link(graph_, line);
    if (!link.empty()) out_ << ", URL=" << dot_quoted(link) << ", target=\"_blank\"";
    out_ << "];\n";
  }

  /// A label with some air at its sides: where lines run up and down Graphviz puts it right beside
  /// them.
  static std::string padded(std::string_view label) {
    std::string text = " ";
    for (const char c : label) text += c == '\n' ? " \n " : std::string(1, c);
    return text + " ";
  }

  /// In a picture without clusters, lines within a community have a colour of their own; those
  /// between are faint.
  std::string_view community_colour(const Line& line) const {
    const std::size_t one = community_of_.at(line.subject);
    if (one != community_of_.at(line.object)) return theme_.faint_line;
    return community_colours[one % community_colours.size()];
  }

  const KnowledgeGraph& graph_;
  const View& view_;
  const PictureStyle& style_;
  const Theme& theme_;
  std::string engine_;
  std::ostream& out_;
  std::map<EntityId, std::size_t> community_of_;
};

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

double ratio_of(std::string_view size) {
  if (size == "16:9") return 0.5625;
  if (size == "square") return 1;
  if (size == "portrait") return 1.4;
  return 0;
}

std::string engine_for(const View& view, const PictureStyle& style) {
  if (style.engine != "auto") return style.engine;
  return view.lines.size() > most_labelled_lines || view.entities.size() > most_labelled_lines
             ? "sfdp"
             : "dot";
}

void write_dot(const KnowledgeGraph& graph, const View& view, const PictureStyle& style,
               std::ostream& out) {
  DotWriter(graph, view, style, out).write();
}

void write_plain_dot(const KnowledgeGraph& graph, std::ostream& out) {
  out << "digraph graphwright {\n  graph [charset=\"UTF-8\"];\n";
  for (const EntityId id : graph.entities()) {
    const Entity& entity = graph.entity(id);
    out << fmt::format("  {} [label={}, type={}];\n", dot_quoted(entity.id),
                       dot_quoted(entity.name), dot_quoted(entity.type));
  }
  for (const RelationId id : graph.relations()) {
    const Relation& relation = graph.relation(id);
    const std::string who = who_says_it(graph, relation);
    out << fmt::format(
        "  {} -> {} [label={}, type={}, status={}];\n",
        dot_quoted(graph.entity(relation.triple.subject).id),
        dot_quoted(graph.entity(relation.triple.object).id),
        dot_quoted(relation_words(graph, relation) + (who.empty() ? "" : ", says " + who)),
        dot_quoted(relation.triple.type), name_of(relation.status));
  }
  out << "}\n";
}

}  // namespace graphwright
