#include "exporters/accessible_svg.hpp"

#include <catch2/catch.hpp>

using namespace graphwright;

TEST_CASE(
    "accessible_svg titles the picture and its elements and takes out what refers elsewhere") {
  const std::string svg =
      "<?xml version=\"1.0\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" "
      "\"http://www.w3.org/x.dtd\">\n"
      "<!-- comment -->\n<svg width=\"1pt\">\n<g id=\"graph0\" class=\"graph\">\n<title>g</title>\n"
      "<g id=\"entity1\" class=\"node\">\n<title>a</title>\n<text>A &lt; "
      "B</text>\n</g>\n</g>\n</svg>\n";
  CHECK(
      accessible_svg(svg, "T<", "D&", {{"entity1", "A > B"}}) ==
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<svg role=\"img\" aria-labelledby=\"picture-title picture-description\" width=\"1pt\">\n"
      "<title id=\"picture-title\">T&lt;</title>\n<desc id=\"picture-description\">D&amp;</desc>\n"
      "<g id=\"graph0\" class=\"graph\">\n<g id=\"entity1\" class=\"node\">\n<title>A &gt; "
      "B</title>\n"
      "<text>A &lt; B</text>\n</g>\n</g>\n</svg>\n");
}

TEST_CASE("accessible_svg ends on anything") {
  for (const char* svg : {"", "<svg", "<svg><title>", "<svg><!--", "<g id=\"x\""}) {
    CHECK_NOTHROW(accessible_svg(svg, "", "", {}));
  }
}
