#include "exporters/dot.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "tests/sample_graphs.hpp"

using namespace graphwright;
using namespace graphwright::tests;
using Catch::Matchers::Contains;

namespace {

std::string dot(const KnowledgeGraph& graph, const PictureStyle& style = {}) {
  std::ostringstream out;
  write_dot(graph, choose_view(graph, {}), style, out);
  return out.str();
}

}  // namespace

TEST_CASE("dot_quoted escapes what Graphviz would read") {
  CHECK(dot_quoted("plain") == "\"plain\"");
  CHECK(dot_quoted("a\"b") == "\"a\\\"b\"");
  CHECK(dot_quoted("back\\") == "\"back\\\\\"");
  CHECK(dot_quoted("Path\\New") == "\"Path\\\\New\"");
  CHECK(dot_quoted("R&D &amp; &copy;") == "\"R&amp;D &amp;amp; &amp;copy;\"");
  CHECK(dot_quoted("two\nlines\ttab\r\x01\x7F") == "\"two\\nlines tab\"");
  CHECK(dot_quoted("a\uFFFE\uFFFFb") == "\"ab\"");
  CHECK(dot_quoted("שלום 👩‍🚀") == "\"שלום 👩‍🚀\"");
}

TEST_CASE(
    "write_dot draws what is denied or possible in another style, and symmetric relations without "
    "arrows") {
  const std::string text = dot(rich_graph());
  CHECK_THAT(text, Contains("label=\" sued (possibly) \\n says The Example \", style=dashed"));
  CHECK_THAT(text, Contains("label=\" met (disputed) \", dir=none"));
  CHECK_THAT(text, Contains("URL=\"https://example.org/a#:~:text="));
  CHECK_THAT(text, Contains("tooltip=\"Petra Olm (Person); a Swiss lawyer\""));
}

TEST_CASE("write_dot follows theme, size and direction") {
  PictureStyle style;
  style.theme = "dark";
  style.direction = "BT";
  style.size = "square";
  const std::string text = dot(rich_graph(), style);
  CHECK_THAT(text, Contains("bgcolor=\"#14181c\""));
  CHECK_THAT(text, Contains("rankdir=BT"));
  CHECK_THAT(text, Contains("ratio=1"));
}

TEST_CASE("engine_for takes dot for few lines, sfdp for many, and what is asked for") {
  View few;
  View many;
  many.lines.resize(200);
  CHECK(engine_for(few, {}) == "dot");
  CHECK(engine_for(many, {}) == "sfdp");
  PictureStyle style;
  style.engine = "circo";
  CHECK(engine_for(many, style) == "circo");
}

TEST_CASE("write_plain_dot writes all of a graph, without looks") {
  std::ostringstream out;
  write_plain_dot(rich_graph(), out);
  CHECK_THAT(out.str(), Contains("\"location/oslo\" [label=\"Oslo\", type=\"Location\"]"));
  CHECK_THAT(out.str(),
             Contains("[label=\"sued, says The Example\", type=\"sued\", status=possible]"));
  CHECK(out.str().find("color") == std::string::npos);
}
