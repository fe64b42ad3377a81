#include "importers/documents/citations.hpp"

#include <catch2/catch.hpp>

#include "importers/documents/text.hpp"

using namespace graphwright;

namespace {

const Lexicon& domains() {
  static const Lexicon lexicon = Lexicon::load(SOURCE_DIR "/data/lexicon/domains.tsv");
  return lexicon;
}

std::vector<std::string> cited(std::string_view text) {
  std::vector<std::string> list;
  for (const Citation& c : find_citations(text, domains())) {
    list.insert(list.end(), c.sources.begin(), c.sources.end());
  }
  return list;
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("find_citations finds brackets that hold nothing but addresses") {
  CHECK(cited("It launched. (cnbc.com) Then") == List{"cnbc.com"});
  CHECK(cited("It launched (about.fb.com, cnbc.com).") == List{"about.fb.com", "cnbc.com"});
  CHECK(cited("x [https://example.org/a?b=c#d] y") == List{"https://example.org/a?b=c#d"});
  CHECK(cited("x (a.com and b.co.uk; c.de)") == List{"a.com", "b.co.uk", "c.de"});
  CHECK(cited("(bücher.example.de)") == List{"bücher.example.de"});
}

TEST_CASE("find_citations leaves other brackets alone") {
  CHECK(cited("INAF (Italy) and (e.g. this) and (U.S.) and (Node.js) and (3.5) and ((it)) and () "
              "and (a..com)")
            .empty());
  CHECK(cited("(see cnbc.com) (cnbc.com").empty());
  CHECK(cited("(.com) (cnbc.) (a b.com)").empty());
}

TEST_CASE("find_citations spans the brackets") {
  const std::string text = "A (x.com).";
  const auto citations = find_citations(text, domains());
  REQUIRE(citations.size() == 1);
  CHECK(text.substr(citations[0].span.begin, citations[0].span.end - citations[0].span.begin) ==
        "(x.com)");
}

TEST_CASE("find_citations is linear in open brackets") {
  CHECK(find_citations(std::string(1000000, '('), domains()).empty());
  std::string open;
  for (int i = 0; i < 20000; ++i) open += "(cnbc.com, ";
  CHECK(find_citations(open, domains()).empty());
}
