#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace graphwright {

/// What every part throws when an input, an option or a file cannot be used. The message is lower
/// case, without a full stop, names the thing and says what would be right.
class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& message) : std::runtime_error(message) {}

  /// An error in a file: the message begins "file: ", or "file:line: " where the line (counted from
  /// 1) is known (not 0).
  Error(std::string_view file, std::size_t line, std::string_view message);
};

/// Throws std::logic_error naming `what`: a broken invariant is a bug of this library, never of its
/// input.
[[noreturn]] void assertion_failed(std::string_view what);

}  // namespace graphwright
