#include "exporters/dot.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "tests/sample_graphs.hpp"

using namespace graphwright;
using namespace graphwright::tests;

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
  std::ostringstream out;
  write_dot(rich_graph(), out);
  const std::string dot = out.str();
  CHECK_THAT(dot,
             Catch::Matchers::Contains("\"organization/nordhavn\" -> \"organization/cafe-grosse\" "
                                       "[label=\"acquired\\nabout €400 million, 2026-04-01\"]"));
  CHECK_THAT(dot, Catch::Matchers::Contains("[label=\"sued\", style=dashed"));
  CHECK_THAT(dot, Catch::Matchers::Contains("[label=\"met\", dir=none]"));
  CHECK_THAT(dot, Catch::Matchers::Contains("[label=\"talk\"]"));
}
