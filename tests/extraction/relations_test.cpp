#include <algorithm>
#include <catch2/catch.hpp>
#include <vector>

#include "tests/extraction/extraction.hpp"

using namespace graphwright;

namespace {

std::string value_of(const Qualifier& qualifier) {
  const auto* date = std::get_if<std::string>(&qualifier.value);
  return date != nullptr ? *date : qualifier.text;
}

/// The relations of a text as lines "Subject type Object (status, time) key=value … says Name".
std::string relations_of(const std::string& text) {
  Document document;
  document.text = text;
  const KnowledgeGraph graph = tests::read(document);
  std::vector<std::string> lines;
  for (const RelationId id : graph.relations()) {
    const Relation& r = graph.relation(id);
    std::string line = graph.entity(r.triple.subject).name + " " + r.triple.type + " " +
                       graph.entity(r.triple.object).name + " (" + std::string(name_of(r.status)) +
                       ", " + std::string(name_of(r.time)) + ")";
    for (const Qualifier& qualifier : r.qualifiers) {
      if (qualifier.key == "date" || qualifier.key == "amount") {
        line += " " + qualifier.key + "=" + value_of(qualifier);
      }
    }
    const Statement& statement = r.statements.front();
    if (statement.attribution) line += " says " + statement.attribution->text;
    lines.push_back(line + "\n");
  }
  std::sort(lines.begin(), lines.end());
  std::string all;
  for (const std::string& line : lines) all += line;
  return all;
}

}  // namespace

TEST_CASE("Extractor reads the relations of the texts in relations.txt") {
  CHECK(tests::check_blocks("relations.txt", relations_of) > 350);
}
