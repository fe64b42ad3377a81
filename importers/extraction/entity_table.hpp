#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "importers/input.hpp"

namespace graphwright {

/// An entity that a user knows: the id, name and external ids that it is to have.
struct KnownEntity {
  std::string id;
  std::string name;
  std::vector<std::string> aliases;
  std::string type;  ///< Empty: any.
  std::map<std::string, std::string> external_ids;
};

/// A user's own entities, by their names.
class EntityTable {
 public:
  EntityTable() = default;

  /// Reads a table: lines "id TAB name TAB aliases TAB type TAB external ids" in UTF-8, of which
  /// the last three may be missing; aliases are separated by ";", external ids are
  /// "wikidata=Q380; lei=…". Blank lines and those that begin with '#' do not count, nor does a
  /// first line "id TAB name …". Throws Error, with file and line, on a line of another form, an id
  /// that is there twice, or a type that is none of `types`.
  static EntityTable read(Input& input, const std::vector<std::string>& types);

  /// The entities with this name or alias, whatever its case, accents and punctuation, and with
  /// this type or none; in the order of the table.
  std::vector<const KnownEntity*> find(std::string_view name, std::string_view type) const;

  const std::vector<KnownEntity>& entities() const noexcept { return entities_; }

 private:
  std::vector<KnownEntity> entities_;
  std::multimap<std::string, std::size_t, std::less<>> by_name_;  ///< By `slug`.
};

}  // namespace graphwright
