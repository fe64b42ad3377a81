#include "importers/extraction/coreference.hpp"

#include <catch2/catch.hpp>

using namespace graphwright;

TEST_CASE("corefud_attributes opens the longest first and closes the shortest first") {
  Analysis analysis;
  Sentence& sentence = analysis.sentences.emplace_back();
  sentence.words.resize(4);
  const std::vector<CoreferentMention> mentions = {
      {0, 0, 4, 3, 0, "Organization"}, {0, 0, 2, 1, 1, "Person"}, {0, 3, 4, 3, 2, "Group"}};
  const auto attributes = corefud_attributes(analysis, mentions, 5);
  CHECK(attributes ==
        std::vector<std::vector<std::string>>{{"Entity=(e5-Organization-4-(e6-Person-2-",
                                               "Entity=e6)", "", "Entity=(e7-Group-1-)e5)"}});
  CHECK(corefud_attributes({}, {}, 1).empty());
}
