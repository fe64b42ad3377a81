#pragma once

#include <cstddef>
#include <random>
#include <vector>

namespace graphwright::tests {

/// Numbers from -1 to 1, the same for a seed on every machine.
inline std::vector<float> random_numbers(std::size_t count, unsigned seed) {
  std::mt19937 engine(seed);
  std::vector<float> numbers(count);
  for (float& number : numbers) {
    number = static_cast<float>(engine() % 20001) / 10000 - 1;
  }
  return numbers;
}

}  // namespace graphwright::tests
