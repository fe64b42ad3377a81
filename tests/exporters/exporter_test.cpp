#include "exporters/exporter.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "graph/error.hpp"
#include "tests/sample_graphs.hpp"

using namespace graphwright;
using namespace graphwright::tests;

namespace {

/// The formats of graphs.
std::vector<Exporter> formats() {
  std::vector<Exporter> formats;
  for (const Exporter& format : exporters()) {
    if (format.write != nullptr) formats.push_back(format);
  }
  return formats;
}

std::string written(const Exporter& format, const KnowledgeGraph& graph,
                    const std::string& options = "") {
  std::ostringstream out;
  format.write(
      graph, out,
      FormatOptions(FormatSpec::parse(std::string(format.name) + options), format.options));
  return out.str();
}

}  // namespace

TEST_CASE("Every format writes the same bytes twice, and of graphs of the same content") {
  KnowledgeGraph one(news());
  one.merge(random_graph(1));
  one.merge(random_graph(2));
  KnowledgeGraph other(news());
  other.merge(random_graph(2));
  other.merge(random_graph(1));
  for (const Exporter& format : formats()) {
    INFO(format.name);
    const std::string first = written(format, one);
    CHECK_FALSE(first.empty());
    CHECK(written(format, one) == first);
    CHECK(written(format, other) == first);
  }
}

TEST_CASE("Every format writes the nasty graph and the empty one") {
  for (const Exporter& format : formats()) {
    INFO(format.name);
    CHECK_FALSE(written(format, nasty_graph()).empty());
    CHECK_NOTHROW(written(format, KnowledgeGraph(news())));
  }
}

TEST_CASE(
    "Every format refuses an option that it does not know, and takes each value that it names") {
  for (const Exporter& format : formats()) {
    INFO(format.name);
    CHECK_THROWS_AS(written(format, rich_graph(), ",nonsense=1"), Error);
    for (const FormatOption& option : format.options) {
      std::istringstream values{std::string(option.values)};
      for (std::string value; std::getline(values, value, '|');) {
        if (value.find("..") != std::string::npos) {
          CHECK_THROWS_AS(written(format, rich_graph(), "," + std::string(option.key) + "=many"),
                          Error);
        } else if (value != "ENTITY" && value != "TYPES") {
          CHECK_NOTHROW(written(format, rich_graph(), "," + std::string(option.key) + "=" + value));
        }
      }
      CHECK_FALSE(option.help.empty());
    }
  }
}

TEST_CASE("Formats have names and extensions of their own") {
  std::set<std::string_view> names;
  for (const Exporter& format : exporters()) {
    CHECK(names.insert(format.name).second);
    CHECK(&exporter(format.name) == &format);
    const std::string_view extension = format.extensions.substr(0, format.extensions.find(' '));
    CHECK(exporter_for("x" + std::string(extension)) == &format);
  }
  CHECK_THROWS_AS(exporter("dott"), Error);
}

TEST_CASE("Formats of lines can be written one after the other") {
  const Exporter& lines = exporter("ndjson");
  REQUIRE(lines.lines);
  const std::string text = written(lines, nasty_graph());
  CHECK(std::count(text.begin(), text.end(), '\n') == 1);
  CHECK(text.back() == '\n');
}

TEST_CASE("write_openie writes a line for each proposition, whatever it holds") {
  const std::vector<Proposition> propositions = {
      {"Alder\tbought\nBirch.", 0.9, "bought", {"Alder", "Birch", "in 2014"}}};
  std::ostringstream out;
  exporter("openie").write_propositions(propositions, out);
  CHECK(out.str() == "Alder bought Birch.\t0.900\tbought\tAlder\tBirch\tin 2014\n");
}
