#include "exporters/exporter.hpp"

#include "exporters/dot.hpp"
#include "exporters/facts.hpp"
#include "exporters/json.hpp"
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

template <PictureFormat format>
void picture(const KnowledgeGraph& graph, std::ostream& out, const FormatOptions&) {
  write_picture(graph, out, format);
}

// Adding a format means adding a row here.
constexpr Exporter table[] = {
    {"facts",
     ".txt",
     "the facts as text, one a line, for people",
     {},
     false,
     [](const KnowledgeGraph& graph, std::ostream& out, const FormatOptions&) {
       write_facts(graph, out);
     }},
    {"json", ".json", "Graphwright's JSON (node-link), with all evidence", json_options, false,
     [](const KnowledgeGraph& graph, std::ostream& out, const FormatOptions& options) {
       write_json(graph, out, json_settings(options));
     }},
    {"dot",
     ".dot .gv",
     "Graphviz DOT, for layout with dot or neato",
     {},
     false,
     [](const KnowledgeGraph& graph, std::ostream& out, const FormatOptions&) {
       write_dot(graph, out);
     }},
    {"svg", ".svg", "picture, as scalable vector graphics", {}, false, picture<PictureFormat::svg>},
    {"png", ".png", "picture, as a bitmap", {}, true, picture<PictureFormat::png>},
    {"pdf", ".pdf", "picture, as a page", {}, true, picture<PictureFormat::pdf>},
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
