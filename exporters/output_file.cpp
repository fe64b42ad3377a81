#include "exporters/output_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>

#include "graph/error.hpp"

namespace graphwright {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const fs::path& path, int error) {
  throw Error(path.string(), 0, std::string("cannot be written: ") + std::strerror(error));
}

/// The temporary files that are not committed, for the handler of a signal: slots of C strings.
std::array<std::atomic<char*>, 64> unfinished;

void note_unfinished(const fs::path& path) {
  char* name = strdup(path.c_str());
  for (std::atomic<char*>& slot : unfinished) {
    char* empty = nullptr;
    if (slot.compare_exchange_strong(empty, name)) return;
  }
  std::free(name);  // more at once than anybody writes: these are not removed by a signal
}

void forget_unfinished(const fs::path& path) {
  for (std::atomic<char*>& slot : unfinished) {
    char* name = slot.load();
    if (name == nullptr || path != name) continue;
    slot.store(nullptr);
    std::free(name);
    return;
  }
}

/// What a path names after following links, also one that leads to a file that is not there yet.
fs::path followed(fs::path path) {
  std::error_code failed;
  for (int links = 0; links < 40 && fs::is_symlink(fs::symlink_status(path, failed)); ++links) {
    const fs::path target = fs::read_symlink(path, failed);
    if (failed) break;
    path = target.is_absolute() ? target : path.parent_path() / target;
  }
  return path;
}

/// Makes an empty file of a name that is not taken beside a path, with the rights that a new file
/// (or the one there) has.
fs::path make_beside(const fs::path& path) {
  std::string name = (path.parent_path() / ".graphwright-XXXXXX").string();
  const int file = mkstemp(name.data());
  if (file < 0) fail(path, errno);
  struct stat existing = {};
  const mode_t mask = umask(0);
  umask(mask);
  const mode_t rights =
      stat(path.c_str(), &existing) == 0 ? existing.st_mode & 07777U : 0666U & ~mask;
  fchmod(file, rights);
  close(file);
  return name;
}

}  // namespace

OutputFile::OutputFile(const fs::path& path) : path_(path) {
  std::error_code ignored;
  const fs::file_status status = fs::status(path_, ignored);
  if (fs::is_directory(status)) throw Error(path.string(), 0, "cannot be written: it is a folder");
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    stream_.open(path_, std::ios::binary);
    if (!stream_) fail(path, errno);
    return;
  }
  path_ = followed(path_);
  if (fs::exists(status) && access(path_.c_str(), W_OK) != 0) fail(path, errno);
  temporary_ = make_beside(path_);
  note_unfinished(temporary_);
  stream_.open(temporary_, std::ios::binary | std::ios::trunc);
  if (!stream_) fail(path, errno);
}

OutputFile::~OutputFile() {
  if (temporary_.empty()) return;
  stream_.close();
  std::error_code ignored;
  fs::remove(temporary_, ignored);
  forget_unfinished(temporary_);
}

void OutputFile::commit() {
  errno = 0;
  stream_.close();
  if (!stream_) fail(path_, errno == 0 ? EIO : errno);
  if (temporary_.empty()) return;
  std::error_code error;
  fs::rename(temporary_, path_, error);
  if (error) fail(path_, error.value());
  forget_unfinished(temporary_);
  temporary_.clear();
}

void remove_unfinished_files() noexcept {
  for (const std::atomic<char*>& slot : unfinished) {
    const char* name = slot.load();
    if (name != nullptr) unlink(name);
  }
}

}  // namespace graphwright
