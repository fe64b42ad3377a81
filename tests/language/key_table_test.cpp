#include "importers/language/detail/key_table.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <unordered_map>

using graphwright::detail::KeyTable;

TEST_CASE("KeyTable numbers texts in the order in which they come") {
  KeyTable table;
  CHECK(table.find("") == KeyTable::none);
  CHECK(table.add("ship") == 0);
  CHECK(table.add("") == 1);
  CHECK(table.add(std::string("a\0b", 3)) == 2);
  CHECK(table.add("ship") == 0);
  CHECK(table.find(std::string("a\0b", 3)) == 2);
  CHECK(table.find("a") == KeyTable::none);
  CHECK(table.size() == 3);
  CHECK(table.bytes() == 7);
}

TEST_CASE("KeyTable finds what a map of the library finds, also after it was cleared") {
  KeyTable table;
  for (int round = 0; round < 2; ++round) {
    std::unordered_map<std::string, std::size_t> numbers;
    for (int i = 0; i < 3000; ++i) {
      const std::string key = std::to_string(i * i % 2003) + (i % 3 == 0 ? "x" : "");
      REQUIRE(table.add(key) == numbers.emplace(key, numbers.size()).first->second);
    }
    for (int i = 0; i < 3000; ++i) {
      const auto known = numbers.find(std::to_string(i));
      REQUIRE(table.find(std::to_string(i)) ==
              (known == numbers.end() ? KeyTable::none : known->second));
    }
    table.clear();
    CHECK(table.size() == 0);
    CHECK(table.find("1") == KeyTable::none);
  }
}
