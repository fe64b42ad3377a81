#include <catch2/catch.hpp>

#include "tests/extraction/extraction.hpp"
#include "tests/sample_graphs.hpp"

using namespace graphwright;

namespace {

std::string propositions_of(const std::string& text) {
  Document document;
  document.text = text;
  std::string lines;
  const auto found = tests::extractor().find_propositions({document}, tests::news());
  for (const Proposition& p : found.front()) {
    CHECK(text.starts_with(p.sentence));
    CHECK((p.confidence > 0 && p.confidence <= 1));
    lines += p.arguments.front() + " | " + p.relation;
    for (std::size_t i = 1; i < p.arguments.size(); ++i) lines += " | " + p.arguments[i];
    lines += "\n";
  }
  return lines;
}

}  // namespace

TEST_CASE("Extractor finds the propositions of the texts in propositions.txt") {
  CHECK(tests::check_blocks("propositions.txt", propositions_of) > 6);
}
