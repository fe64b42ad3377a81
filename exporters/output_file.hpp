#pragma once

#include <filesystem>
#include <fstream>
#include <ostream>

namespace graphwright {

/// A file that appears whole or not at all: it is written beside its place under another name and
/// renamed by `commit`. Without a commit nothing is left. A path that is no regular file (a
/// terminal, a pipe, /dev/null) is written directly.
class OutputFile {
 public:
  /// Throws Error if the file cannot be written.
  explicit OutputFile(const std::filesystem::path& path);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  std::ostream& stream() noexcept { return stream_; }

  /// Puts the file in its place. Throws Error if writing failed, on a full disk for example; then
  /// nothing is left.
  void commit();

 private:
  std::filesystem::path path_;
  std::filesystem::path
      temporary_;  ///< Empty once committed, and where the path is written directly.
  std::ofstream stream_;
};

/// Removes the temporary files of all output files that are not committed. Async-signal-safe: for a
/// handler of signals that end the process.
void remove_unfinished_files() noexcept;

}  // namespace graphwright
