#include "exporters/exporter.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <set>
#include <sstream>
#include <string>

#include "exporters/dot.hpp"
#include "exporters/facts.hpp"
#include "exporters/json.hpp"
#include "exporters/openie.hpp"
#include "exporters/picture.hpp"
#include "graph/format_table.hpp"

namespace graphwright {
namespace {

constexpr FormatOption json_options[] = {
    {"offsets", "character|byte|utf16", "character", "the unit of begin and end"},
    {"text", "yes|no", "yes", "whether to include the documents' texts"},
    {"edges-key", "edges|links|both", "edges",
     "the name of the list of edges; links for D3 and NetworkX before 3.6"},
    {"attributes", "nodes|edges", "nodes",
     "attributes at their nodes, or as edges to literal nodes"},
};

JsonOptions json_settings(const FormatOptions& options) {
  JsonOptions settings;
  settings.offsets = options["offsets"] == "byte"    ? OffsetUnit::byte
                     : options["offsets"] == "utf16" ? OffsetUnit::utf16
                                                     : OffsetUnit::character;
  settings.text = options.yes("text");
  settings.edges_key = options["edges-key"] == "links"  ? JsonOptions::EdgesKey::links
                       : options["edges-key"] == "both" ? JsonOptions::EdgesKey::both
                                                        : JsonOptions::EdgesKey::edges;
  settings.attributes_as_edges = options["attributes"] == "edges";
  return settings;
}

constexpr FormatOption picture_options[] = {
    {"top", "1..100000", "40", "at most so many entities, the most important ones"},
    {"focus", "ENTITY", "", "only what is near the entity of this id or name"},
    {"hops", "0..100", "1", "how many relations away from the focus"},
    {"min-confidence", "0.0..1.0", "0", "only relations at least so sure, from 0 to 1"},
    {"types", "TYPES", "", "only relations of these types, joined by +"},
    {"sources", "yes|no", "no", "whether to draw who reported"},
    {"theme", "light|dark|print", "light", "the colours"},
    {"size", "free|16:9|square|portrait", "free", "the shape of the picture"},
    {"direction", "auto|LR|TB|RL|BT", "auto", "where arrows run in a layered layout"},
    {"engine", "auto|dot|neato|fdp|sfdp|circo|twopi", "auto", "Graphviz's layout engine"},
    {"seconds", "1..86400", "20", "how long a layout may take"},
};

/// The options of a picture and one of DOT's own.
constexpr auto dot_options = [] {
  std::array<FormatOption, std::size(picture_options) + 1> options{};
  options[0] = {"style", "picture|plain", "picture",
                "with the looks of a picture, or all of the graph without"};
  std::copy(std::begin(picture_options), std::end(picture_options), options.begin() + 1);
  return options;
}();

/// The value of an option that is a number, which FormatOptions has checked.
double number(const FormatOptions& options, std::string_view key) {
  const std::string& text = options[key];
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

PictureOptions picture_settings(const FormatOptions& options) {
  PictureOptions settings;
  settings.view.top = static_cast<std::size_t>(number(options, "top"));
  settings.view.focus = options["focus"];
  settings.view.hops = static_cast<int>(number(options, "hops"));
  settings.view.min_confidence = number(options, "min-confidence");
  std::istringstream types(options["types"]);
  for (std::string type; std::getline(types, type, '+');) settings.view.types.insert(type);
  settings.view.sources = options.yes("sources");
  settings.style = {options["theme"], options["size"], options["direction"], options["engine"]};
  settings.seconds = static_cast<int>(number(options, "seconds"));
  return settings;
}

template <PictureFormat format>
void picture(const KnowledgeGraph& graph, std::ostream& out, const FormatOptions& options) {
  write_picture(graph, out, format, picture_settings(options));
}

void dot(const KnowledgeGraph& graph, std::ostream& out, const FormatOptions& options) {
  PictureOptions settings = picture_settings(options);
  if (options["style"] == "plain") {
    write_plain_dot(graph, out);
    return;
  }
  const View view = choose_view(graph, settings.view);
  suit_shape(graph, view, settings);
  write_dot(graph, view, settings.style, out);
}

// Adding a format means adding a row here.
constexpr Exporter table[] = {
    {"facts",
     ".txt",
     "the facts as text, one a line, for people",
     {},
     false,
     true,
     [](const KnowledgeGraph& graph, std::ostream& out, const FormatOptions&) {
       write_facts(graph, out);
     }},
    {"json", ".json", "Graphwright's JSON (node-link), with all evidence", json_options, false,
     false,
     [](const KnowledgeGraph& graph, std::ostream& out, const FormatOptions& options) {
       write_json(graph, out, json_settings(options));
     }},
    {"ndjson", ".ndjson .jsonl", "the same, a graph a line", json_options, false, true,
     [](const KnowledgeGraph& graph, std::ostream& out, const FormatOptions& options) {
       write_json_line(graph, out, json_settings(options));
     }},
    {"openie",
     ".tsv",
     "what sentences state in their own words: open extractions, a line each",
     {},
     false,
     true,
     nullptr,
     write_openie},
    {"dot", ".dot .gv", "Graphviz DOT, the source of the pictures", dot_options, false, false, dot},
    {"svg", ".svg", "picture, as scalable vector graphics", picture_options, false, false,
     picture<PictureFormat::svg>},
    {"png", ".png", "picture, as a bitmap", picture_options, true, false,
     picture<PictureFormat::png>},
    {"pdf", ".pdf", "picture, as a page", picture_options, true, false,
     picture<PictureFormat::pdf>},
};

}  // namespace

std::span<const Exporter> exporters() noexcept { return table; }

const Exporter& exporter(std::string_view name) {
  return format_named(exporters(), name, "output format");
}

const Exporter* exporter_for(std::string_view path) noexcept {
  return format_for_path(exporters(), path);
}

}  // namespace graphwright
