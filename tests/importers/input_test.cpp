#include "importers/input.hpp"

#include <catch2/catch.hpp>
#include <sstream>

using namespace graphwright;

TEST_CASE("read_all reads everything up to its limit, and refuses more") {
  const std::string bytes(300000, 'x');
  std::istringstream in(bytes);
  Input input{in, "file"};
  CHECK(read_all(input, 300000) == bytes);
  std::istringstream again(bytes);
  Input larger{again, "file"};
  CHECK_THROWS_WITH(read_all(larger, 1 << 18),
                    "file: is larger than 0 MiB, the most that is read; split it");
}
