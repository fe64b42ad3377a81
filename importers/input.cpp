#include "importers/input.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "graph/error.hpp"

namespace graphwright {

std::string read_all(Input& input, std::size_t at_most) {
  std::string bytes;
  std::size_t step = std::size_t{1} << 16;
  while (input.stream && bytes.size() <= at_most) {
    const std::size_t filled = bytes.size();
    const std::size_t wanted = std::min(step, at_most + 1 - filled);
    bytes.resize(filled + wanted);
    input.stream.read(bytes.data() + filled, static_cast<std::streamsize>(wanted));
    bytes.resize(filled + static_cast<std::size_t>(input.stream.gcount()));
    step *= 2;
  }
  if (input.stream.bad()) throw Error(input.name, 0, "cannot be read");
  if (bytes.size() > at_most) {
    throw Error(
        input.name, 0,
        fmt::format("is larger than {} MiB, the most that is read; split it", at_most >> 20));
  }
  return bytes;
}

}  // namespace graphwright
