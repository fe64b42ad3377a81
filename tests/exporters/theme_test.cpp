#include "exporters/theme.hpp"

#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <tuple>

#include "tests/sample_graphs.hpp"

using namespace graphwright;

TEST_CASE("look_of tells the entity types of the news ontology apart, by more than colour") {
  std::set<std::tuple<std::string, std::string, std::string>> looks;
  for (const EntityType& type : tests::news().entity_types()) {
    INFO(type.name);
    CHECK(look_of(type.name).type == type.name);
    const TypeLook& look = look_of(type.name);
    CHECK(looks.insert({std::string(look.shape), std::string(look.style), std::string(look.light)})
              .second);
  }
  CHECK(look_of("Spaceship").shape == "box");
  CHECK(theme_named("dark").dark);
  CHECK_THROWS_AS(theme_named("pink"), std::logic_error);
}
