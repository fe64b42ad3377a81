#include "importers/extraction/detail/name_variants.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>

using namespace graphwright;
using namespace graphwright::detail;

namespace {

const World& world() {
  setenv("GRAPHWRIGHT_DATA", SOURCE_DIR "/data", 1);
  static const World loaded = World::load();
  return loaded;
}

/// What comparing two names of persons comes to: "+ reason", "- reason" or "".
std::string persons(const char* one, const char* other) {
  const auto form = compare_persons(words_of_name(one, "Person", world()),
                                    words_of_name(other, "Person", world()), world());
  return form ? (is_same_thing(*form) ? "+ " : "- ") + std::string(name_of(*form)) : "";
}

bool is_short_for(const char* shorter, const char* full) {
  return compare_short_form(words_of_name(shorter, "Organization", world()),
                            words_of_name(full, "Organization", world()))
      .has_value();
}

}  // namespace

TEST_CASE("compare_persons knows surnames, given names, initials and nicknames") {
  CHECK(persons("Olm", "Petra Olm") == "+ the surname");
  CHECK(persons("Saskia de Groot", "de Groot") == "+ the surname");
  CHECK(persons("Petra", "Petra Olm") == "+ the given name");
  CHECK(persons("P. Olm", "Petra Olm") == "+ the same given name and surname");
  CHECK(persons("Bill Gates", "William Gates") == "+ the same given name and surname");
  CHECK(persons("John F. Kennedy", "John Kennedy") == "+ the same given name and surname");
  CHECK(persons("José Olm", "Jose Olm") == "+ the same name");
  CHECK(persons("Luis Arce", "Luis Arce Catacora") == "+ the same name, shorter");
}

TEST_CASE("compare_persons keeps a family apart") {
  CHECK(persons("Nils Halvorsen", "Ingrid Halvorsen") == "- different given names");
  CHECK(persons("John A. Smith", "John B. Smith") == "- different middle names");
  CHECK(persons("Ana Olm", "Ben Ek").empty());
  CHECK(persons("Olm", "Ek").empty());
}

TEST_CASE("abbreviates takes the letters of capitals, of small words or not") {
  CHECK(abbreviates("NASA", "National Aeronautics and Space Administration", world()));
  CHECK(abbreviates("UofT", "University of Toronto", world()) == false);
  CHECK(abbreviates("JAXA", "Japan Aerospace Exploration Agency", world()));
  CHECK(abbreviates("TSMC", "Taiwan Semiconductor Manufacturing Co.", world()));
  CHECK(abbreviates("U.N.", "United Nations", world()));
  CHECK(abbreviates("M5S", "Movimento 5 Stelle", world()));
  CHECK_FALSE(abbreviates("UN", "United Nations Charter", world()));
  CHECK_FALSE(abbreviates("US", "US Seventh Fleet", world()));
  CHECK_FALSE(abbreviates("Fair Trade Commission", "Federal Trade Commission", world()));
  CHECK_FALSE(abbreviates("IBM", "Indian Business", world()));
}

TEST_CASE("compare_short_form takes first words, and of two the last") {
  CHECK(is_short_for("Brightline", "Brightline Vision"));
  CHECK(is_short_for("Varela", "Sporting Varela"));
  CHECK(is_short_for("Brightline Vision", "Brightline Vision GmbH"));
  CHECK(is_short_for("the Supreme Court", "Italian Supreme Court of Cassation"));
  CHECK_FALSE(is_short_for("Lund", "University of Lund"));
  CHECK_FALSE(is_short_for("Brightline Vision", "Brightline"));
}

TEST_CASE("name_to_show prefers a country's usual name, else the fullest") {
  CHECK(name_to_show({"U.S.", "United States", "United States of America"}, "Location", world()) ==
        "United States");
  CHECK(name_to_show({"Meta", "Meta Platforms"}, "Organization", world()) == "Meta Platforms");
  CHECK(name_to_show({}, "Person", world()).empty());
}

TEST_CASE("Countries finds names and nationalities in any form") {
  const Countries& countries = world().countries();
  CHECK(countries.named("the Netherlands")->code == "NL");
  CHECK(countries.named("U.S.")->code == "US");
  CHECK(countries.named("cote d'ivoire") == nullptr);  // small letters name nothing
  CHECK(countries.named("Cote d'Ivoire")->code == "CI");
  CHECK(countries.of_nationality("Dutchman")->code == "NL");
  CHECK(countries.named("Dutch") == nullptr);
  CHECK(countries.named("us") == nullptr);
  CHECK(countries.named("") == nullptr);
}
