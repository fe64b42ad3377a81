#include "importers/documents/text.hpp"

#include <catch2/catch.hpp>
#include <sstream>

using namespace graphwright;

namespace {

const DocumentLexicons& lexicons() {
  static const DocumentLexicons all = {Lexicon::load(SOURCE_DIR "/data/lexicon/domains.tsv"),
                                       Lexicon::load(SOURCE_DIR "/data/lexicon/furniture.tsv")};
  return all;
}

Document read(const std::string& bytes, const Document& known = {}) {
  std::istringstream in(bytes);
  Input input{in, "file"};
  Diagnostics diagnostics;
  Document read;
  read_text(input, known, lexicons(), diagnostics, [&](Document d) { read = std::move(d); });
  return read;
}

}  // namespace

TEST_CASE("read_text keeps the text whole and lists what the analysis passes over") {
  const std::string text =
      "A Quiet Deal\n\nBERGEN, Norway, 5 May 2026 – Alder bought Birch. "
      "(alder.example.com)\n\nSign up for our newsletter\n";
  const Document d = read(text);
  CHECK(d.text == text);
  CHECK(d.title == "A Quiet Deal");
  CHECK(d.place == "BERGEN, Norway");
  CHECK(d.published == "2026-05-05");
  REQUIRE(d.skipped.size() == 3);
  CHECK(d.skipped[0].kind == SkippedKind::dateline);
  CHECK(d.skipped[1].kind == SkippedKind::citation);
  CHECK(d.skipped[2].kind == SkippedKind::furniture);
  REQUIRE(d.citations.size() == 1);
  CHECK(d.citations[0].sources == std::vector<std::string>{"alder.example.com"});
}

TEST_CASE("read_text lets the caller know better") {
  Document known;
  known.title = "Given";
  known.uri = "https://example.org/";
  const Document d = read("Title\n\nIt is so. Well.", known);
  CHECK(d.title == "Given");
  CHECK(d.uri == "https://example.org/");
}

TEST_CASE("read_text refuses what has no text") {
  CHECK_THROWS_WITH(read(""), "file: has no text in it");
  CHECK_THROWS_WITH(read(" \r\n\t\n"), "file: has no text in it");
}
