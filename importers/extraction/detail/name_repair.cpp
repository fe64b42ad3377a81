#include "importers/extraction/detail/name_repair.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "importers/extraction/detail/headline_names.hpp"
#include "importers/extraction/detail/markables.hpp"
#include "importers/extraction/detail/name_variants.hpp"

namespace graphwright::detail {
namespace {

bool is_acronym(std::string_view form) {
  std::size_t capitals = 0;
  for (const char c : form) {
    if (c >= 'a' && c <= 'z') return false;
    capitals += c >= 'A' && c <= 'Z';
  }
  return capitals >= 2;
}

/// Mends the names of one article.
class Repair {
 public:
  Repair(Article& article, const World& world, const EntityTable& table)
      : article_(article), world_(world), table_(table) {}

  void run() {
    for (const Sentence& sentence : article_.analysis.sentences) {
      for (const Word& word : sentence.words) {
        if (!is_capitalised(word.form)) small_words_.insert(word.form);
      }
    }
    count();
    for (std::size_t s = 0; s < article_.trees.size(); ++s) mend(s);
    count();
    for (std::size_t s = 0; s < article_.trees.size(); ++s) {
      if (article_.title_case[s])
        article_.analysis.sentences[s].names =
            names_of_headline(article_, s, types_, parts_, world_);
      find_by_syntax(s);
    }
    count();
    for (std::size_t s = 0; s < article_.trees.size(); ++s) find_again(s);
  }

 private:
  using Names = std::vector<NamedMention>;

  /// Notes the names of the body, with the type that most of their mentions have.
  void count() {
    types_.clear();
    std::map<std::string, std::map<std::string, std::size_t>> counts;
    for (std::size_t s = 0; s < article_.trees.size(); ++s) {
      if (article_.title_case[s]) continue;
      for (const NamedMention& name : article_.sentence(s).names) {
        ++counts[text(s, name)][name.type];
      }
    }
    for (const auto& [name, votes] : counts) {
      types_[name] = std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) {
                       return a.second < b.second;
                     })->first;
    }
    parts_ = names_and_parts();
  }

  std::string text(std::size_t s, const NamedMention& name) const {
    return article_.words(s, {name.begin, name.end});
  }

  const Word& word(std::size_t s, std::uint32_t i) const { return article_.sentence(s).words[i]; }

  std::string lower(std::size_t s, std::uint32_t i) const { return ascii_lower(word(s, i).form); }

  bool is_known_place(std::size_t s, WordRange range) const {
    const std::string name = article_.words(s, range);
    const auto type = types_.find(name);
    return world_.is_place(name) || (type != types_.end() && type->second == "Location");
  }

  void mend(std::size_t s) {
    if (is_credit(s)) {
      article_.analysis.sentences[s].names.clear();
      return;
    }
    Names mended;
    for (NamedMention name : joined(s)) {
      while (const std::optional<std::uint32_t> cut = genitive(s, name)) {
        NamedMention owner{name.begin, *cut, name.type};
        const auto known = parts_.find(text(s, owner));
        if (known != parts_.end()) {
          owner.type = known->second;
        } else if (world_.is_place(text(s, owner))) {
          owner.type = "Location";
        }
        mended.push_back(owner);
        name.begin = *cut + 1;
      }
      if (const std::optional<std::uint32_t> cut = of_place(s, name)) {
        mended.push_back({name.begin, *cut, name.type});
        name = {*cut + 1, name.end, "Location"};
      }
      if (const std::optional<std::uint32_t> cut = between_names(s, name)) {
        mended.push_back({name.begin, *cut, name.type});
        name.begin = *cut + 1;
      }
      extend(s, name);
      part_person(s, name, mended);
      trim(s, name);
      if (name.begin < name.end && !is_family(s, name) && !is_common(s, name)) {
        mended.push_back(name);
      }
    }
    // What was extended may reach into the next name.
    Names apart;
    for (const NamedMention& name : mended) {
      if (apart.empty() || apart.back().end <= name.begin) apart.push_back(name);
    }
    article_.analysis.sentences[s].names = std::move(apart);
  }

  /// Whether what the network took for a name has no capital and stands in no list.
  bool is_common(std::size_t s, const NamedMention& name) const {
    const std::string words = text(s, name);
    const bool small = std::none_of(words.begin(), words.end(), [](char c) {
      return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    });
    return small && name.type != "Concept" && !world_.is_product(words) && !world_.is_firm(words) &&
           !world_.is_organization(words) && table_.find(words, "").empty();
  }

  /// Parts a person's name from a nationality before it and from the side after it: "Slovene |
  /// Primož Hribar | of | Team Adria".
  void part_person(std::size_t s, NamedMention& name, Names& mended) const {
    const bool side_after = name.type == "Organization" && name.end - name.begin > 4 &&
                            world_.is_people(word(s, name.begin).form) &&
                            world_.noun(lower(s, name.begin + 1)) == nullptr &&
                            world_.noun(lower(s, name.begin + 2)) == nullptr &&
                            lower(s, name.begin + 3) == "of";
    if (name.type != "Person" && !side_after) return;
    if (name.end - name.begin > 2 && world_.is_people(word(s, name.begin).form) &&
        !world_.is_given_name(word(s, name.begin).form)) {
      mended.push_back({name.begin, name.begin + 1, "Group"});
      ++name.begin;
    }
    for (std::uint32_t i = name.begin + 2; i + 1 < name.end; ++i) {
      if (lower(s, i) != "of" || lower(s, i + 1) == "the") continue;
      mended.push_back({name.begin, i, "Person"});
      name = {i + 1, name.end, "Organization"};
      return;
    }
  }

  /// Extends a name over what is coordinated with a part of it: "Geological Survey of Denmark | and
  /// Greenland", "Organization for Security | and Co-operation in Europe".
  void extend(std::size_t s, NamedMention& name) const {
    const Tree& tree = article_.trees[s];
    if (name.type == "Person" || name.type == "Group" || name.end + 1 >= tree.size() ||
        lower(s, name.end) != "and") {
      return;
    }
    const std::uint32_t conjunct = conjunct_after(s, name);
    if (conjunct == tree.size()) return;
    std::uint32_t end = conjunct + 1;
    // "… in Europe"
    while (end < tree.size() && !tree.word(end - 1).space_after && tree.word(end).upos != "PUNCT") {
      ++end;  // "Co-operation"
    }
    while (end + 1 < tree.size() && tree.word(end).upos == "ADP" &&
           tree.word(end + 1).upos == "PROPN" && tree.head(end + 1) &&
           *tree.head(end + 1) >= conjunct && *tree.head(end + 1) < end) {
      end += 2;
    }
    name.end = end;
  }

  /// The word in capitals after "and" that is coordinated with a word of the name other than its
  /// head; the number of words if there is none.
  std::uint32_t conjunct_after(std::size_t s, const NamedMention& name) const {
    const Tree& tree = article_.trees[s];
    const std::uint32_t head = tree.top({name.begin, name.end});
    for (std::uint32_t i = name.end + 1; i < std::min(tree.size(), name.end + 5); ++i) {
      if (!is_capitalised(tree.word(i).form)) break;
      const std::uint32_t first = tree.first_conjunct(i);
      if (tree.is(i, "conj") && first != head && name.begin <= first && first < name.end) return i;
    }
    return tree.size();
  }

  /// Whether a sentence names the source of a picture: "Image: A. Example".
  bool is_credit(std::size_t s) const {
    const std::vector<Word>& words = article_.sentence(s).words;
    return words.size() > 1 && words.size() < 12 && words[1].form == ":" &&
           world_.words().has("credit", lower(s, 0));
  }

  /// The names of a sentence, those united that are one: "Turner | & | Vance", and of a body of
  /// people "… on … | in the | United States".
  Names joined(std::size_t s) const {
    Names names;
    for (const NamedMention& name : article_.sentence(s).names) {
      if (!names.empty() && is_case(s, names.back(), name)) {
        names.back() = {names.back().begin, name.end, "Law"};
        continue;
      }
      const bool continues = !names.empty() && (is_joined_by_sign(s, names.back(), name) ||
                                                is_joined_by_place(s, names.back(), name));
      if (continues) {
        names.back() = {names.back().begin, name.end, "Organization"};
      } else {
        names.push_back(name);
      }
    }
    return names;
  }

  /// "Duarte | v. | Loomhaus" is a case.
  bool is_case(std::size_t s, const NamedMention& one, const NamedMention& next) const {
    const auto is_versus = [&](std::uint32_t i) {
      const std::string form = lower(s, i);
      return form == "v" || form == "v." || form == "vs" || form == "vs.";
    };
    return (one.end == next.begin && is_versus(one.end - 1)) ||
           (one.end + 1 == next.begin && is_versus(one.end));
  }

  bool is_joined_by_sign(std::size_t s, const NamedMention& one, const NamedMention& next) const {
    return one.end + 1 == next.begin && word(s, one.end).form == "&";
  }

  bool is_joined_by_place(std::size_t s, const NamedMention& one, const NamedMention& next) const {
    if (one.type != "Organization" || next.type != "Location" || next.begin != one.end + 2 ||
        lower(s, one.end) != "in" || lower(s, one.end + 1) != "the") {
      return false;
    }
    bool body = false;
    for (std::uint32_t i = one.begin; i < one.end; ++i) {
      body = body || world_.words().has("body", lower(s, i));
      if (body && (lower(s, i) == "on" || lower(s, i) == "for")) return true;
    }
    return false;
  }

  /// The sign of the genitive inside a name, if what stands before it is a name of its own.
  std::optional<std::uint32_t> genitive(std::size_t s, const NamedMention& name) const {
    for (std::uint32_t i = name.begin + 1; i + 1 < name.end; ++i) {
      if (word(s, i).xpos != "POS") continue;
      const std::string owner = article_.words(s, {name.begin, i});
      if (parts_.contains(owner) || world_.is_place(owner)) return i;
    }
    return std::nullopt;
  }

  /// The "of" before the place where something is, if the name stands elsewhere without it.
  std::optional<std::uint32_t> of_place(std::size_t s, const NamedMention& name) const {
    for (std::uint32_t i = name.begin + 1; i + 1 < name.end; ++i) {
      if (lower(s, i) != "of" || !is_known_place(s, {i + 1, name.end})) continue;
      const std::string whole = article_.words(s, {name.begin, i});
      const std::string first = word(s, name.begin).form;
      const bool is_paper = first == "The" && i == name.begin + 2;
      // "Olm Group of Oslo", "Olm Ventures of Munich"
      const bool city = !world_.is_region(article_.words(s, {i + 1, name.end}));
      const bool is_firm =
          world_.is_legal_form(word(s, i - 1).form) ||
          (city && i > name.begin + 1 && world_.words().has("designator", lower(s, i - 1)));
      if (types_.contains(whole) || (types_.contains(first) && i > name.begin + 1) || is_paper ||
          is_firm) {
        return i;
      }
    }
    return std::nullopt;
  }

  /// The preposition between two names of which the network makes one: "sold the Courier | to |
  /// Olm Media Group".
  std::optional<std::uint32_t> between_names(std::size_t s, const NamedMention& name) const {
    if (name.type == "Work" || name.type == "Law" || name.type == "Event") return std::nullopt;
    for (std::uint32_t i = name.begin + 1; i + 1 < name.end; ++i) {
      if (lower(s, i) == word(s, i).form && world_.words().has("between names", lower(s, i))) {
        return i;
      }
    }
    return std::nullopt;
  }

  /// Takes from a name the articles, titles and letters that are no part of it.
  void trim(std::size_t s, NamedMention& name) const {
    while (name.begin < name.end && word(s, name.begin).upos == "DET" &&
           !is_capitalised(word(s, name.begin).form)) {
      ++name.begin;
    }
    const bool genitive = name.begin < name.end && word(s, name.end - 1).xpos == "POS";
    if (genitive && world_.is_organization(article_.words(s, {name.begin, name.end}))) {
      name.type = "Organization";  // "Moody's"
      return;
    }
    if (genitive) --name.end;
    trim_result(s, name);
    if (begins_with_address(s, name)) name.type = "Person";
    if (name.type != "Person") return;
    while (name.begin < name.end && world_.words().has("title", lower(s, name.begin))) {
      ++name.begin;
    }
    const auto letters = [&](const std::string& form) {
      return is_acronym(form) && form.size() <= 5 &&
             form.find_first_not_of("IVX") != std::string::npos;
    };
    while (name.end - name.begin > 2 && letters(word(s, name.end - 1).form)) --name.end;
  }

  /// Whether a name is a form of address and a name or two: "Miss Olm", not "Miss World".
  bool begins_with_address(std::size_t s, const NamedMention& name) const {
    const std::uint32_t words = name.end - name.begin;
    return (words == 2 || words == 3) && world_.words().has("address", lower(s, name.begin)) &&
           !world_.is_place(article_.words(s, {name.begin + 1, name.end})) &&
           world_.noun(lower(s, name.end - 1)) == nullptr && lower(s, name.end - 1) != "world";
  }

  /// Takes the result of a match from the name of a side: "Tondela 1-0", as one word or three.
  void trim_result(std::size_t s, NamedMention& name) const {
    const auto is_number = [](std::string_view form) {
      return !form.empty() && form.find_first_not_of("0123456789") == std::string_view::npos;
    };
    const std::string& last = word(s, name.end - 1).form;
    const std::size_t hyphen = last.find_first_of("-\xE2");
    if (name.end - name.begin > 1 && hyphen != std::string::npos &&
        is_number(std::string_view(last).substr(0, hyphen)) &&
        is_number(std::string_view(last).substr(last.find_last_not_of("0123456789") + 1))) {
      --name.end;
      name.type = "Organization";
    } else if (name.end - name.begin > 3 && is_number(last) &&
               is_number(word(s, name.end - 3).form) &&
               (word(s, name.end - 2).form == "-" || word(s, name.end - 2).form == "\u2013")) {
      name.end -= 3;
      name.type = "Organization";
    }
  }

  /// Whether a name is that of a family: "the Thornton family".
  bool is_family(std::size_t s, const NamedMention& name) const {
    return name.end < article_.sentence(s).words.size() &&
           (name.type == "Person" || name.type == "Group") &&
           world_.words().has("family", lower(s, name.end));
  }

  /// Adds names that stand elsewhere in the article in the same words.
  void find_again(std::size_t s) {
    Names& names = article_.analysis.sentences[s].names;
    const std::size_t count = names.size();
    const std::vector<Word>& words = article_.sentence(s).words;
    for (std::uint32_t i = 0; i < words.size(); ++i) {
      const auto inside =
          std::find_if(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(count),
                       [&](const NamedMention& n) { return n.begin <= i && i < n.end; });
      if (inside != names.begin() + static_cast<std::ptrdiff_t>(count)) {
        i = inside->end - 1;
        continue;
      }
      // What the tagger takes for a common noun at the head of a sentence may be a known name,
      // unless the text has it as a common noun too.
      const bool may_begin =
          is_capitalised(words[i].form) &&
          (words[i].upos == "PROPN" || ((words[i].upos == "NOUN" || words[i].upos == "ADJ") &&
                                        !small_words_.contains(ascii_lower(words[i].form))));
      if (!may_begin) continue;
      const std::optional<NamedMention> found = known_name(s, i, names, count);
      if (!found) continue;
      names.push_back(*found);
      i = found->end - 1;
    }
    std::sort(names.begin(), names.end(),
              [](const NamedMention& a, const NamedMention& b) { return a.begin < b.begin; });
  }

  /// Adds the proper nouns that are coordinated with a name, "rivals such as Wayfarer and
  /// Bookable", and those in apposition to what only a person can be: "his wife Amity".
  void find_by_syntax(std::size_t s) {
    if (article_.title_case[s]) return;
    Names& names = article_.analysis.sentences[s].names;
    const Tree& tree = article_.trees[s];
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
      const bool related = tree.is(i, "conj") || tree.is(i, "appos");
      if (tree.word(i).upos != "PROPN" || !is_capitalised(tree.word(i).form) || !related ||
          name_at(names, i) != nullptr || is_of_value(s, i) ||
          world_.words().has("title", lower(s, i)) || world_.noun(lower(s, i)) != nullptr) {
        continue;
      }
      const NamedMention* first = name_at(names, *tree.head(i));
      const bool person = tree.is(i, "appos") && is_person(tree, *tree.head(i));
      if (!person && (first == nullptr || !tree.is(i, "conj"))) continue;
      NamedMention added{i, i + 1, person ? "Person" : first->type};
      while (added.begin > 0 && tree.word(added.begin - 1).upos == "PROPN" &&
             tree.head(added.begin - 1) == i && name_at(names, added.begin - 1) == nullptr) {
        --added.begin;
      }
      while (added.end < tree.size() && tree.word(added.end).upos == "PROPN" &&
             tree.head(added.end) == i && name_at(names, added.end) == nullptr) {
        ++added.end;
      }
      names.push_back(added);
    }
    std::sort(names.begin(), names.end(),
              [](const NamedMention& a, const NamedMention& b) { return a.begin < b.begin; });
  }

  /// Whether a word is a noun in the singular that means a person and nothing else.
  bool is_person(const Tree& tree, std::uint32_t noun) const {
    const NounMeaning* meaning = world_.noun(noun_lemma(tree, noun));
    return tree.word(noun).xpos == "NN" && meaning != nullptr &&
           meaning->types == std::vector<std::string>{"Person"};
  }

  static const NamedMention* name_at(const Names& names, std::uint32_t word) {
    const auto found = std::find_if(names.begin(), names.end(), [&](const NamedMention& name) {
      return name.begin <= word && word < name.end;
    });
    return found == names.end() ? nullptr : &*found;
  }

  bool is_of_value(std::size_t s, std::uint32_t word) const {
    const std::vector<Value>& values = article_.sentence(s).values;
    return std::any_of(values.begin(), values.end(),
                       [&](const Value& value) { return value.begin <= word && word < value.end; });
  }

  /// The longest known name that begins at a word and meets none of the first `count` names and no
  /// value.
  std::optional<NamedMention> known_name(std::size_t s, std::uint32_t begin, const Names& names,
                                         std::size_t count) const {
    const auto size = static_cast<std::uint32_t>(article_.sentence(s).words.size());
    std::uint32_t end = std::min(size, begin + longest_name);
    const auto limit = [&](std::uint32_t from) {
      if (from >= begin) end = std::min(end, from);
    };
    for (std::size_t n = 0; n < count; ++n) limit(names[n].begin);
    for (const Value& value : article_.sentence(s).values) {
      if (value.end > begin) limit(std::max(value.begin, begin));
    }
    for (; end > begin; --end) {
      const std::string words = article_.words(s, {begin, end});
      const auto known = types_.find(words);
      if (known != types_.end()) return NamedMention{begin, end, known->second};
      const auto part = parts_.find(words);
      if (part != parts_.end() && end == begin + 1) return NamedMention{begin, end, part->second};
      const std::vector<const KnownEntity*> own = table_.find(words, "");
      if (own.size() == 1) {
        const std::string& type = own.front()->type;
        return NamedMention{begin, end, type.empty() ? "Organization" : type};
      }
    }
    return std::nullopt;
  }

  /// The names of the body, and the first word of an organization's, the last of a person's.
  TypesOfNames names_and_parts() const {
    TypesOfNames known = types_;
    for (const auto& [name, type] : types_) {
      const std::size_t first = name.find(' ');
      if (first == std::string::npos) continue;
      if (type == "Person") {
        known.emplace(name.substr(name.rfind(' ') + 1), type);
        const std::string given = name.substr(0, first);
        if (world_.is_given_name(given) && !world_.is_place(given)) known.emplace(given, type);
      }
      const std::string word = name.substr(0, first);
      if (type == "Organization" && word.size() > 2 && word != "The" && !world_.is_people(word) &&
          !world_.is_place(word) && world_.noun(ascii_lower(word)) == nullptr) {
        known.emplace(word, type);
      }
    }
    return known;
  }

  Article& article_;
  const World& world_;
  const EntityTable& table_;
  TypesOfNames types_;                 ///< Of the names of the body.
  TypesOfNames parts_;                 ///< `names_and_parts`
  std::set<std::string> small_words_;  ///< Those written with a small letter.
};

}  // namespace

void repair_names(Article& article, const World& world, const EntityTable& table) {
  Repair(article, world, table).run();
}

}  // namespace graphwright::detail
