#include "exporters/text_fragment.hpp"

#include <catch2/catch.hpp>

using namespace graphwright;

TEST_CASE("text_fragment_link names the words as the specification says") {
  CHECK(text_fragment_link("https://a.example/x", "Two-part words, & more") ==
        "https://a.example/x#:~:text=Two%2Dpart%20words%2C%20%26%20more");
  CHECK(text_fragment_link("https://a.example/x#part", "é") ==
        "https://a.example/x#part:~:text=%C3%A9");
  CHECK(text_fragment_link("https://a.example/x", "a b c d e f g h i j k") ==
        "https://a.example/x#:~:text=a%20b%20c%20d,h%20i%20j%20k");
  CHECK(text_fragment_link("https://a.example/x", " \n ") == "https://a.example/x");
}

TEST_CASE("text_fragment_link links to pages only, whatever their address holds") {
  CHECK(text_fragment_link("javascript:alert(1)", "x").empty());
  CHECK(text_fragment_link("file:///etc/passwd", "x").empty());
  CHECK(text_fragment_link("", "x").empty());
  CHECK(text_fragment_link("https://a.example/\"><script> é", "x") ==
        "https://a.example/%22%3E%3Cscript%3E%20%C3%A9#:~:text=x");
}
