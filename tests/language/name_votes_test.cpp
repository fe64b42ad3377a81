#include "importers/language/detail/name_votes.hpp"

#include <catch2/catch.hpp>
#include <sstream>

using namespace graphwright;
using namespace graphwright::detail;

namespace {

/// A text in which each sentence is one name.
struct Text {
  std::vector<Sentence> sentences;
  std::vector<std::vector<ScoredName>> names;

  void add(const std::string& name, float person, float organization, float location,
           float event = 0) {
    Sentence& sentence = sentences.emplace_back();
    std::istringstream in(name);
    for (std::string form; in >> form;) sentence.words.emplace_back().form = form;
    names.push_back({{0,
                      static_cast<std::uint32_t>(sentence.words.size()),
                      {person, organization, location, event}}});
  }

  std::vector<std::string> types() {
    vote(sentences, names, {"Person", "Organization", "Location", "Event"},
         [](const Word& word) { return word.form == "Oslo"; });
    std::vector<std::string> types;
    for (const Sentence& sentence : sentences) types.push_back(sentence.names.at(0).type);
    return types;
  }
};

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("vote gives the mentions of a name the type that most have") {
  Text text;
  text.add("Kuroda", 0.6F, 0.4F, 0);
  text.add("Kuroda", 0.1F, 0.9F, 0);
  text.add("KURODA", 0.2F, 0.8F, 0);
  CHECK(text.types() == Strings{"Organization", "Organization", "Organization"});
}

TEST_CASE("vote leaves a mention its type where its own sentence is sure") {
  Text text;
  text.add("Washington", 1, 0, 0);
  text.add("Washington", 0, 0.3F, 0.7F);
  text.add("Washington", 0.3F, 0, 0.7F);
  CHECK(text.types() == Strings{"Person", "Location", "Location"});
}

TEST_CASE("vote hears longer names, from the last word of persons and the first of organizations") {
  Text text;
  text.add("Kuroda Systems", 0, 1, 0);
  text.add("Kuroda", 0.6F, 0.4F, 0);
  text.add("Priya Raman", 1, 0, 0);
  text.add("Raman", 0.4F, 0.6F, 0);
  text.add("Priya", 0.4F, 0.6F, 0);
  CHECK(text.types() ==
        Strings{"Organization", "Organization", "Person", "Person", "Organization"});
}

TEST_CASE("vote hears the last word of an event's two") {
  Text text;
  text.add("Cyclone Idai", 0, 0, 0, 1);
  text.add("Idai", 0.7F, 0, 0, 0.3F);
  text.add("Tour de Corvia", 0, 0, 0, 1);
  text.add("Corvia", 0.7F, 0, 0, 0.3F);
  CHECK(text.types() == Strings{"Event", "Event", "Event", "Person"});
}

TEST_CASE("vote hears no longer names for places") {
  Text text;
  text.add("Oslo Opera", 0, 1, 0);
  text.add("Oslo", 0.6F, 0, 0.4F);
  text.add("Corvia Steel", 0, 1, 0);
  text.add("Corvia", 0, 0.4F, 0.6F);
  CHECK(text.types() == Strings{"Organization", "Person", "Organization", "Location"});
}

TEST_CASE("vote takes names with and without an article for the same") {
  Text text;
  text.add("the Corvia", 0, 0.9F, 0.1F);
  text.add("Corvia", 0, 0.45F, 0.55F);
  CHECK(text.types() == Strings{"Organization", "Organization"});
}
