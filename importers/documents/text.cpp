#include "importers/documents/text.hpp"

#include <algorithm>

#include "graph/data_directory.hpp"
#include "graph/error.hpp"
#include "importers/documents/citations.hpp"
#include "importers/documents/encoding.hpp"
#include "importers/documents/furniture.hpp"
#include "importers/documents/heading.hpp"
#include "importers/language/paragraphs.hpp"

namespace graphwright {

DocumentLexicons DocumentLexicons::load() {
  const std::filesystem::path folder = data_directory() / "lexicon";
  return {Lexicon::load(folder / "domains.tsv"), Lexicon::load(folder / "furniture.tsv")};
}

void read_layout(Document& document, const DocumentLexicons& lexicons) {
  const std::vector<Span> all = paragraphs(document.text);
  const std::vector<Span> furniture = find_furniture(document.text, all, lexicons.furniture);
  std::vector<Span> body;
  std::set_difference(all.begin(), all.end(), furniture.begin(), furniture.end(),
                      std::back_inserter(body));
  for (const Span span : furniture) document.skipped.push_back({span, SkippedKind::furniture});

  read_heading(document, body, all);

  auto part = furniture.begin();  // in order, as the citations are
  const auto in_furniture = [&](Span span) {
    while (part != furniture.end() && part->end <= span.begin) ++part;
    return part != furniture.end() && part->contains(span);
  };
  for (Citation& citation : find_citations(document.text, lexicons.domains)) {
    if (in_furniture(citation.span)) continue;
    document.skipped.push_back({citation.span, SkippedKind::citation});
    document.citations.push_back(std::move(citation));
  }
  std::sort(document.skipped.begin(), document.skipped.end());
}

void read_text(Input& input, const Document& known, const DocumentLexicons& lexicons,
               Diagnostics& diagnostics, const DocumentSink& sink) {
  Document document = known;
  document.text = decode_text(read_all(input, longest_document), input.name, diagnostics);
  if (document.text.size() > longest_document) {
    throw Error(input.name, 0, "is too large as UTF-8; split it");
  }
  if (document.text.find_first_not_of(" \t\r\n\f\v") == std::string::npos) {
    throw Error(input.name, 0, "has no text in it");
  }
  read_layout(document, lexicons);
  sink(std::move(document));
}

}  // namespace graphwright
