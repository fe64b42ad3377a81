#pragma once

// What is known of words and names before any text is read. Not installed.

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "importers/extraction/detail/countries.hpp"
#include "importers/language/detail/key_table.hpp"
#include "importers/language/lexicon.hpp"

namespace graphwright::detail {

enum class Gender : std::uint8_t { unknown, male, female, neuter };  ///< neuter: no person.

/// What a common noun can stand for.
struct NounMeaning {
  std::vector<std::string> types;  ///< Types of entities, the likeliest first.
  Gender gender = Gender::unknown;
};

/// The word lists that mentions are found, typed and united by.
class World {
 public:
  /// Reads them from the data directory. Throws Error if one is missing or wrong.
  static World load();

  /// The classes of data/lexicon/coreference.tsv.
  const Lexicon& words() const noexcept { return words_; }
  /// The classes of data/lexicon/nouns.tsv.
  const Lexicon& nouns() const noexcept { return noun_list_; }
  const Countries& countries() const noexcept { return countries_; }

  /// What a noun means, by its lemma ("company", "co-founder"); nullptr if it is not listed.
  const NounMeaning* noun(std::string_view lemma) const;

  /// What a given name tells; unknown if it is borne by men and women, or not listed.
  Gender gender_of_given_name(std::string_view name) const;
  bool is_given_name(std::string_view name) const;

  /// Whether two given names are one, the one short for the other: "Bill", "William".
  bool is_short_for(std::string_view nickname, std::string_view name) const;

  /// Whether a word closes names of firms and tells nothing else: "Inc.", "AG".
  bool is_legal_form(std::string_view word) const;

  /// Whether a name stands in a list of places.
  bool is_place(std::string_view name) const;

  /// Whether a word names a people, a nationality or a religion: "Norwegian", "European".
  bool is_people(std::string_view word) const {
    return peoples_.contains(word) || countries_.of_nationality(word) != nullptr;
  }

  /// What the forms of a people's name have in common: the country of a nationality ("Dutch",
  /// "Dutchman"), else the singular.
  std::string key_of_people(std::string_view name) const;

  /// Whether a name stands in the list of diseases, technologies and fields.
  bool is_concept(std::string_view name) const { return concepts_.contains(name); }

  /// Whether a name stands in the list of newspapers, agencies and channels.
  bool is_medium(std::string_view name) const { return media_.contains(name); }

  /// Whether a name stands in a list of organizations, firms and media among them.
  bool is_organization(std::string_view name) const {
    return organizations_.contains(name) || firms_.contains(name) || media_.contains(name);
  }

  /// Whether a name stands in the list of large firms.
  bool is_firm(std::string_view name) const { return firms_.contains(name); }

  /// Whether a name is a country's or stands in the list of its parts: "Texas".
  bool is_region(std::string_view name) const {
    return regions_.contains(name) || countries_.named(name) != nullptr;
  }

  /// Whether a name stands in the list of products.
  bool is_product(std::string_view name) const { return products_.contains(name); }

  /// The types of the lists of events, awards, laws, facilities and works that have a name.
  std::vector<std::string_view> listed_types(std::string_view name) const;

 private:
  using Names = KeyTable;

  Lexicon words_;
  Lexicon noun_list_;
  Countries countries_;
  std::map<std::string, NounMeaning, std::less<>> nouns_;
  std::set<std::pair<std::string, std::string>> nicknames_;
  Names female_;
  Names male_;
  Names legal_forms_;
  Names places_;
  Names products_;
  std::map<std::string_view, Names> listed_;  ///< By type.
  Names peoples_;
  Names concepts_;
  Names media_;
  Names firms_;
  Names regions_;
  Names organizations_;
};

}  // namespace graphwright::detail
