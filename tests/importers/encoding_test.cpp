#include "importers/documents/encoding.hpp"

#include <catch2/catch.hpp>

#include "graph/error.hpp"

using namespace graphwright;
using namespace std::string_literals;

namespace {

struct Decoded {
  std::string text;
  std::vector<std::string> warnings;
};

Decoded decoded(std::string bytes) {
  Diagnostics diagnostics;
  std::string text = decode_text(std::move(bytes), "file", diagnostics);
  return {std::move(text), diagnostics.warnings()};
}

}  // namespace

TEST_CASE("decode_text returns valid UTF-8 as it is") {
  const std::string text = "Zürich\r\n “ok” 🚀\n\n";
  CHECK(decoded(text).text == text);
  CHECK(decoded(text).warnings.empty());
  CHECK(decoded("").text.empty());
}

TEST_CASE("decode_text leaves a byte order mark out") {
  CHECK(decoded("\xEF\xBB\xBFOslo").text == "Oslo");
}

TEST_CASE("decode_text reads UTF-16 and UTF-32, with a mark or, UTF-16, without") {
  CHECK(decoded("\xFF\xFEO\0s\0l\0o\0"s).text == "Oslo");
  CHECK(decoded("\xFE\xFF\0O\0s\0l\0o"s).text == "Oslo");
  CHECK(decoded("\xFF\xFE\0\0O\0\0\0k\0\0\0"s).text == "Ok");
  CHECK(decoded("Z\0\xFC\0r\0i\0c\0h\0 \0r\0o\0s\0e\0"s).text == "Zürich rose");
  CHECK(decoded("\0Z\0\xFC\0r\0i\0c\0h\0 \0r\0o\0s\0e"s).text == "Zürich rose");
  CHECK(decoded("\xFF\xFE\x3D\xD8\x80\xDE"s).text == "🚀");
}

TEST_CASE("decode_text takes other bytes for Windows-1252, and says so") {
  const Decoded result = decoded("Plain.\nZ\xFCrich said \x93yes\x94.");
  CHECK(result.text == "Plain.\nZürich said “yes”.");
  CHECK(result.warnings == std::vector<std::string>{"file:2: is not UTF-8; read as Windows-1252"});
}

TEST_CASE("decode_text mends broken UTF-8 and counts the places") {
  const Decoded result = decoded("é“x”\nab\xC3 cd\xE2\x82 ef");
  CHECK(result.text == "é“x”\nab\uFFFD cd\uFFFD ef");
  CHECK(result.warnings ==
        std::vector<std::string>{"file:2: 2 broken UTF-8 sequences were replaced by U+FFFD"});
  CHECK(decoded("ééé \xED\xA0\x80").text == "ééé \uFFFD\uFFFD\uFFFD");  // a surrogate
}

TEST_CASE("decode_text refuses what is no text, and names it") {
  CHECK_THROWS_WITH(decoded("%PDF-1.4 ..."), "file: is a PDF file, not text");
  CHECK_THROWS_WITH(decoded("\x89PNG\r\n"), "file: is a PNG picture, not text");
  CHECK_THROWS_WITH(decoded("PK\x03\x04"),
                    "file: is a ZIP archive (or an office document), not text");
  CHECK_THROWS_WITH(decoded("a\0b\0\0\0\0c"s),
                    "file: is a binary file, not text (it holds zero bytes)");
  CHECK_THROWS_WITH(decoded("\x01\x02\x03\x04 abc"), "file: is a binary file, not text");
}
