#pragma once

// Whether two names can be of one thing, by their words alone. Not installed.

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "importers/extraction/detail/world.hpp"

namespace graphwright::detail {

/// What two names, of which one may be a form of the other, tell.
struct Likeness {
  bool same = false;
  std::string reason;  ///< "the surname", "different given names"
};

/// A name as it is compared: its words without article, legal form and nationality before it.
struct NameWords {
  std::vector<std::string> forms;  ///< As written.
  std::vector<std::string> keys;   ///< Without case, accents and signs (`slug`).
};

NameWords words_of_name(std::string_view name, const World& world);

/// Of the names of one thing the one to show: of a country or nationality the usual one if it is
/// among them, else the fullest (`preferred_name`). "" of none.
std::string name_to_show(const std::set<std::string>& names, std::string_view type,
                         const World& world);

/// Whether a name consists of capitals as an abbreviation does: "UAAR", "M5S".
bool is_abbreviation(std::string_view name);

/// Whether the letters of an abbreviation are those with which a name's words begin; small words
/// and legal forms may give theirs or not.
bool abbreviates(std::string_view abbreviation, std::string_view name, const World& world);

/// Compares two names of persons: surnames alone, given names alone, initials, nicknames, middle
/// names. Nothing if they do not look alike.
std::optional<Likeness> compare_persons(const NameWords& one, const NameWords& other,
                                        const World& world);

/// Whether a name is the beginning of another, or of two words the second.
std::optional<Likeness> compare_short_form(const NameWords& shorter, const NameWords& full);

}  // namespace graphwright::detail
