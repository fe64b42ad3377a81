#include "importers/importer.hpp"

#include "graph/format_table.hpp"
#include "importers/documents/records.hpp"
#include "importers/graphs/json.hpp"

namespace graphwright {
namespace {

// Adding a format means adding a row here.
constexpr DocumentImporter document_table[] = {
    {"text", ".txt .text", "plain text: an article or a daily briefing", read_text},
    {"lines", "", "plain text, a sentence a line, each a document of its own", read_lines},
    {"ndjson", ".ndjson .jsonl", "JSON, a document a line: id, text, title, date, url, publisher",
     read_ndjson},
};

constexpr GraphImporter graph_table[] = {
    {"json", ".json", "Graphwright's JSON (node-link)", read_json},
    {"ndjson", ".ndjson .jsonl", "Graphwright's JSON, a graph a line; they are merged",
     read_json_lines},
};

}  // namespace

std::span<const DocumentImporter> document_importers() noexcept { return document_table; }
std::span<const GraphImporter> graph_importers() noexcept { return graph_table; }

const DocumentImporter& document_importer(std::string_view name) {
  return format_named(document_importers(), name, "document format");
}

const GraphImporter& graph_importer(std::string_view name) {
  return format_named(graph_importers(), name, "graph format");
}

const DocumentImporter* document_importer_for(std::string_view path) noexcept {
  return format_for_path(document_importers(), path);
}

const GraphImporter* graph_importer_for(std::string_view path) noexcept {
  return format_for_path(graph_importers(), path);
}

}  // namespace graphwright
