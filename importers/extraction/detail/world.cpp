#include "importers/extraction/detail/world.hpp"

#include <fmt/format.h>

#include "graph/data_directory.hpp"
#include "graph/error.hpp"
#include "graph/identity.hpp"
#include "importers/language/detail/data_lines.hpp"

namespace graphwright::detail {
namespace {

namespace fs = std::filesystem;

constexpr std::pair<const char*, std::string_view> lists_of_types[] = {
    {"awards.txt", "Award"},        {"events.txt", "Event"}, {"laws.txt", "Law"},
    {"facilities.txt", "Facility"}, {"works.txt", "Work"},
};

void read_names(const fs::path& file, KeyTable& names) {
  for_each_data_line(file, [&](const std::string& line, std::size_t) { names.add(line); });
}

NounMeaning meaning_of(const std::string& value, const fs::path& file, std::size_t line) {
  NounMeaning meaning;
  std::string types = value;
  if (const std::size_t blank = value.find(' '); blank != std::string::npos) {
    const std::string gender = value.substr(blank + 1);
    types.resize(blank);
    if (gender != "female" && gender != "male") {
      throw Error(file.string(), line,
                  fmt::format("unknown gender '{}' (known: female, male)", gender));
    }
    meaning.gender = gender == "female" ? Gender::female : Gender::male;
  }
  for (std::size_t begin = 0; begin <= types.size();) {
    const std::size_t end = std::min(types.find('|', begin), types.size());
    if (end == begin) throw Error(file.string(), line, "a type of entity is expected");
    meaning.types.push_back(types.substr(begin, end - begin));
    begin = end + 1;
  }
  return meaning;
}

}  // namespace

World World::load() {
  const fs::path lexicons = data_directory() / "lexicon";
  const fs::path gazetteers = data_directory() / "gazetteers";
  World world;
  world.words_ = Lexicon::load(lexicons / "coreference.tsv");
  world.countries_ = Countries::load(gazetteers / "iso-3166.tsv");
  const fs::path nouns = lexicons / "nouns.tsv";
  world.noun_list_ = Lexicon::load(nouns);
  for (const Lexicon::Entry& entry : world.noun_list_.entries("noun")) {
    world.nouns_.emplace(entry.text, meaning_of(entry.value, nouns, entry.line));
  }
  const Lexicon nicknames = Lexicon::load(lexicons / "nicknames.tsv");
  for (const Lexicon::Entry& entry : nicknames.entries("nickname")) {
    world.nicknames_.emplace(entry.text, entry.value);
  }
  for (const char* list : {"given-names-female.txt", "given-names-world-female.txt"}) {
    read_names(gazetteers / list, world.female_);
  }
  for (const char* list : {"given-names-male.txt", "given-names-world-male.txt"}) {
    read_names(gazetteers / list, world.male_);
  }
  read_names(gazetteers / "legal-forms.txt", world.legal_forms_);
  for (const char* list :
       {"cities.txt", "regions.txt", "regions-english.txt", "places.txt", "places-english.txt"}) {
    read_names(gazetteers / list, world.places_);
  }
  read_names(gazetteers / "products.txt", world.products_);
  for (const auto& [list, type] : lists_of_types) {
    read_names(gazetteers / list, world.listed_[type]);
  }
  read_names(gazetteers / "peoples.txt", world.peoples_);
  read_names(gazetteers / "nationalities.txt", world.peoples_);
  read_names(gazetteers / "concepts.txt", world.concepts_);
  read_names(gazetteers / "media.txt", world.media_);
  for (const char* list : {"regions.txt", "regions-english.txt"}) {
    read_names(gazetteers / list, world.regions_);
  }
  read_names(gazetteers / "firms.txt", world.firms_);
  read_names(gazetteers / "organizations.txt", world.organizations_);
  return world;
}

const NounMeaning* World::noun(std::string_view lemma) const {
  if (lemma.ends_with("year-old")) lemma = "person";
  auto found = nouns_.find(lemma);
  if (found == nouns_.end()) {
    // "vice-president" is a president, "lawmaker-turned-activist" an activist.
    const std::size_t hyphen = lemma.rfind('-');
    if (hyphen != std::string_view::npos) found = nouns_.find(lemma.substr(hyphen + 1));
  }
  return found == nouns_.end() ? nullptr : &found->second;
}

Gender World::gender_of_given_name(std::string_view name) const {
  const bool female = female_.contains(name);
  if (female == male_.contains(name)) return Gender::unknown;
  return female ? Gender::female : Gender::male;
}

bool World::is_given_name(std::string_view name) const {
  return female_.contains(name) || male_.contains(name);
}

bool World::is_short_for(std::string_view nickname, std::string_view name) const {
  return nicknames_.contains({std::string(nickname), std::string(name)});
}

std::string World::key_of_people(std::string_view name) const {
  if (const Country* country = countries_.of_nationality(name)) return "people/" + country->code;
  const bool plural = name.size() > 3 && name.back() == 's' &&
                      (is_people(name.substr(0, name.size() - 1)) || is_people(name));
  return "people/" + slug(plural ? name.substr(0, name.size() - 1) : name);
}

bool World::is_legal_form(std::string_view word) const { return legal_forms_.contains(word); }

std::vector<std::string_view> World::listed_types(std::string_view name) const {
  std::vector<std::string_view> types;
  for (const auto& [type, names] : listed_) {
    if (names.contains(name)) types.push_back(type);
  }
  return types;
}

bool World::is_place(std::string_view name) const {
  return places_.contains(name) || countries_.named(name) != nullptr;
}

}  // namespace graphwright::detail
