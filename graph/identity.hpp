#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace graphwright {

/// The first 16 hexadecimal digits of a hash of some bytes (UUID version 5, RFC 4122: SHA-1). The
/// same on every machine.
std::string content_hash(std::string_view bytes);

/// A name as the readable part of an id: lower case, without accents (Latin, Greek, Cyrillic),
/// words joined by hyphens; letters of every script stay. Names that differ in more than case,
/// accents, spaces and punctuation keep different slugs ("C++" is "c-plus-plus"); a name without a
/// letter or digit, or one too long, ends in a hash.
std::string slug(std::string_view name);

/// A name with each run of white space as one space, and none at its ends: line breaks, and the
/// no-break and thin spaces of typesetters, are no part of it.
std::string single_spaced(std::string_view words);

/// The id of an entity that nothing else identifies: "organization/meta".
std::string entity_id(std::string_view type, std::string_view name);

/// Gives out ids that are all different: the second "Springfield" is "location/springfield-2".
class EntityIds {
 public:
  /// Notes an id that something has already.
  void take(const std::string& id) { taken_.insert(id); }

  /// The id of the next entity of a type and name.
  std::string next(std::string_view type, std::string_view name);

 private:
  std::set<std::string> taken_;
  std::map<std::string, std::size_t> last_;  ///< The number that an id without one has come to.
};

}  // namespace graphwright
