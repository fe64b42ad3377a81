#include "exporters/label_text.hpp"

#include <catch2/catch.hpp>

using namespace graphwright;

TEST_CASE("plain_text leaves nothing that breaks a line or XML") {
  CHECK(plain_text(" a\n\tb\r\n c \x01\x7F") == "a b c");
  CHECK(plain_text("a\uFFFE\uFFFFb") == "ab");
  CHECK(plain_text("שלום 👩‍🚀 <&>") == "שלום 👩‍🚀 <&>");
  CHECK(plain_text("\n").empty());
}

TEST_CASE("wrapped breaks at spaces, and within words that are too long") {
  CHECK(wrapped("Meta", 18, 5) == "Meta");
  CHECK(wrapped("Meta Superintelligence Labs", 18, 5) == "Meta\nSuperintelligence\nLabs");
  CHECK(wrapped(std::string(50, 'x'), 10, 9) ==
        "xxxxxxxxxx\nxxxxxxxxxx\nxxxxxxxxxx\nxxxxxxxxxx\nxxxxxxxxxx");
  CHECK(wrapped("one two three four", 5, 2) == "one\ntwo…");
  CHECK(wrapped("", 5, 2).empty());
}

TEST_CASE("wrapped never parts a character") {
  std::string flags;
  for (int i = 0; i < 30; ++i) flags += "👩‍🚀";
  const std::string text = wrapped(flags, 5, 2);
  CHECK(text.find("\u200D\n") == std::string::npos);
  CHECK(text.find('\n') != std::string::npos);
}

TEST_CASE("shortened cuts after a word") {
  CHECK(shortened("short", 10) == "short");
  CHECK(shortened("one two three four", 12) == "one two…");
  CHECK(shortened("éééééééééé", 5) == "ééééé…");
  CHECK(shortened("日本電信電話", 6) == "日本電信電話");
}

TEST_CASE("readable_date writes EDTF as a caption does") {
  CHECK(readable_date("2026-04-08") == "8 April 2026");
  CHECK(readable_date("2026-12") == "December 2026");
  CHECK(readable_date("2026") == "2026");
  CHECK(readable_date("2026-13") == "2026-13");
  CHECK(readable_date("9999-99-99") == "9999-99-99");
  CHECK(readable_date("") == "");
}
