#pragma once

// The names of headlines. Not installed.

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "importers/extraction/detail/article.hpp"
#include "importers/extraction/detail/world.hpp"

namespace graphwright::detail {

/// Names with their types.
using TypesOfNames = std::map<std::string, std::string>;

constexpr std::uint32_t longest_name = 10;  ///< Words, of names that are looked for again.

/// The names of a headline, where capitals tell little: those of the body, their first or last
/// words where these stand alone, and of what the network finds what the text writes with a
/// capital elsewhere too. `parts` has the names of the body and their words that may stand alone.
std::vector<NamedMention> names_of_headline(const Article& article, std::size_t sentence,
                                            const TypesOfNames& types, const TypesOfNames& parts,
                                            const World& world);

}  // namespace graphwright::detail
