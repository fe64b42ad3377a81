#include "importers/language/paragraphs.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace graphwright;

namespace {

std::vector<std::string> texts(std::string_view text) {
  std::vector<std::string> list;
  for (const Span p : paragraphs(text)) list.emplace_back(text.substr(p.begin, p.end - p.begin));
  return list;
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("paragraphs are parted by blank lines, whatever ends a line") {
  CHECK(texts("a\n\nb") == List{"a", "b"});
  CHECK(texts("a\r\n\r\nb\r\n") == List{"a", "b"});
  CHECK(texts("a\r\rb") == List{"a", "b"});
  CHECK(texts("  a \n \t\n\n b") == List{"a", "b"});
  CHECK(texts("").empty());
  CHECK(texts("\n\n \n").empty());
}

TEST_CASE("paragraphs takes lines one by one, but for text wrapped by hand") {
  CHECK(texts("Title\nA sentence.\nAnother.") == List{"Title", "A sentence.", "Another."});
  const std::string line(70, 'x');
  CHECK(texts(line + "\n" + line + "\nend.") == List{line + "\n" + line + "\nend."});
  const std::string long_line(150, 'x');
  CHECK(texts(long_line + "\n" + long_line + "\nend.").size() == 3);
}

TEST_CASE("paragraphs is linear in one long line and in many short ones") {
  CHECK(paragraphs(std::string(4000000, 'x')).size() == 1);
  std::string many;
  for (int i = 0; i < 300000; ++i) many += "x\n\n";
  CHECK(paragraphs(many).size() == 300000);
}
