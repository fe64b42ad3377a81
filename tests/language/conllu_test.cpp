#include "importers/language/conllu.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "graph/error.hpp"

using namespace graphwright;

namespace {

const std::string given =
    "# text = He can't.\r\n"
    "1\tHe\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tca\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "3\tn't\t_\t_\t_\t_\t_\t_\t_\tX=Y\n"
    "3.1\tgo\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "4\tnow\t_\t_\t_\t_\t_\t_\t_\tX=Y|SpaceAfter=No\n"
    "5\t.\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "\n\n"
    "1\tNo\t_\t_\t_\t_\t_\t_\t_\t_";

Word word(Span span, std::string form, std::uint32_t head, bool space_after) {
  return {span, form, form, "X", "FW", head, head == 0 ? "root" : "dep", space_after};
}

}  // namespace

TEST_CASE("read_conllu takes forms and spaces, and nothing else") {
  const GivenText read = read_conllu(given, "g.conllu");
  CHECK(read.text == "He can't now. No ");
  REQUIRE(read.analysis.sentences.size() == 2);
  const Sentence& first = read.analysis.sentences.front();
  CHECK(first.span == Span{0, 13});
  REQUIRE(first.words.size() == 5);
  CHECK(first.words[1].form == "ca");
  CHECK(first.words[2].span == Span{5, 8});
  CHECK_FALSE(first.words[1].space_after);
  CHECK(first.words[2].space_after);
  CHECK_FALSE(first.words[3].space_after);
  CHECK(first.words[4].space_after);
  CHECK(read.analysis.sentences.back().words.front().form == "No");
  CHECK(read_conllu("# nothing\n\n", "g").analysis.sentences.empty());
}

TEST_CASE("read_conllu names the line that is wrong") {
  const auto error = [](const std::string& bytes) {
    try {
      read_conllu(bytes, "g.conllu");
    } catch (const Error& e) {
      return std::string(e.what());
    }
    return std::string();
  };
  CHECK(error("# c\nMeta grew.\n") ==
        "g.conllu:2: a line of ten columns with tabs between them is expected");
  CHECK(error("1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n3\ta\t_\t_\t_\t_\t_\t_\t_\t_\n") ==
        "g.conllu:2: the word's number is '3', but 2 is expected");
  CHECK(error("1-2\tab\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n\n") ==
        "g.conllu:3: the sentence ends before word 2 of the token 1-2");
  CHECK(error("2-1\tab\t_\t_\t_\t_\t_\t_\t_\t_\n") ==
        "g.conllu:1: the token's words are '2-1', but ones from 1 on are expected");
  CHECK(error("1.x\ta\t_\t_\t_\t_\t_\t_\t_\t_\n") == "g.conllu:1: '1.x' is no number of a word");
  CHECK(error("1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n# newdoc\n") ==
        "g.conllu:2: a document begins in the middle of a sentence");
  CHECK(error("1\t\t_\t_\t_\t_\t_\t_\t_\t_\n") == "g.conllu:1: the form is empty");
  CHECK(error("1\ta\t_\t_\t_\t_\t_\t_\t_\t_\t_\n") ==
        "g.conllu:1: a line of ten columns with tabs between them is expected");
}

TEST_CASE("write_conllu writes words, multiword tokens and spaces") {
  Analysis analysis;
  Sentence& sentence = analysis.sentences.emplace_back();
  sentence.span = {0, 9};
  sentence.words = {word({0, 2}, "He", 2, true), word({3, 5}, "ca", 0, false),
                    word({5, 8}, "n't", 2, false), word({8, 9}, ".", 2, true)};
  sentence.multiword_tokens = {{1, 3}};
  std::ostringstream out;
  write_conllu(analysis, out, {"a.txt", 7});
  CHECK(out.str() ==
        "# newdoc id = a.txt\n# sent_id = 7\n# text = He can't.\n"
        "1\tHe\tHe\tX\tFW\t_\t2\tdep\t_\t_\n"
        "2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
        "2\tca\tca\tX\tFW\t_\t0\troot\t_\t_\n"
        "3\tn't\tn't\tX\tFW\t_\t2\tdep\t_\t_\n"
        "4\t.\t.\tX\tFW\t_\t2\tdep\t_\t_\n\n");
}

TEST_CASE("read_conllu reads back the words and spaces that write_conllu writes") {
  const GivenText first = read_conllu(given, "g.conllu");
  std::ostringstream out;
  write_conllu(first.analysis, out);
  const GivenText again = read_conllu(out.str(), "again");
  CHECK(again.text == first.text);
  CHECK(again.analysis == first.analysis);
  std::ostringstream nothing;
  write_conllu({}, nothing, {"a.txt", 1});
  CHECK(nothing.str().empty());
}

TEST_CASE("write_conllu tells names and values in the last column") {
  Analysis analysis;
  Sentence& sentence = analysis.sentences.emplace_back();
  sentence.words = {word({0, 4}, "Jane", 2, true), word({5, 8}, "Doe", 0, true),
                    word({9, 13}, "paid", 2, true), word({14, 15}, "$", 2, false),
                    word({15, 16}, "5", 4, false)};
  sentence.names = {{0, 2, "Person"}};
  Value value{3, 5, ValueKind::money};
  value.number = 5;
  value.unit = "USD";
  sentence.values = {value};
  std::ostringstream out;
  write_conllu(analysis, out);
  CHECK(out.str() ==
        "# sent_id = 1\n# text = Jane Doe paid $5\n"
        "1\tJane\tJane\tX\tFW\t_\t2\tdep\t_\tNER=B-Person\n"
        "2\tDoe\tDoe\tX\tFW\t_\t0\troot\t_\tNER=I-Person\n"
        "3\tpaid\tpaid\tX\tFW\t_\t2\tdep\t_\t_\n"
        "4\t$\t$\tX\tFW\t_\t2\tdep\t_\tNER=B-Money|Value=5 USD|SpaceAfter=No\n"
        "5\t5\t5\tX\tFW\t_\t4\tdep\t_\tNER=I-Money|SpaceAfter=No\n\n");
}
