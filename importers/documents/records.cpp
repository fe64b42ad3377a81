#include "importers/documents/records.hpp"

#include <fmt/format.h>

#include <string>

#include "graph/detail/json.hpp"
#include "graph/error.hpp"
#include "importers/documents/calendar_date.hpp"
#include "importers/documents/encoding.hpp"
#include "importers/lines.hpp"

namespace graphwright {
namespace {

bool is_blank_text(const std::string& text) {
  return text.find_first_not_of(" \t\r\n\f\v") == std::string::npos;
}

/// A member that is text, or a whole number; the fallback if there is none, or null.
std::string text_of(const detail::JsonRecord& record, const char* key,
                    const std::string& fallback = "") {
  const rapidjson::Value* value = record.find(key);
  if (value != nullptr && value->IsInt64()) return std::to_string(value->GetInt64());
  return record.text_or(key, fallback);
}

Document document_of(const detail::JsonRecord& record, const Document& known) {
  Document document = known;
  document.text = record.text_or("text", "");
  if (is_blank_text(document.text)) record.fail("has no \"text\"");
  document.id = text_of(record, "id");
  document.title = record.text_or("title", known.title);
  document.uri = record.text_or("url", known.uri);
  document.publisher = record.text_or("publisher", known.publisher);
  if (const std::string date = record.text_or("date", ""); !date.empty()) {
    const std::string day = date.substr(0, date.find('T'));  // of "2026-03-03T08:00:00Z"
    const auto read = read_calendar_date(day);
    if (!read || read->length != day.size()) {
      record.fail(fmt::format("\"date\" '{}' is not a date like 2026-03-03", date));
    }
    document.published = read->edtf;
  }
  return document;
}

}  // namespace

void read_lines(Input& input, const Document& known, const DocumentLexicons&,
                Diagnostics& diagnostics, const DocumentSink& sink) {
  LineReader lines(input, longest_document);
  bool any = false;
  for (std::string line; lines.next(line);) {
    if (is_blank_text(line)) continue;
    Document document = known;
    document.id = fmt::format("{}:{}", known.uri.empty() ? input.name : known.uri, lines.number());
    document.text = decode_text(std::move(line), document.id, diagnostics);
    any = true;
    sink(std::move(document));
  }
  if (!any) throw Error(input.name, 0, "has no text in it");
}

void read_ndjson(Input& input, const Document& known, const DocumentLexicons& lexicons,
                 Diagnostics& diagnostics, const DocumentSink& sink) {
  LineReader lines(input, longest_document);
  bool any = false;
  for (std::string line; lines.next(line);) {
    if (is_blank_text(line)) continue;
    Document document;
    try {
      const detail::JsonFile record(line, input.name, lines.number());
      document = document_of(record.root(), known);
      read_layout(document, lexicons);
    } catch (const Error& error) {
      diagnostics.warn(error);
      continue;
    }
    any = true;
    sink(std::move(document));
  }
  if (!any) {
    throw Error(input.name, 0,
                "has no documents: a line for each is expected, {\"id\": …, \"text\": …}");
  }
}

}  // namespace graphwright
