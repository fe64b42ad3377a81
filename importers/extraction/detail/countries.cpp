#include "importers/extraction/detail/countries.hpp"

#include <array>

#include "graph/error.hpp"
#include "graph/identity.hpp"
#include "importers/language/detail/data_lines.hpp"

namespace graphwright::detail {
namespace {

constexpr std::string_view separator = "; ";

/// What names that differ in case, accents and full stops only have in common.
std::string key_of(std::string_view name) {
  if (name.starts_with("the ") || name.starts_with("The ")) name.remove_prefix(4);
  std::string letters;
  for (const char c : name) {
    if (c != '.') letters += c;
  }
  return slug(letters);
}

template <typename Call>
void for_each_part(std::string_view list, Call&& call) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(separator), list.size());
    call(list.substr(0, end));
    list.remove_prefix(std::min(end + separator.size(), list.size()));
  }
}

}  // namespace

Countries Countries::load(const std::filesystem::path& file) {
  Countries table;
  for_each_data_line(file, [&](const std::string& line, std::size_t number) {
    std::array<std::string_view, 5> columns;
    std::size_t count = 0;
    for (std::string_view rest = line;; ++count) {
      const std::size_t end = rest.find('\t');
      if (count < columns.size()) columns[count] = rest.substr(0, end);
      if (end == std::string_view::npos) break;
      rest.remove_prefix(end + 1);
    }
    if (count + 1 != columns.size() || columns[0].size() != 2 || columns[1].empty()) {
      throw Error(
          file.string(), number,
          "a line 'code TAB name TAB other names TAB nationalities TAB capital' is expected");
    }
    const std::size_t country = table.countries_.size();
    table.countries_.push_back({std::string(columns[0]), std::string(columns[1]),
                                std::string(columns[3].substr(0, columns[3].find(separator)))});
    const auto add_to = [&](Index& index) {
      return [&index, country](std::string_view words) { index.emplace(key_of(words), country); };
    };
    add_to(table.names_)(columns[1]);
    for_each_part(columns[2], add_to(table.names_));
    for_each_part(columns[3], add_to(table.nationalities_));
  });
  return table;
}

const Country* Countries::named(std::string_view name) const {
  // "US" is a country, "us" is none.
  return name.empty() || (name.front() >= 'a' && name.front() <= 'z' && !name.starts_with("the "))
             ? nullptr
             : find(names_, name);
}

const Country* Countries::of_nationality(std::string_view word) const {
  return find(nationalities_, word);
}

const Country* Countries::find(const Index& index, std::string_view words) const {
  const auto found = index.find(key_of(words));
  return found == index.end() ? nullptr : &countries_[found->second];
}

}  // namespace graphwright::detail
