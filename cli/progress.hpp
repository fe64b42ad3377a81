#pragma once

#include <chrono>
#include <cstddef>

namespace graphwright::cli {

/// Counts documents on the standard error, a few times a second, if that is a terminal; the line is
/// wiped in the end.
class Progress {
 public:
  /// `prints` says whether the work prints on the standard output, too: nothing is counted where
  /// that is a terminal.
  explicit Progress(bool prints);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

  /// So many documents more are done.
  void advance(std::size_t documents);

 private:
  using Clock = std::chrono::steady_clock;

  bool is_shown_;
  bool has_line_ = false;
  std::size_t count_ = 0;
  Clock::time_point next_;
};

}  // namespace graphwright::cli
