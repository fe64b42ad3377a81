#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace graphwright {

/// A half-open range [begin, end) of bytes in the text of a document.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool empty() const noexcept { return begin >= end; }
  bool contains(Span other) const noexcept { return begin <= other.begin && other.end <= end; }
  auto operator<=>(const Span&) const = default;
};

/// Why the analysis passes over a part of a text.
enum class SkippedKind : std::uint8_t { byline, citation, dateline, furniture };

/// A part of a text that the analysis passes over.
struct Skipped {
  Span span;
  SkippedKind kind = SkippedKind::furniture;
  auto operator<=>(const Skipped&) const = default;
};

/// The sources cited in brackets after a sentence: the span of the brackets, and what they name
/// ("cnbc.com").
struct Citation {
  Span span;
  std::vector<std::string> sources;
  auto operator<=>(const Citation&) const = default;
};

/// The unit in which offsets into a text are counted.
enum class OffsetUnit : std::uint8_t { byte, character, utf16 };

/// An article: where it comes from and its complete text. A field that the source does not give is
/// empty.
struct Document {
  std::string id;   ///< See `document_id`.
  std::string uri;  ///< Where a reader finds it.
  std::string title;
  std::string byline;  ///< The author or authors, without "By".
  std::string publisher;
  std::string place;                   ///< Where it was written, from the dateline.
  std::string published;               ///< The day of publication, EDTF (ISO 8601-2): "2026-03-03".
  std::string language;                ///< BCP 47: "en".
  std::string text;                    ///< UTF-8; empty where a graph was stored without its texts.
  OffsetUnit unit = OffsetUnit::byte;  ///< The unit of the spans: bytes, except where a graph was
                                       ///< stored without texts.
  std::vector<Skipped> skipped;        ///< In order, disjoint.
  std::vector<Citation> citations;     ///< In order, disjoint.

  bool operator==(const Document&) const = default;
};

/// The id of a document: its own if it has one, else its uri, else "d-" and a hash of its text.
std::string document_id(const Document& document);

/// The text within a span, or "" if the span does not lie within the text.
std::string_view slice(const Document& document, Span span) noexcept;

std::string_view name_of(SkippedKind kind) noexcept;
std::string_view name_of(OffsetUnit unit) noexcept;

}  // namespace graphwright
