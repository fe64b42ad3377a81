#include "importers/language/lexicon.hpp"

#include <catch2/catch.hpp>

#include "tests/temporary_folder.hpp"

using namespace graphwright;

TEST_CASE("Lexicon::load reads classes, entries and values, and names a wrong line") {
  const tests::TemporaryFolder folder;
  const auto path = folder.write(
      "words.tsv", "# comment\n\nnoun\tmodel\tProduct\nnoun\tbank\tOrganization\nopener\tthe\n");
  const Lexicon lexicon = Lexicon::load(path);
  CHECK(lexicon.entries("noun").size() == 2);
  CHECK(*lexicon.value("noun", "bank") == "Organization");
  CHECK(lexicon.has("opener", "the"));
  CHECK_FALSE(lexicon.has("opener", "model"));
  CHECK(lexicon.entries("nothing").empty());
  folder.write("words.tsv", "noun\tmodel\nwithout tab\n");
  CHECK_THROWS_WITH(Lexicon::load(path),
                    path.string() + ":2: a line 'class TAB entry [TAB value]' is expected");
  CHECK_THROWS_WITH(Lexicon::load("/no/such/file"), "/no/such/file: cannot be read");
}
