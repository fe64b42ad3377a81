#include "graph/diagnostics.hpp"

#include <catch2/catch.hpp>

using namespace graphwright;

TEST_CASE("Diagnostics keeps the first warnings and counts all") {
  Diagnostics diagnostics;
  for (std::size_t i = 0; i < 250; ++i) diagnostics.warn("file", i, "odd");
  CHECK(diagnostics.count() == 250);
  CHECK(diagnostics.warnings().size() == Diagnostics::kept_at_most);
  CHECK(diagnostics.warnings()[0] == "file: odd");
  CHECK(diagnostics.warnings()[7] == "file:7: odd");
}
