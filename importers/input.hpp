#pragma once

#include <cstddef>
#include <istream>
#include <string>

namespace graphwright {

/// What a reader reads: a stream and the name by which errors speak of it.
struct Input {
  std::istream& stream;
  std::string name;
};

/// The longest document that is read, in bytes; a long novel has one or two million. More is
/// refused, not cut.
inline constexpr std::size_t longest_document = std::size_t{16} << 20;

/// The largest graph file that is read, in bytes.
inline constexpr std::size_t largest_graph_file = std::size_t{2} << 30;

/// All bytes of an input. Throws Error if there are more than `at_most`, without having read much
/// more, or if reading fails.
std::string read_all(Input& input, std::size_t at_most);

}  // namespace graphwright
