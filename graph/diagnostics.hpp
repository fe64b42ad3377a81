#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/error.hpp"

namespace graphwright {

/// Collects the warnings of a run: what was wrong with a record and was mended or passed over. The
/// caller owns it and decides what becomes of them; the library prints nothing.
class Diagnostics {
 public:
  /// Warnings beyond this number are counted, not kept.
  static constexpr std::size_t kept_at_most = 100;

  /// Adds a warning about a file; it reads "file:line: message", without the line where it is 0.
  void warn(std::string_view file, std::size_t line, std::string_view message);

  /// Adds an error as a warning: what failed on it was passed over.
  void warn(const Error& error);

  /// The first warnings, in the order of their coming.
  const std::vector<std::string>& warnings() const noexcept { return warnings_; }

  /// How many warnings there were in all.
  std::size_t count() const noexcept { return count_; }

 private:
  std::vector<std::string> warnings_;
  std::size_t count_ = 0;
};

}  // namespace graphwright
