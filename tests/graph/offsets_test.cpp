#include "graph/offsets.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace graphwright;

TEST_CASE("Offsets counts bytes, characters and UTF-16 units") {
  const std::string text = "aé🚀z";  // 1, 2, 4, 1 bytes
  CHECK(Offsets(text, OffsetUnit::byte).from_byte(7) == 7);
  CHECK(Offsets(text, OffsetUnit::character).from_byte(7) == 3);
  CHECK(Offsets(text, OffsetUnit::utf16).from_byte(7) == 4);
  CHECK(Offsets(text, OffsetUnit::character).from_byte(8) == 4);
  CHECK(Offsets("", OffsetUnit::character).from_byte(0) == 0);
}

TEST_CASE("Offsets goes there and back in long texts") {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += i % 3 == 0 ? "é" : i % 7 == 0 ? "🚀" : "x";
  for (const OffsetUnit unit : {OffsetUnit::byte, OffsetUnit::character, OffsetUnit::utf16}) {
    const Offsets offsets(text, unit);
    for (std::uint32_t byte = 0; byte <= text.size(); ++byte) {
      if (byte < text.size() && (static_cast<unsigned char>(text[byte]) & 0xC0) == 0x80) continue;
      REQUIRE(offsets.to_byte(offsets.from_byte(byte)) == byte);
    }
    CHECK(offsets.to_byte(1000000) == text.size());
  }
}
