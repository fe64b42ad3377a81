#include "benchmarks/articles.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace graphwright::benchmarks {
namespace {

std::string read(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

std::vector<std::string> articles() {
  const char* const given = std::getenv("GRAPHWRIGHT_ARTICLES");
  std::vector<std::filesystem::path> files;
  for (const auto& entry :
       std::filesystem::directory_iterator(given == nullptr ? SOURCE_DIR "/docs" : given)) {
    const std::string extension = entry.path().extension().string();
    if (extension == ".txt" || extension == ".md") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> texts;
  for (const std::filesystem::path& file : files) texts.push_back(read(file));
  if (given == nullptr) texts.push_back(sample());
  return texts;
}

std::string sample() { return read(SOURCE_DIR "/samples/muse-spark.txt"); }

}  // namespace graphwright::benchmarks
