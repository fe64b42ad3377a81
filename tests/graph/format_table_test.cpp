#include "graph/format_table.hpp"

#include <catch2/catch.hpp>

using namespace graphwright;

namespace {

struct Row {
  std::string_view name;
  std::string_view extensions;
};
constexpr Row rows[] = {{"dot", ".dot .gv"}, {"json", ".json"}};
constexpr std::span<const Row> table = rows;

}  // namespace

TEST_CASE("format_for_path goes by the extension, whatever its case") {
  CHECK(format_for_path(table, "a/b.c.GV")->name == "dot");
  CHECK(format_for_path(table, "x.json")->name == "json");
  CHECK(format_for_path(table, "x.jso") == nullptr);
  CHECK(format_for_path(table, "x") == nullptr);
  CHECK(format_for_path(table, "folder.json/x") == nullptr);
}

TEST_CASE("format_named lists the names known") {
  CHECK(format_named(table, "dot", "format").name == "dot");
  CHECK_THROWS_WITH(format_named(table, "dott", "output format"),
                    "unknown output format 'dott' (known: dot, json)");
}
