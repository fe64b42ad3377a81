#include "importers/language/detail/data_lines.hpp"

#include <algorithm>
#include <array>
#include <fstream>

#include "graph/error.hpp"

namespace graphwright::detail {

void for_each_data_line(const std::filesystem::path& file,
                        const std::function<void(const std::string&, std::size_t)>& call) {
  // Also a pipe, which does not tell its size.
  std::ifstream in(file, std::ios::binary);
  std::string text;
  std::array<char, 65536> part;
  while (in.read(part.data(), part.size()) || in.gcount() > 0) {
    text.append(part.data(), static_cast<std::size_t>(in.gcount()));
  }
  if (!in.eof() || in.bad()) throw Error(file.string(), 0, "cannot be read");
  std::string line;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    line.assign(text, begin, end - begin);
    begin = end + 1;
    ++number;
    if (line.ends_with('\r')) line.pop_back();
    const bool is_blank = line.find_first_not_of(" \t") == std::string::npos;
    if (!is_blank && line.front() != '#') call(line, number);
  }
}

}  // namespace graphwright::detail
