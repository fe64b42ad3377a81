#include "exporters/picture.hpp"

#include <catch2/catch.hpp>
#include <sstream>
#include <thread>
#include <vector>

#include "tests/sample_graphs.hpp"

using namespace graphwright;
using namespace graphwright::tests;
using Catch::Matchers::Contains;

namespace {

std::string drawn(const KnowledgeGraph& graph, PictureFormat format,
                  const PictureOptions& options = {}) {
  std::ostringstream out;
  write_picture(graph, out, format, options);
  return out.str();
}

}  // namespace

TEST_CASE("write_picture draws each format") {
  CHECK_THAT(drawn(rich_graph(), PictureFormat::svg), Contains("<svg"));
  CHECK(drawn(rich_graph(), PictureFormat::png).substr(0, 4) == "\x89PNG");
  const std::string pdf = drawn(rich_graph(), PictureFormat::pdf);
  CHECK(pdf.substr(0, 5) == "%PDF-");
  CHECK_THAT(pdf, Contains("/CreationDate (D:19700101000000Z"));
}

TEST_CASE("write_picture shows names as they are, and nothing of them is mark-up") {
  const std::string svg = drawn(nasty_graph(), PictureFormat::svg);
  CHECK(svg.find("<script") == std::string::npos);
  CHECK(svg.find("href=\"javascript") == std::string::npos);
  CHECK(svg.find("<!DOCTYPE") == std::string::npos);
  CHECK_THAT(svg, Contains("&lt;script&gt;alert(1)&lt;/"));
  CHECK_THAT(svg, Contains("\\N \\G"));
  CHECK_THAT(svg, Contains("&amp;copy; &amp;amp; &amp;"));
}

TEST_CASE("write_picture tells screen readers and pointers what is said") {
  const std::string svg = drawn(rich_graph(), PictureFormat::svg);
  CHECK_THAT(
      svg,
      Contains("<desc id=\"picture-description\">4 relations, read by machine from 2 articles."));
  CHECK_THAT(svg, Contains("<title>Petra Olm (Person); a Swiss lawyer</title>"));
  CHECK_THAT(svg, Contains("<title>Petra Olm – sued (possibly) says The Example – Nordhavn: “She "
                           "may sue it in Oslo.”"));
  CHECK_THAT(
      svg,
      Contains("xlink:href=\"https://example.org/a#:~:text=She%20may%20sue%20it%20in%20Oslo.\""));
}

TEST_CASE("write_picture has the shape asked for") {
  PictureOptions options;
  for (const auto& [size, ratio] :
       {std::pair("16:9", 0.5625), std::pair("square", 1.0), std::pair("portrait", 1.4)}) {
    options.style.size = size;
    const std::string svg = drawn(rich_graph(), PictureFormat::svg, options);
    const std::size_t at = svg.find("viewBox=\"0.00 0.00 ") + 19;
    std::istringstream numbers(svg.substr(at, 40));
    double width = 0;
    double height = 0;
    numbers >> width >> height;
    CHECK(height / width == Approx(ratio).epsilon(0.01));
  }
}

// The sanitizers' allocators, unlike the C library's, may not be used in a process that was forked
// while other threads allocate.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST_CASE("write_picture draws in several threads") {
  const std::string expected = drawn(rich_graph(), PictureFormat::svg);
  std::vector<std::string> results(4);
  std::vector<std::thread> threads;
  for (std::string& result : results) {
    threads.emplace_back([&result] { result = drawn(rich_graph(), PictureFormat::svg); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& result : results) CHECK(result == expected);
}
#endif
