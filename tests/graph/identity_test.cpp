#include "graph/identity.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace graphwright;

TEST_CASE("slug ignores case, accents, spaces and punctuation") {
  CHECK(slug("Meta Superintelligence Labs") == "meta-superintelligence-labs");
  CHECK(slug("  Société   Générale, S.A.") == "societe-generale-sa");
  CHECK(slug("O’Brien") == "obrien");
  CHECK(slug("U.S.") == slug("US"));
  CHECK(slug("J.R.R. Tolkien") == "jrr-tolkien");
  CHECK(slug("Straße") == "strasse");
}

TEST_CASE("slug keeps letters of every script") {
  CHECK(slug("Тверь") == "тверь");
  CHECK(slug("日本社") == "日本社");
}

TEST_CASE("slug tells apart names that differ by a sign") {
  CHECK(slug("C++") == "c-plus-plus");
  CHECK(slug("C#") == "c-sharp");
  CHECK(slug("C") == "c");
  CHECK(slug("AT&T") == "at-and-t");
}

TEST_CASE("slug of a name without letters or of a very long one ends in a hash") {
  CHECK(slug("👩‍🚀").substr(0, 2) == "x-");
  CHECK(slug("👩‍🚀") != slug("🚀"));
  CHECK(slug("") == slug(""));
  const std::string name(300, 'x');
  CHECK(slug(name).size() == 96 + 1 + 16);
  CHECK(slug(name) != slug(name + "y"));
  const std::string wide(slug(std::string(200, 'a') + "日本"));
  CHECK(wide.size() <= 113);
}

TEST_CASE("entity_id joins type and slug") {
  CHECK(entity_id("Organization", "Meta") == "organization/meta");
}

TEST_CASE("content_hash never changes") {
  CHECK(content_hash("") == content_hash(""));
  CHECK(content_hash("Meta") == "b25eb9cc7a55566d");
}
