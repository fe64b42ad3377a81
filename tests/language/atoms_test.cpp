#include "importers/language/atoms.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <fstream>

#include "graph/error.hpp"
#include "tests/temporary_folder.hpp"

using namespace graphwright;

namespace {

const TokenLexicon& tokens() {
  static const TokenLexicon list = TokenLexicon::load(SOURCE_DIR "/data/lexicon/tokens.tsv");
  return list;
}

std::vector<Span> atoms_of(std::string_view text) {
  return atoms(text, {0, static_cast<std::uint32_t>(text.size())}, tokens());
}

std::string joined(std::string_view text) {
  std::string all;
  for (const Span atom : atoms_of(text)) {
    all += (all.empty() ? "" : " | ") + std::string(text.substr(atom.begin, atom.end - atom.begin));
  }
  return all;
}

}  // namespace

TEST_CASE("atoms cuts the texts of the table as it says") {
  std::ifstream table(SOURCE_DIR "/tests/language/atoms.tsv");
  std::size_t rows = 0;
  for (std::string line; std::getline(table, line);) {
    if (line.front() == '#') continue;
    const std::size_t tab = line.find('\t');
    CHECK(joined(line.substr(0, tab)) == line.substr(tab + 1));
    ++rows;
  }
  CHECK(rows > 10);
}

TEST_CASE("atoms leaves out blanks and control characters, and nothing else") {
  CHECK(joined("a\u00A0b\u200Bc\t\n d\x01"
               "e\uFEFF") == "a | b | c | d | e");
  CHECK(joined("").empty());
  CHECK(joined(" \r\n\t ").empty());
  const std::string_view text = "A (b) c's “d” 1,000 e@f.gh ... 北京!";
  std::size_t covered = 0;
  for (std::size_t at = 0; at < text.size(); ++at) covered += text[at] != ' ';
  std::uint32_t last = 0;
  for (const Span atom : atoms_of(text)) {
    CHECK(atom.begin >= last);
    CHECK(atom.begin < atom.end);
    last = atom.end;
    covered -= atom.end - atom.begin;
  }
  CHECK(covered == 0);
}

TEST_CASE("atoms keeps to a part of a text") {
  const std::string_view text = "ab cd ef";
  CHECK(atoms(text, {1, 4}, tokens()) == std::vector<Span>{{1, 2}, {3, 4}});
}

TEST_CASE("atoms survives bytes that are not UTF-8") {
  const std::string_view text = "a\xFF\xC3 b\xE2\x80";
  CHECK(atoms_of(text).back().end == text.size());
}

TEST_CASE("atoms takes time in proportion to the text, whatever it is made of") {
  using Clock = std::chrono::steady_clock;
  for (const std::string start : {"", "www."}) {
    for (const std::string piece :
         {"(", ")", ">", "a%", "www.", "a@b.", "'", "é", "a-", "@a.bc", "’", "a.", "-a."}) {
      std::string text = start;
      while (text.size() < 500000) text += piece;
      const auto begin = Clock::now();
      CHECK(atoms_of(text).back().end == text.size());
      CHECK(Clock::now() - begin < std::chrono::seconds(10));
    }
  }
}

TEST_CASE(
    "TokenLexicon::load reads contractions and abbreviations, and names a value of another form") {
  const tests::TemporaryFolder folder;
  const auto path = folder.write("tokens.tsv", "contraction\tÉa\t1\nabbreviation\tGen\n");
  CHECK(TokenLexicon::load(path).contractions == Contractions{{"éa", 2}});
  CHECK(TokenLexicon::load(path).abbreviations.contains("gen"));
  folder.write("tokens.tsv", "contraction\tgonna\t3\ncontraction\tcannot\t6\n");
  CHECK_THROWS_WITH(TokenLexicon::load(path),
                    path.string() +
                        ":2: contraction 'cannot': the value is to be the number of "
                        "letters of its first part, less than the word has");
}
