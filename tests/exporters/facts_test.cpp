#include "exporters/facts.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "tests/sample_graphs.hpp"

using namespace graphwright;
using namespace graphwright::tests;

TEST_CASE("write_facts writes a line a fact, with details, words and sources") {
  std::ostringstream out;
  write_facts(rich_graph(), out);
  CHECK(out.str() ==
        "Nordhavn — acquired → Café Größe (about €400 million, 2026-04-01, as a unit)   “Nordhavn "
        "🚀 agreed to buy Café Größe "
        "for about €400 million.” [example.org]\n"
        "Nordhavn — disputed: met — Petra Olm   “It denied a talk with Petra Olm, a Swiss lawyer "
        "born in 1978.”\n"
        "Petra Olm — talk → Café Größe   “It denied a talk with Petra Olm, a Swiss lawyer born in "
        "1978.”\n"
        "Petra Olm — possible: sued → Nordhavn (in Oslo), says The Example   “She may sue it in "
        "Oslo.”\n");
}

TEST_CASE("write_facts lets no control character through and keeps to one line a fact") {
  std::ostringstream out;
  const KnowledgeGraph graph = nasty_graph();
  write_facts(graph, out);
  std::size_t lines = 0;
  for (const char c : out.str()) {
    lines += c == '\n';
    CHECK((static_cast<unsigned char>(c) >= 0x20 || c == '\n'));
  }
  CHECK(lines == graph.relation_count());
}
