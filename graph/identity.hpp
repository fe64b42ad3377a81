#pragma once

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

/// A name with each run of white space as one space, and none at its ends: line breaks are no part
/// of it.
std::string single_spaced(std::string_view words);

/// The id of an entity that nothing else identifies: "organization/meta".
std::string entity_id(std::string_view type, std::string_view name);

}  // namespace graphwright
