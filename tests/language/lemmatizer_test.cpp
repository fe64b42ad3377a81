#include "importers/language/detail/lemmatizer.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <vector>

#include "graph/error.hpp"
#include "tests/language/model_writer.hpp"
#include "tests/temporary_folder.hpp"

using namespace graphwright;
using detail::Lemmatizer;
using detail::ModelFile;

namespace {

ModelFile file_with(const tests::TemporaryFolder& folder, const std::string& rules) {
  tests::ModelWriter writer;
  writer.metadata("kind", "test").metadata("version", "1");
  writer.tensor("lemmas", "U8", "[" + std::to_string(rules.size()) + "]", rules.data(),
                rules.size());
  return ModelFile(folder.write("lemmas", writer.bytes()), "test", "1");
}

}  // namespace

TEST_CASE("Lemmatizer makes the lemmas of the table by its rules") {
  const tests::TemporaryFolder folder;
  std::ifstream table(SOURCE_DIR "/tests/language/lemmas.tsv");
  std::string rules;
  std::vector<std::vector<std::string>> lemmas;
  for (std::string line; std::getline(table, line);) {
    if (line.starts_with("rule\t")) rules += line.substr(5) + '\n';
    if (!line.starts_with("lemma\t")) continue;
    std::istringstream columns(line.substr(6));
    std::vector<std::string>& row = lemmas.emplace_back();
    for (std::string column; std::getline(columns, column, '\t');) row.push_back(column);
  }
  const Lemmatizer lemmatizer(file_with(folder, rules));
  REQUIRE(lemmas.size() > 10);
  for (const auto& row : lemmas) CHECK(lemmatizer.lemma(row.at(0), row.at(1)) == row.at(2));
}

TEST_CASE("Lemmatizer refuses rules of another form") {
  const tests::TemporaryFolder folder;
  for (const std::string rule : {"NN", "NN\ts", "NN\ts\t", "NN\ts\t!", "NN\ts\t1", "NN\ts\tx+",
                                 "NN\ts\t=+y", "NN\ts\t99999999999999999999+y"}) {
    INFO(rule);
    CHECK_THROWS_WITH(Lemmatizer(file_with(folder, rule)),
                      Catch::Matchers::Contains("has a broken rule of lemmas: '" + rule + "'"));
  }
}
