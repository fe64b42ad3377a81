#include "importers/language/lexicon.hpp"

#include "graph/error.hpp"
#include "importers/language/detail/data_lines.hpp"

namespace graphwright {

Lexicon Lexicon::load(const std::filesystem::path& file) {
  Lexicon lexicon;
  detail::for_each_data_line(file, [&](const std::string& line, std::size_t number) {
    const std::size_t first = line.find('\t');
    if (first == std::string::npos || first == 0) {
      throw Error(file.string(), number, "a line 'class TAB entry [TAB value]' is expected");
    }
    const std::size_t second = line.find('\t', first + 1);
    const std::string of_class = line.substr(0, first);
    Entry entry{line.substr(first + 1, second == std::string::npos ? second : second - first - 1),
                second == std::string::npos ? "" : line.substr(second + 1), number};
    if (entry.text.empty()) throw Error(file.string(), number, "the entry is empty");
    lexicon.values_[of_class].emplace(entry.text, entry.value);
    lexicon.entries_[of_class].push_back(std::move(entry));
  });
  return lexicon;
}

const std::vector<Lexicon::Entry>& Lexicon::entries(std::string_view of_class) const {
  static const std::vector<Entry> none;
  const auto found = entries_.find(of_class);
  return found == entries_.end() ? none : found->second;
}

const std::string* Lexicon::value(std::string_view of_class, std::string_view text) const {
  const auto values = values_.find(of_class);
  if (values == values_.end()) return nullptr;
  const auto found = values->second.find(text);
  return found == values->second.end() ? nullptr : &found->second;
}

bool Lexicon::has(std::string_view of_class, std::string_view text) const {
  return value(of_class, text) != nullptr;
}

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

}  // namespace graphwright
