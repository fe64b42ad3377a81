#include "importers/extraction/entity_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "graph/diagnostics.hpp"
#include "graph/error.hpp"
#include "graph/identity.hpp"
#include "importers/documents/encoding.hpp"

namespace graphwright {
namespace {

constexpr std::size_t largest_table = std::size_t{256} << 20;  // bytes
constexpr std::size_t columns = 5;

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \r");
  if (begin == std::string_view::npos) return "";
  return std::string(text.substr(begin, text.find_last_not_of(" \r") + 1 - begin));
}

/// The parts between separators, without the blanks around them; empty ones do not count.
std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (std::string part = trimmed(text.substr(0, end)); !part.empty()) {
      parts.push_back(std::move(part));
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

/// The fields of a line, with empty ones for those that are missing at its end.
std::vector<std::string> fields_of(std::string_view line) {
  std::vector<std::string> fields;
  while (true) {
    const std::size_t end = line.find('\t');
    fields.push_back(trimmed(line.substr(0, end)));
    if (end == std::string_view::npos) break;
    line.remove_prefix(end + 1);
  }
  if (fields.size() < columns) fields.resize(columns);
  return fields;
}

/// Reads the lines of one table.
class TableReader {
 public:
  TableReader(const std::string& name, const std::vector<std::string>& types)
      : name_(name), types_(types) {}

  std::vector<KnownEntity> read(std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      ++line_;
      read_line(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return std::move(entities_);
  }

 private:
  [[noreturn]] void fail(const std::string& message) const { throw Error(name_, line_, message); }

  void read_line(std::string_view line) {
    if (const std::string text = trimmed(line); text.empty() || text.front() == '#') return;
    std::vector<std::string> fields = fields_of(line);
    if (line_ == 1 && fields[0] == "id" && fields[1] == "name") return;
    if (fields.size() > columns || fields[0].empty() || fields[1].empty()) {
      fail(
          "a line 'id TAB name TAB aliases TAB type TAB external ids' is expected, of which the "
          "last three may be empty");
    }
    KnownEntity entity{fields[0], fields[1], split(fields[2], ';'), fields[3], {}};
    if (!ids_.insert(entity.id).second) fail(fmt::format("the id '{}' is there twice", entity.id));
    const bool known_type =
        entity.type.empty() || std::find(types_.begin(), types_.end(), entity.type) != types_.end();
    if (!known_type) {
      fail(fmt::format("unknown type of entity '{}' (known: {})", entity.type,
                       fmt::join(types_, ", ")));
    }
    for (const std::string& id : split(fields[4], ';')) {
      const std::size_t sign = id.find('=');
      if (sign == std::string::npos || sign == 0 || sign + 1 == id.size()) {
        fail(fmt::format("an external id is 'authority=id', such as wikidata=Q380, not '{}'", id));
      }
      const std::string authority = trimmed(id.substr(0, sign));
      if (!entity.external_ids.emplace(authority, trimmed(id.substr(sign + 1))).second) {
        fail(fmt::format("two external ids of the authority '{}'", authority));
      }
    }
    entities_.push_back(std::move(entity));
  }

  const std::string& name_;
  const std::vector<std::string>& types_;
  std::size_t line_ = 0;
  std::set<std::string> ids_;
  std::vector<KnownEntity> entities_;
};

}  // namespace

EntityTable EntityTable::read(Input& input, const std::vector<std::string>& types) {
  Diagnostics ignored;
  const std::string text = decode_text(read_all(input, largest_table), input.name, ignored);
  EntityTable table;
  table.entities_ = TableReader(input.name, types).read(text);
  for (std::size_t i = 0; i < table.entities_.size(); ++i) {
    const KnownEntity& entity = table.entities_[i];
    std::set<std::string> names{slug(entity.name)};
    for (const std::string& alias : entity.aliases) names.insert(slug(alias));
    for (const std::string& name : names) table.by_name_.emplace(name, i);
  }
  return table;
}

std::vector<const KnownEntity*> EntityTable::find(std::string_view name,
                                                  std::string_view type) const {
  std::vector<const KnownEntity*> found;
  const auto [begin, end] = by_name_.equal_range(slug(name));
  for (auto entry = begin; entry != end; ++entry) {
    const KnownEntity& entity = entities_[entry->second];
    if (entity.type.empty() || type.empty() || entity.type == type) found.push_back(&entity);
  }
  return found;
}

}  // namespace graphwright
