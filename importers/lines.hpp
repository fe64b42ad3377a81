#pragma once

#include <cstddef>
#include <string>

#include "importers/input.hpp"

namespace graphwright {

/// Reads an input line by line, with bounded memory.
class LineReader {
 public:
  /// The input must outlive it. A line of more bytes than `at_most` is refused.
  LineReader(Input& input, std::size_t at_most) : input_(input), at_most_(at_most) {}

  /// Reads the next line, without its end (LF or CRLF); false at the end of the input. Throws
  /// Error, with the line's number, if it is too long, or if reading fails.
  bool next(std::string& line);

  /// The number of the line that was read last, from 1.
  std::size_t number() const noexcept { return number_; }

 private:
  Input& input_;
  std::size_t at_most_;
  std::size_t number_ = 0;
};

}  // namespace graphwright
