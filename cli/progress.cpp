#include "cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <iostream>

namespace graphwright::cli {
namespace {

constexpr std::chrono::milliseconds interval(200);

}  // namespace

// What is done at once needs no line.
Progress::Progress(bool prints)
    : is_shown_(isatty(STDERR_FILENO) != 0 && !(prints && isatty(STDOUT_FILENO) != 0)),
      next_(Clock::now() + interval) {}

Progress::~Progress() {
  if (has_line_) std::cerr << "\r\x1b[K" << std::flush;
}

void Progress::advance(std::size_t documents) {
  count_ += documents;
  if (!is_shown_ || Clock::now() < next_) return;
  std::cerr << fmt::format("\r\x1b[K{} documents", count_) << std::flush;
  has_line_ = true;
  next_ = Clock::now() + interval;
}

}  // namespace graphwright::cli
