#pragma once

// Whether two names can be of one thing, by their words alone. Not installed.

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "importers/extraction/detail/world.hpp"

namespace graphwright::detail {

/// How one name is a form of another, or why it is none though it looks alike.
enum class Form {
  same,  ///< But for its legal form.
  surname,
  given_name,
  shorter,       ///< "Inés Valderrama" of "Inés Lucía Valderrama Quiroga"
  other_middle,  ///< The same given name and surname.
  first_words,
  last_word,
  other_given,    ///< None: different given names.
  other_middles,  ///< None: different middle names.
};

/// Whether a form is one of the same thing.
constexpr bool is_same_thing(Form form) {
  return form != Form::other_given && form != Form::other_middles;
}

/// A form as it is told to a reader: "the surname".
std::string_view name_of(Form form);

/// A name as it is compared: its words without article, legal form and nationality before it.
struct NameWords {
  std::vector<std::string> forms;  ///< As written.
  std::vector<std::string> keys;   ///< Without case, accents and signs (`slug`).
};

/// The words of a name; of what makes or made no firm ("iPhone SE") none is a legal form.
NameWords words_of_name(std::string_view name, std::string_view type, const World& world);

/// What names of one thing have in common: the slug, of a firm without its legal form.
std::string key_of_name(std::string_view name, std::string_view type, const World& world);

/// A name without hyphens before it, which the rest of a compound leaves: "African" of
/// "pan-African".
std::string_view without_leading_hyphens(std::string_view name);

bool has_several_words(std::string_view name);

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
std::optional<Form> compare_persons(const NameWords& one, const NameWords& other,
                                    const World& world);

/// Whether a name is the beginning of another, or of two words the second.
std::optional<Form> compare_short_form(const NameWords& shorter, const NameWords& full);

}  // namespace graphwright::detail
