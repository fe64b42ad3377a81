#pragma once

#include <functional>
#include <string>

#include "graph/diagnostics.hpp"
#include "graph/document.hpp"
#include "importers/input.hpp"
#include "importers/language/lexicon.hpp"

namespace graphwright {

/// Takes the documents that a reader reads, one after the other.
using DocumentSink = std::function<void(Document)>;

/// The word lists by which documents are read: top-level domains and the signs of page furniture.
struct DocumentLexicons {
  Lexicon domains;
  Lexicon furniture;

  /// Reads them from the lexicon folder of the data directory.
  static DocumentLexicons load();
};

/// Finds what is not running text in a document whose text is set: furniture, citations, byline and
/// dateline, and fills from them the fields that are empty.
void read_layout(Document& document, const DocumentLexicons& lexicons);

/// Reads a plain text: an article, or a daily briefing with the sources in brackets. The document's
/// text is the input, whole, as UTF-8 (`decode_text`). `known` are the fields that the caller knows
/// better than the text. Throws Error if there is no text in it.
void read_text(Input& input, const Document& known, const DocumentLexicons& lexicons,
               Diagnostics& diagnostics, const DocumentSink& sink);

}  // namespace graphwright
