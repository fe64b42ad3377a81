#include "graph/data_directory.hpp"

#include <sys/auxv.h>

#include <cstdlib>
#include <system_error>

#include "graph/error.hpp"

namespace graphwright {

namespace fs = std::filesystem;

namespace {

/// The file of the running program; where /proc is not mounted, the path that it was started by.
fs::path program() {
  std::error_code failed;
  const fs::path linked = fs::read_symlink("/proc/self/exe", failed);
  if (!failed) return linked;
  const auto started = getauxval(AT_EXECFN);
  return started == 0 ? fs::path() : fs::absolute(reinterpret_cast<const char*>(started), failed);
}

}  // namespace

fs::path data_directory() {
  std::error_code ignored;
  if (const char* chosen = std::getenv("GRAPHWRIGHT_DATA")) {
    if (fs::is_directory(chosen, ignored)) return chosen;
    throw Error(std::string(chosen) + ": GRAPHWRIGHT_DATA does not name a folder");
  }
  const fs::path beside = program().parent_path().parent_path() / "share" / "graphwright";
  if (fs::is_directory(beside, ignored)) return beside;
  if (fs::is_directory(GRAPHWRIGHT_INSTALLED_DATA, ignored)) return GRAPHWRIGHT_INSTALLED_DATA;
  throw Error("the data files are neither in '" + beside.string() +
              "' nor in '" GRAPHWRIGHT_INSTALLED_DATA "'; set GRAPHWRIGHT_DATA to their folder");
}

}  // namespace graphwright
