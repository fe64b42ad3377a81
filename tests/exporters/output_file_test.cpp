#include "exporters/output_file.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>

#include "graph/error.hpp"
#include "tests/temporary_folder.hpp"

using namespace graphwright;
namespace fs = std::filesystem;

namespace {

std::string content(const fs::path& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("OutputFile appears whole, with the rights of the file it replaces") {
  const tests::TemporaryFolder folder;
  {
    OutputFile file(folder / "a");
    file.stream() << "new";
    CHECK_FALSE(fs::exists(folder / "a"));
    file.commit();
  }
  CHECK(content(folder / "a") == "new");
  fs::permissions(folder / "a", fs::perms::owner_read | fs::perms::owner_write);
  OutputFile again(folder / "a");
  again.stream() << "newer";
  CHECK(content(folder / "a") == "new");
  again.commit();
  CHECK(content(folder / "a") == "newer");
  CHECK(fs::status(folder / "a").permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(folder.count() == 1);
}

TEST_CASE("OutputFile leaves nothing, and the old file as it was, without a commit") {
  const tests::TemporaryFolder folder;
  std::ofstream(folder / "a") << "old";
  {
    OutputFile file(folder / "a");
    file.stream() << "half";
  }
  CHECK(content(folder / "a") == "old");
  CHECK(folder.count() == 1);
}

TEST_CASE("OutputFile writes through a link, and to devices directly") {
  const tests::TemporaryFolder folder;
  std::ofstream(folder / "target") << "old";
  fs::create_symlink(folder / "target", folder / "link");
  OutputFile file(folder / "link");
  file.stream() << "new";
  file.commit();
  CHECK(content(folder / "target") == "new");
  CHECK(fs::is_symlink(folder / "link"));
  OutputFile null("/dev/null");
  null.stream() << "x";
  CHECK_NOTHROW(null.commit());
}

TEST_CASE("OutputFile says what cannot be written") {
  const tests::TemporaryFolder folder;
  CHECK_THROWS_WITH(
      OutputFile(folder / "no" / "a"),
      (folder / "no" / "a").string() + ": cannot be written: No such file or directory");
  CHECK_THROWS_WITH(OutputFile(folder / "."),
                    (folder / ".").string() + ": cannot be written: it is a folder");
  OutputFile full("/dev/full");
  full.stream() << std::string(100000, 'x');
  CHECK_THROWS_AS(full.commit(), Error);
}
