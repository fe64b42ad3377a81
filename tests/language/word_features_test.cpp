#include "importers/language/word_features.hpp"

#include <catch2/catch.hpp>

using namespace graphwright;

TEST_CASE("word_key folds typographic signs and case") {
  CHECK(word_key("Don’t") == "don't");
  CHECK(word_key("“A”—B…") == "\"a\"-b...");
  CHECK(word_key("ÜNAL") == "ünal");
  CHECK(word_key("İ") == "İ");  // its lower case is two code points
  CHECK(word_key("").empty());
}

TEST_CASE("vocabulary_key makes digits 0, and keeps capitals where there is nothing else") {
  CHECK(vocabulary_key("A-320neo") == "a-000neo");
  CHECK(vocabulary_key("AI") == "AI");
  CHECK(vocabulary_key("COVID-19") == "COVID-00");
  CHECK(vocabulary_key("ÜN’S") == "ÜN'S");
  CHECK(vocabulary_key("I") == "i");
  CHECK(vocabulary_key("A1") == "a0");
  CHECK(vocabulary_key("It") == "it");
  CHECK(vocabulary_key("北京").size() == 6);
}

TEST_CASE("shape tells letters, digits and signs, two of a run") {
  CHECK(shape("McDonald") == "XxXxx");
  CHECK(shape("USA") == "XX");
  CHECK(shape("3.50%") == "d.dd%");
  CHECK(shape("北京") == "cc");
  CHECK(shape("€5") == "od");
  CHECK(shape("ünal") == "xx");
}

TEST_CASE("affix_features are those of whole characters, of the whole word where it is short") {
  const auto of = [](const char* text) { return fnv1a(text) % affix_rows; };
  CHECK(affix_features("Ünal") == std::array<std::uint32_t, 6>{of("p1ü"), of("p2ün"), of("p3üna"),
                                                               of("s2al"), of("s3nal"),
                                                               of("s4ünal")});
  CHECK(affix_features("a") == std::array<std::uint32_t, 6>{of("p1a"), of("p2a"), of("p3a"),
                                                            of("s2a"), of("s3a"), of("s4a")});
}

TEST_CASE("fnv1a gives the published values") {
  CHECK(fnv1a("") == 0x811C9DC5);
  CHECK(fnv1a("a") == 0xE40C292C);
  CHECK(fnv1a("foobar") == 0xBF9CF968);
}
