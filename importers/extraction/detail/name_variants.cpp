#include "importers/extraction/detail/name_variants.hpp"

#include <algorithm>

#include "graph/entity.hpp"
#include "graph/identity.hpp"

namespace graphwright::detail {
namespace {

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::vector<std::string> split(std::string_view name) {
  std::vector<std::string> words;
  while (!name.empty()) {
    const std::size_t end = std::min(name.find(' '), name.size());
    if (end > 0) words.emplace_back(name.substr(0, end));
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return words;
}

using Keys = std::vector<std::string>;

bool begins_with(const Keys& whole, const Keys& part) {
  return part.size() <= whole.size() && std::equal(part.begin(), part.end(), whole.begin());
}

bool ends_with(const Keys& whole, const Keys& part) {
  return part.size() <= whole.size() && std::equal(part.rbegin(), part.rend(), whole.rbegin());
}

/// Whether the words of one stand in the other in the same order.
bool is_subsequence(const Keys& part, const Keys& whole) {
  auto next = part.begin();
  for (const std::string& key : whole) {
    if (next != part.end() && (*next == key || (next->size() == 1 && key.starts_with(*next)))) {
      ++next;
    }
  }
  return next == part.end();
}

/// A name of several words with the country that it begins with in full: "United States Congress"
/// of "U.S. Congress".
std::string with_full_country(std::string_view name, const World& world) {
  const std::size_t end = name.find(' ');
  const std::string* country =
      end == std::string_view::npos
          ? nullptr
          : world.words().value("short country", ascii_lower(name.substr(0, end)));
  if (country == nullptr) return std::string(name);
  return *country + std::string(name.substr(end));
}

/// Whether two given names can be one person's: equal, an initial, or one short for the other.
bool are_compatible(const NameWords& one, const NameWords& other, const World& world) {
  const std::string& a = one.keys.front();
  const std::string& b = other.keys.front();
  if (a == b) return true;
  if (a.size() == 1 || b.size() == 1) return a.front() == b.front();
  return world.is_short_for(one.forms.front(), other.forms.front()) ||
         world.is_short_for(other.forms.front(), one.forms.front());
}

}  // namespace

NameWords words_of_name(std::string_view name, std::string_view type, const World& world) {
  NameWords words;
  words.forms = split(with_full_country(name, world));
  const auto drop_first = [&] { words.forms.erase(words.forms.begin()); };
  if (words.forms.size() > 1 && ascii_lower(words.forms.front()) == "the") drop_first();
  if (words.forms.size() > 2 && world.countries().of_nationality(words.forms.front()) != nullptr) {
    drop_first();
  }
  const bool firm = type != "Product" && type != "Work" && type != "Person";
  while (firm && words.forms.size() > 1 && world.is_legal_form(words.forms.back()) &&
         world.noun(ascii_lower(words.forms.back())) == nullptr) {
    words.forms.pop_back();
    if (words.forms.size() > 1 && words.forms.back() == "&") words.forms.pop_back();
  }
  // "COVID-19" may be called "COVID".
  if (words.forms.size() == 1) {
    const std::string form = words.forms.front();
    const std::size_t hyphen = form.rfind('-');
    if (hyphen != std::string::npos && hyphen > 2 && hyphen + 1 < form.size() &&
        form.find_first_not_of("0123456789", hyphen + 1) == std::string::npos) {
      words.forms = {form.substr(0, hyphen), form.substr(hyphen + 1)};
    }
  }
  for (const std::string& form : words.forms) words.keys.push_back(slug(form));
  return words;
}

std::string key_of_name(std::string_view name, std::string_view type, const World& world) {
  if (name.starts_with("The ") || name.starts_with("the ")) name.remove_prefix(4);
  // A legal form makes no other firm.
  for (std::size_t end = name.rfind(' ');
       type == "Organization" && end != std::string_view::npos && end > 0; end = name.rfind(' ')) {
    const std::string_view last = name.substr(end + 1);
    if (!world.is_legal_form(last) || world.noun(ascii_lower(last)) != nullptr) break;
    name = name.substr(0, name.find_last_not_of(" ,&", end) + 1);
  }
  return slug(with_full_country(name, world));
}

std::string_view without_leading_hyphens(std::string_view name) {
  const std::size_t first = name.find_first_not_of('-');
  return first == std::string_view::npos ? name : name.substr(first);
}

bool has_several_words(std::string_view name) { return name.find(' ') != std::string_view::npos; }

std::string name_to_show(const std::set<std::string>& names, std::string_view type,
                         const World& world) {
  std::string shown;
  for (const std::string& name : names) {
    const Country* country = type == "Location" ? world.countries().named(name)
                             : type == "Group"  ? world.countries().of_nationality(name)
                                                : nullptr;
    if (country != nullptr && (country->name == name || country->nationality == name)) return name;
    shown = shown.empty() ? name : preferred_name(shown, name);
  }
  return shown;
}

bool is_abbreviation(std::string_view name) {
  std::size_t capitals = 0;
  for (const char c : name) {
    if (!is_capital(c) && !is_digit(c) && c != '.' && c != '&' && c != '-') return false;
    capitals += is_capital(c);
  }
  return capitals >= 2 && name.size() <= 10;
}

bool abbreviates(std::string_view abbreviation, std::string_view name, const World& world) {
  if (!is_abbreviation(abbreviation)) return false;
  std::string letters;
  for (const char c : abbreviation) {
    if (is_capital(c) || is_digit(c)) letters += c;
  }
  const std::vector<std::string> words = split(name);
  if (words.size() < 2 || is_abbreviation(words.front())) return false;
  std::size_t at = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    // A word of parts, "Asia-Pacific", gives a letter for each.
    bool inside = false;
    for (const char c : words[i]) {
      const bool begins = !inside;
      inside = c != '-' && c != '.';
      if (!begins) continue;
      const char capital = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      // "Exploration" gives an X as often as an E.
      const bool gives_x = words[i].starts_with("Ex") && at < letters.size() && letters[at] == 'X';
      if (at < letters.size() && (letters[at] == capital || gives_x)) {
        ++at;
      } else if (i == 0 || (is_capital(c) && !world.is_legal_form(words[i]))) {
        return false;
      }
    }
  }
  return at == letters.size();
}

std::string_view name_of(Form form) {
  switch (form) {
    case Form::same: return "the same name";
    case Form::surname: return "the surname";
    case Form::given_name: return "the given name";
    case Form::shorter: return "the same name, shorter";
    case Form::other_middle: return "the same given name and surname";
    case Form::first_words: return "its first words";
    case Form::last_word: return "its last word";
    case Form::other_given: return "different given names";
    case Form::other_middles: return "different middle names";
  }
  return "";
}

std::optional<Form> compare_persons(const NameWords& one, const NameWords& other,
                                    const World& world) {
  const bool one_is_shorter = one.keys.size() <= other.keys.size();
  const NameWords& shorter = one_is_shorter ? one : other;
  const NameWords& longer = one_is_shorter ? other : one;
  if (shorter.keys.empty() || shorter.keys.front().empty()) return std::nullopt;
  if (shorter.keys == longer.keys) return Form::same;
  const bool single = shorter.keys.size() == 1;
  if (single && longer.keys.size() == 1) return std::nullopt;
  // "García Márquez", "de Groot" are surnames; "Mary Ann" is not one.
  if (ends_with(longer.keys, shorter.keys)) return Form::surname;
  if (single) {
    if (shorter.keys == Keys{longer.keys.front()} ||
        world.is_short_for(shorter.forms.front(), longer.forms.front())) {
      return Form::given_name;
    }
    return std::nullopt;
  }
  // "Inés Valderrama" is "Inés Lucía Valderrama Quiroga", too.
  if (begins_with(longer.keys, shorter.keys) ||
      (longer.keys.size() > 3 && shorter.keys.front() == longer.keys.front() &&
       shorter.keys.back() != longer.keys.back() && is_subsequence(shorter.keys, longer.keys))) {
    return Form::shorter;
  }
  if (shorter.keys.back() != longer.keys.back()) return std::nullopt;
  if (!are_compatible(shorter, longer, world)) return Form::other_given;
  const Keys middle(shorter.keys.begin() + 1, shorter.keys.end() - 1);
  const Keys others(longer.keys.begin() + 1, longer.keys.end() - 1);
  if (is_subsequence(middle, others)) return Form::other_middle;
  return Form::other_middles;
}

std::optional<Form> compare_short_form(const NameWords& shorter, const NameWords& full) {
  if (shorter.keys.empty() || shorter.keys.front().empty()) return std::nullopt;
  if (shorter.keys == full.keys) return Form::same;
  // "Nordisk" of "Nordisk-Vega"
  if (full.keys.size() == 1 && shorter.keys.size() == 1 &&
      full.forms.front().starts_with(shorter.forms.front() + "-")) {
    return Form::first_words;
  }
  if (shorter.keys.size() >= full.keys.size()) return std::nullopt;
  if (begins_with(full.keys, shorter.keys)) return Form::first_words;
  if (full.keys.size() == 2 && shorter.keys.back() == full.keys.back()) {
    return Form::last_word;
  }
  return std::nullopt;
}

}  // namespace graphwright::detail
