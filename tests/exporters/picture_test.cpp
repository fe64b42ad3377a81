#include "exporters/picture.hpp"

#include <catch2/catch.hpp>
#include <sstream>
#include <thread>
#include <vector>

#include "tests/sample_graphs.hpp"

using namespace graphwright;
using namespace graphwright::tests;

namespace {

std::string drawn(const KnowledgeGraph& graph, PictureFormat format) {
  std::ostringstream out;
  write_picture(graph, out, format);
  return out.str();
}

}  // namespace

TEST_CASE("write_picture draws each format") {
  CHECK_THAT(drawn(rich_graph(), PictureFormat::svg), Catch::Matchers::Contains("<svg"));
  CHECK(drawn(rich_graph(), PictureFormat::png).substr(0, 4) == "\x89PNG");
  CHECK(drawn(rich_graph(), PictureFormat::pdf).substr(0, 5) == "%PDF-");
}

TEST_CASE("write_picture shows names as they are, and nothing of them is mark-up") {
  const std::string svg = drawn(nasty_graph(), PictureFormat::svg);
  CHECK(svg.find("<script") == std::string::npos);
  CHECK_THAT(svg, Catch::Matchers::Contains("&lt;/text&gt;&lt;script&gt;alert(1)&lt;/script&gt;"));
  CHECK_THAT(svg, Catch::Matchers::Contains("\\N \\G"));
  CHECK_THAT(svg, Catch::Matchers::Contains("&amp;copy; &amp;amp; &amp;"));
}

TEST_CASE("write_picture draws in several threads") {
  const std::string expected = drawn(rich_graph(), PictureFormat::svg);
  std::vector<std::string> results(4);
  std::vector<std::thread> threads;
  for (std::string& result : results)
    threads.emplace_back([&result] { result = drawn(rich_graph(), PictureFormat::svg); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& result : results) CHECK(result == expected);
}
