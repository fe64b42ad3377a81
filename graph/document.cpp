#include "graph/document.hpp"

#include "graph/identity.hpp"

namespace graphwright {

std::string document_id(const Document& document) {
  if (!document.id.empty()) return document.id;
  if (!document.uri.empty()) return document.uri;
  return "d-" + content_hash(document.text);
}

std::string_view slice(const Document& document, Span span) noexcept {
  const std::string_view text = document.text;
  if (span.empty() || span.end > text.size()) return {};
  return text.substr(span.begin, span.end - span.begin);
}

std::string_view name_of(SkippedKind kind) noexcept {
  switch (kind) {
    case SkippedKind::byline: return "byline";
    case SkippedKind::citation: return "citation";
    case SkippedKind::dateline: return "dateline";
    case SkippedKind::furniture: return "furniture";
  }
  return "";
}

std::string_view name_of(OffsetUnit unit) noexcept {
  switch (unit) {
    case OffsetUnit::byte: return "byte";
    case OffsetUnit::character: return "character";
    case OffsetUnit::utf16: return "utf16";
  }
  return "";
}

}  // namespace graphwright
