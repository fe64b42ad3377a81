#include "exporters/xml_text.hpp"

#include <catch2/catch.hpp>

using namespace graphwright;

TEST_CASE("xml_escaped leaves no mark-up") {
  CHECK(xml_escaped("</a b=\"c\">&amp;") == "&lt;/a b=&quot;c&quot;&gt;&amp;amp;");
  CHECK(xml_escaped("שלום 'x'") == "שלום 'x'");
}
