#include "importers/language/gazetteers.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <sstream>

#include "tests/temporary_folder.hpp"

using namespace graphwright;

namespace {

std::vector<Word> words_of(const std::string& text) {
  std::vector<Word> words;
  std::istringstream in(text);
  for (std::string form; in >> form;) words.emplace_back().form = form;
  return words;
}

}  // namespace

TEST_CASE("Gazetteers::find finds what the table says") {
  const tests::TemporaryFolder folder;
  folder.write("lists.tsv", "# titles\nb\tb.txt\na\ta1.txt a2.txt\nc\tnone.txt\n");
  folder.write("a1.txt", "# names\nParis\nNew York\nNew York City\nSt. Louis\n");
  folder.write("a2.txt", "Côte d'Ivoire\nAID\niPhone\nO’Brien\n");
  folder.write("b.txt", "New York\r\nYork\r\nSaint-Denis\r\n");
  const Gazetteers gazetteers(folder / "", {"a", "b"});
  CHECK(gazetteers.width() == 4);
  std::ifstream table(SOURCE_DIR "/tests/language/gazetteers.tsv");
  std::size_t rows = 0;
  for (std::string line; std::getline(table, line);) {
    if (line.starts_with('#')) continue;
    ++rows;
    INFO(line);
    const std::size_t tab = line.find('\t');
    const std::vector<Word> words = words_of(line.substr(0, tab));
    std::set<std::string> expected;
    std::istringstream features(line.substr(tab + 1));
    for (std::string feature; features >> feature;) expected.insert(feature);
    std::set<std::string> found;
    for (const auto& [word, number] : gazetteers.find(words, 0, words.size())) {
      found.insert(std::to_string(word) + (number < 2 ? ":a" : ":b") +
                   (number % 2 == 1 ? "+" : ""));
    }
    CHECK(found == expected);
  }
  CHECK(rows > 10);
}

TEST_CASE("Gazetteers::find looks at some of the words only") {
  const tests::TemporaryFolder folder;
  folder.write("lists.tsv", "a\ta.txt\n");
  folder.write("a.txt", "New York\nYork\n");
  const Gazetteers gazetteers(folder / "", {"a"});
  const auto found = gazetteers.find(words_of("New York"), 1, 2);
  REQUIRE(found.size() == 1);
  CHECK(found[0].word == 1);
  CHECK(found[0].number == 0);
  CHECK(gazetteers.find(words_of("New York"), 0, 1).empty());
  CHECK(Gazetteers(folder / "", {}).find(words_of("New York"), 0, 2).empty());
}

TEST_CASE("Gazetteers names the file that lacks something") {
  const tests::TemporaryFolder folder;
  const std::string index = (folder / "lists.tsv").string();
  CHECK_THROWS_WITH(Gazetteers(folder / "", {"a"}), index + ": cannot be read");
  folder.write("lists.tsv", "a\tnone.txt\n# c\nbroken\n");
  CHECK_THROWS_WITH(Gazetteers(folder / "", {"a"}),
                    index + ":3: a line 'title TAB files' is expected");
  folder.write("lists.tsv", "a\tnone.txt\n");
  CHECK_THROWS_WITH(Gazetteers(folder / "", {"a"}),
                    (folder / "none.txt").string() + ": cannot be read");
  CHECK_THROWS_WITH(Gazetteers(folder / "", {"b"}),
                    index + ": lacks the list 'b', which the model reads");
}
