#include "importers/extraction/sentences.hpp"

#include <catch2/catch.hpp>

using namespace graphwright;

namespace {

const Lexicon& lexicon() {
  static const Lexicon words = Lexicon::load(SOURCE_DIR "/data/lexicon/extraction.tsv");
  return words;
}

Document document(std::string text) {
  Document d;
  d.text = std::move(text);
  return d;
}

}  // namespace

TEST_CASE("read_sentences ends sentences at full stops, not after abbreviations and initials") {
  const auto count = [](std::string text) {
    return read_sentences(document(std::move(text)), lexicon()).size();
  };
  CHECK(count("One ends. Two ends! Three?") == 3);
  CHECK(count("Dr. Ana Bo met J. Olm in the U.S. on Oct. 9.") == 1);
  CHECK(count("It cost $1.9 billion. It rose.") == 2);
  CHECK(count("A title\n\nA sentence. Another.") == 3);
}

TEST_CASE("read_sentences parts possessives and leaves out what is skipped") {
  const Document d = [] {
    Document with_citation = document("Meta's unit won (x.com). Then.");
    with_citation.skipped = {{{16, 23}, SkippedKind::citation}};
    return with_citation;
  }();
  const auto sentences = read_sentences(d, lexicon());
  REQUIRE(sentences.size() == 2);
  std::string words;
  for (const Token& token : sentences[0].tokens) words += std::string(token.text) + "|";
  CHECK(words == "Meta|'s|unit|won|.|");
  CHECK(slice(d, sentences[0].span) == "Meta's unit won (x.com).");
  CHECK(sentences[0].tokens[0].capital);
}
