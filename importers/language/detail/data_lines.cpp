#include "importers/language/detail/data_lines.hpp"

#include <fstream>

#include "graph/error.hpp"

namespace graphwright::detail {

void for_each_data_line(const std::filesystem::path& file,
                        const std::function<void(const std::string&, std::size_t)>& call) {
  std::ifstream in(file);
  if (!in) throw Error(file.string(), 0, "cannot be read");
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.ends_with('\r')) line.pop_back();
    const bool is_blank = line.find_first_not_of(" \t") == std::string::npos;
    if (!is_blank && line.front() != '#') call(line, number);
  }
  if (in.bad()) throw Error(file.string(), 0, "cannot be read");
}

}  // namespace graphwright::detail
