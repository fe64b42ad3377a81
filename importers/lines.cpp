#include "importers/lines.hpp"

#include <fmt/format.h>

#include <array>
#include <ios>

#include "graph/error.hpp"

namespace graphwright {

bool LineReader::next(std::string& line) {
  line.clear();
  if (input_.stream.eof()) return false;
  ++number_;
  std::array<char, std::size_t{1} << 14> part;
  for (bool ended = false; !ended;) {
    input_.stream.getline(part.data(), part.size());
    const auto count = static_cast<std::size_t>(input_.stream.gcount());
    if (input_.stream.bad()) throw Error(input_.name, number_, "cannot be read");
    // A full part that has no end of line fails without an end of the input.
    const bool full = input_.stream.fail() && !input_.stream.eof() && count + 1 == part.size();
    if (full) input_.stream.clear();
    if (!full && input_.stream.eof() && count == 0 && line.empty()) return false;
    const bool with_end = !full && !input_.stream.eof();
    line.append(part.data(), with_end ? count - 1 : count);
    if (line.size() > at_most_) {
      throw Error(
          input_.name, number_,
          fmt::format("the line is longer than {} MiB, the most that is read", at_most_ >> 20));
    }
    ended = !full;
  }
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return true;
}

}  // namespace graphwright
