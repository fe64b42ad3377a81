#pragma once

#include "importers/documents/text.hpp"

namespace graphwright {

/// Reads each line that is not blank as a document, a sentence of its own, verbatim; its id is the
/// name of the input and the number of the line. Throws Error if there is none.
void read_lines(Input& input, const Document& known, const DocumentLexicons& lexicons,
                Diagnostics& diagnostics, const DocumentSink& sink);

/// Reads newline-delimited JSON, an object a line: "text", and if they are known "id", "title",
/// "date" (EDTF: "2026-03-03"), "url" and "publisher"; further members are passed over. A line that
/// is no such object is a warning. Throws Error if none is.
void read_ndjson(Input& input, const Document& known, const DocumentLexicons& lexicons,
                 Diagnostics& diagnostics, const DocumentSink& sink);

}  // namespace graphwright
