#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "graph/knowledge_graph.hpp"
#include "importers/extraction/extractor.hpp"

namespace graphwright::tests {

/// The extractor with the data of the source tree, loaded once.
const Extractor& extractor();

/// The graph of a document, or of a text whose title, if it has one, is its first paragraph.
KnowledgeGraph read(const Document& document);
KnowledgeGraph read(const std::string& text);

/// Checks each block of a file in tests/extraction: lines of text, then lines "= …" of what is read
/// in it, then an empty line; lines that begin with '#' do not count. `read` gives the lines
/// without
/// "= ", each with its end. Returns the number of blocks.
std::size_t check_blocks(const std::string& file,
                         const std::function<std::string(const std::string&)>& read);

}  // namespace graphwright::tests
