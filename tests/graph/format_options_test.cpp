#include "graph/format_options.hpp"

#include <catch2/catch.hpp>

#include "graph/error.hpp"

using namespace graphwright;

namespace {

constexpr FormatOption known[] = {{"text", "yes|no", "yes", ""}, {"title", "TEXT", "", ""}};

}  // namespace

TEST_CASE("FormatSpec::parse splits name and options") {
  const FormatSpec spec = FormatSpec::parse("json,text=no,title=a=b,flag");
  CHECK(spec.name == "json");
  CHECK(spec.options.at("text") == "no");
  CHECK(spec.options.at("title") == "a=b");
  CHECK(spec.options.at("flag") == "yes");
  CHECK_THROWS_AS(FormatSpec::parse("json,=x"), Error);
  CHECK_THROWS_WITH(FormatSpec::parse("json,a=1,a=2"), "'json,a=1,a=2': option 'a' is given twice");
}

TEST_CASE("FormatOptions gives values and fallbacks, and refuses what is not known") {
  const FormatOptions options(FormatSpec::parse("json,title=x"), known);
  CHECK(options["title"] == "x");
  CHECK(options.yes("text"));
  CHECK_THROWS_WITH(FormatOptions(FormatSpec::parse("json,txt=no"), known),
                    "format 'json' has no option 'txt' (known: text, title)");
  CHECK_THROWS_WITH(FormatOptions(FormatSpec::parse("json,text=maybe"), known),
                    "format 'json': text=maybe is not one of yes|no");
  CHECK_THROWS_WITH(FormatOptions(FormatSpec::parse("svg,a=1"), {}),
                    "format 'svg' takes no options, not 'a'");
  CHECK_THROWS_AS(options["nothing"], std::logic_error);
}
