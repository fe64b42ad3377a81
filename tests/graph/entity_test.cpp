#include "graph/entity.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace graphwright;

TEST_CASE("preferred_name is a total order on names") {
  std::vector<std::string> names = {"Meta Platforms", "META", "Meta",
                                    "meta",           "Metä", "Meta Platforms Inc"};
  std::sort(names.begin(), names.end());
  do {
    std::string best = names.front();
    for (const std::string& name : names) best = preferred_name(best, name);
    REQUIRE(best == "Meta Platforms Inc");
  } while (std::next_permutation(names.begin(), names.end()));
  CHECK(preferred_name("META", "Meta") == "Meta");
  CHECK(preferred_name("Meta", "META") == "Meta");
}

TEST_CASE("descriptions are the texts of the attributes that describe") {
  Entity entity;
  entity.attributes = {{"born_on", "1978", "in 1978", {}},
                       {"description", "a lawyer", "a lawyer", {}}};
  CHECK(descriptions(entity) == std::vector<std::string>{"a lawyer"});
}
