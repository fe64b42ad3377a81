#include "importers/documents/records.hpp"

#include <catch2/catch.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "exporters/json.hpp"
#include "graph/error.hpp"
#include "importers/graphs/json.hpp"
#include "importers/lines.hpp"
#include "tests/sample_graphs.hpp"

using namespace graphwright;

namespace {

struct Records {
  std::vector<Document> documents;
  Diagnostics diagnostics;
};

Records read(decltype(read_lines)& reader, const std::string& bytes, const Document& known = {}) {
  static const DocumentLexicons lexicons = {
      Lexicon::load(SOURCE_DIR "/data/lexicon/domains.tsv"),
      Lexicon::load(SOURCE_DIR "/data/lexicon/furniture.tsv")};
  std::istringstream in(bytes);
  Input input{in, "file"};
  Records records;
  reader(input, known, lexicons, records.diagnostics,
         [&](Document document) { records.documents.push_back(std::move(document)); });
  return records;
}

std::vector<std::string> lines_of(const std::string& bytes, std::size_t at_most = 100000) {
  std::istringstream in(bytes);
  Input input{in, "file"};
  LineReader reader(input, at_most);
  std::vector<std::string> lines;
  for (std::string line; reader.next(line);) lines.push_back(line);
  return lines;
}

}  // namespace

TEST_CASE("LineReader gives lines without their ends, of any length up to its limit") {
  CHECK(lines_of("").empty());
  CHECK(lines_of("a\n\nb") == std::vector<std::string>{"a", "", "b"});
  CHECK(lines_of("a\r\nb\r\n") == std::vector<std::string>{"a", "b"});
  for (const std::size_t size : {16382U, 16383U, 16384U, 16385U, 40000U}) {
    INFO(size);
    const std::string longer(size, 'x');
    CHECK(lines_of(longer + "\ny\n") == std::vector<std::string>{longer, "y"});
    CHECK(lines_of("y\n" + longer) == std::vector<std::string>{"y", longer});
  }
  CHECK_THROWS_WITH(lines_of("a\n" + std::string(3U << 20, 'x'), 1U << 20),
                    "file:2: the line is longer than 1 MiB, the most that is read");
}

TEST_CASE("read_lines makes a document of each line, verbatim") {
  const Records records = read(read_lines, "Alder bought Birch .\n\n\"Well,\" he said.\r\n");
  REQUIRE(records.documents.size() == 2);
  CHECK(records.documents[0].text == "Alder bought Birch .");
  CHECK(records.documents[0].id == "file:1");
  CHECK(records.documents[1].text == "\"Well,\" he said.");
  CHECK(records.documents[1].id == "file:3");
  CHECK_THROWS_WITH(read(read_lines, "\n \n"), "file: has no text in it");
}

TEST_CASE("read_ndjson reads what is known of each document") {
  const Records records = read(read_ndjson,
                               "{\"id\": \"a\", \"text\": \"Alder is growing.\", \"title\": "
                               "\"Alder\", \"date\": \"2026-03-03\", "
                               "\"url\": \"https://example.org/a\", \"further\": [1, {}]}\n"
                               "{\"id\": 7, \"text\": \"Birch is not.\", \"title\": null, "
                               "\"date\": \"2026-03-04T10:00:00Z\"}\n");
  CHECK(records.diagnostics.count() == 0);
  REQUIRE(records.documents.size() == 2);
  CHECK(records.documents[0].id == "a");
  CHECK(records.documents[0].title == "Alder");
  CHECK(records.documents[0].published == "2026-03-03");
  CHECK(records.documents[0].uri == "https://example.org/a");
  CHECK(records.documents[1].id == "7");
  CHECK(records.documents[1].published == "2026-03-04");
}

TEST_CASE("read_ndjson passes over a wrong line with a warning that names it") {
  const Records records =
      read(read_ndjson,
           "{\"text\": \"One.\"}\n[]\n{\"id\": \"x\"}\n{\"text\": 3}\n{\"text\": "
           "\"Two.\", \"date\": \"soon\"}\n{\"text\"\n");
  CHECK(records.documents.size() == 1);
  REQUIRE(records.diagnostics.count() == 5);
  CHECK(records.diagnostics.warnings()[0] == "file:2: an object is expected");
  CHECK(records.diagnostics.warnings()[1] == "file:3: has no \"text\"");
  CHECK(records.diagnostics.warnings()[3] ==
        "file:5: \"date\" 'soon' is not a date like 2026-03-03");
  CHECK_THROWS_AS(read(read_ndjson, "{}\n"), Error);
  CHECK_THROWS_AS(read(read_ndjson, std::string(50000, '[')), Error);
}

TEST_CASE("read_json_lines merges the graphs of the lines") {
  std::ostringstream out;
  write_json_line(tests::random_graph(1), out);
  out << "nonsense\n\n";
  write_json_line(tests::random_graph(2), out);
  std::istringstream in(out.str());
  Input input{in, "file"};
  Diagnostics diagnostics;
  const KnowledgeGraph read = read_json_lines(input, tests::news(), diagnostics);
  KnowledgeGraph merged(tests::news());
  merged.merge(tests::random_graph(1));
  merged.merge(tests::random_graph(2));
  std::ostringstream one;
  std::ostringstream other;
  write_json(read, one);
  write_json(merged, other);
  CHECK(one.str() == other.str());
  REQUIRE(diagnostics.count() == 1);
  CHECK(diagnostics.warnings()[0].starts_with("file:2: not valid JSON"));
}
