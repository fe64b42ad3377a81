#include "importers/documents/furniture.hpp"

#include <catch2/catch.hpp>

#include "importers/language/paragraphs.hpp"

using namespace graphwright;

namespace {

/// The furniture among paragraphs that blank lines part.
std::vector<std::string> furniture(std::string_view text) {
  static const Lexicon lexicon = Lexicon::load(SOURCE_DIR "/data/lexicon/furniture.tsv");
  std::vector<std::string> list;
  for (const Span s : find_furniture(text, paragraphs(text), lexicon)) {
    list.emplace_back(text.substr(s.begin, s.end - s.begin));
  }
  return list;
}

using List = std::vector<std::string>;
const std::string body = "The mayor opened a bridge on Monday.\n\n";

}  // namespace

TEST_CASE("find_furniture finds calls to subscribe, rights and labels anywhere") {
  CHECK(furniture(body + "Sign up for our newsletter\n\n" + body) ==
        List{"Sign up for our newsletter"});
  CHECK(furniture(body + "© 2026 The Example. All rights reserved.") ==
        List{"© 2026 The Example. All rights reserved."});
  CHECK(furniture("Advertisement\n\n" + body + body) == List{"Advertisement"});
  CHECK(furniture(body + "Download our app to get alerts.\n\n" + body) ==
        List{"Download our app to get alerts."});
  CHECK(furniture(body + "Related: Bridges of the north\n\n" + body) ==
        List{"Related: Bridges of the north"});
}

TEST_CASE("find_furniture takes weak signs at the end together with a sure one") {
  CHECK(furniture(body + "Like what you read?\n\nPelican picks the news that counts for "
                         "you.\n\nGet the Pelican app")
            .size() == 3);
  CHECK(furniture(body + "Pelican picks the news that counts for you.\n\n" + body).empty());
}

TEST_CASE("find_furniture leaves the article alone") {
  CHECK(furniture("Mayor opens bridge\n\n" + body + "History\n\n" + body +
                  "“You will get your bridge,” she said.")
            .empty());
  CHECK(furniture(body + "\"Sign up for the newsletter,\" he told her, \"and you will see.\"")
            .empty());
  CHECK(furniture(body + "Get Rich, a film by Ana Bo, won the prize.").empty());
  CHECK(furniture(body + "The app lets users share pictures, and its newsletter has 4,000 readers.")
            .empty());
}
