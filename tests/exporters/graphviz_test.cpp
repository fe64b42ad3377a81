#include "exporters/graphviz.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <string>

#include "graph/error.hpp"

using namespace graphwright;

TEST_CASE("render_with_graphviz draws, or says what is wrong") {
  CHECK(render_with_graphviz("digraph { a -> b }", "svg", 10)->find("<svg") != std::string::npos);
  CHECK_THROWS_AS(render_with_graphviz("digraph {", "svg", 10), Error);
  CHECK_THROWS_AS(render_with_graphviz("digraph { a }", "nonsense", 10), Error);
  CHECK_THROWS_AS(render_with_graphviz("digraph { layout=nonsense; a }", "svg", 10), Error);
}

TEST_CASE("render_with_graphviz gives up in time") {
  std::string dot = "digraph { layout=dot; ";
  for (int i = 0; i < 1500; ++i) {
    dot += "n" + std::to_string(i * 7919 % 400) + " -> n" + std::to_string(i * 104729 % 397) +
           " [label=\"x\"]; ";
  }
  const auto begin = std::chrono::steady_clock::now();
  CHECK_FALSE(render_with_graphviz(dot + "}", "svg", 1));
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10));
}
