#include "importers/extraction/detail/name_chains.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "graph/identity.hpp"
#include "importers/extraction/detail/name_variants.hpp"

namespace graphwright::detail {
namespace {

constexpr double of_certain_type = 2.4;         // what speaks for it, at least
constexpr double of_likely_place = 0.6;         // what must speak for a place
constexpr double of_listed_name = 0.3;          // the type of a name beside it in a list
constexpr double of_certain_listed_name = 0.9;  // if that is certain

/// The names of an article that are the same words, or of one country.
struct NameGroup {
  std::string name;
  NameWords words;
  std::vector<std::size_t> mentions;         ///< Markables, in order; those of headlines last.
  std::map<std::string, std::size_t> votes;  ///< Of the network.
  TypeScores types;
  Gender gender = Gender::unknown;
  bool bare = false;  ///< One word, or a surname of several.
};

/// Unites the names of one article.
class Uniter {
 public:
  Uniter(const Article& article, const World& world, Chains& chains)
      : article_(article), world_(world), chains_(chains) {}

  void run() {
    find_groups();
    for (const NameGroup& group : groups_) {
      for (std::size_t i = 1; i < group.mentions.size(); ++i) {
        chains_.unite(group.mentions.front(), group.mentions[i], "the same name");
      }
    }
    unite_in_brackets();
    // The fullest first, so that each other form finds it.
    std::vector<std::size_t> order(groups_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return groups_[a].words.keys.size() > groups_[b].words.keys.size();
    });
    for (std::size_t i = 0; i < order.size(); ++i) {
      attach(groups_[order[i]], std::span(order).first(i));
    }
    unite_birth_names();
  }

 private:
  static constexpr std::size_t most_compared = 1000;  // full names that another is held against

  /// A full name that another may be a form of.
  struct Candidate {
    const NameGroup* full = nullptr;
    std::string reason;
    int rank = 0;  ///< The less the better.
  };

  void find_groups() {
    std::map<std::string, std::size_t> numbers;
    const std::vector<Markable>& markables = chains_.markables();
    for (std::size_t i = 0; i < markables.size(); ++i) {
      const Markable& m = markables[i];
      if (m.kind != MentionKind::name) continue;
      chains_.types(i) = evidence_of_context(article_, m, world_);
      if (sport_) chains_.types(i).add(evidence_of_sport(article_, m, world_));
      const auto [number, added] = numbers.emplace(key_of(m), groups_.size());
      if (added) {
        NameGroup& group = groups_.emplace_back();
        group.name = m.text;
        group.words = words_of_name(m.text, m.types.front(), world_);
        group.bare = group.words.keys.size() == 1;
      }
      NameGroup& group = groups_[number->second];
      group.mentions.push_back(i);
      ++group.votes[m.types.front()];
      if (group.gender == Gender::unknown) group.gender = m.gender;
    }
    std::set<std::string> introduced;  // the words of persons' full names
    for (const NameGroup& group : groups_) {
      if (!group.bare && group.votes.contains("Person")) {
        introduced.insert(group.words.keys.begin(), group.words.keys.end());
      }
    }
    for (NameGroup& group : groups_) {
      std::stable_partition(group.mentions.begin(), group.mentions.end(),
                            [&](std::size_t m) { return !chains_.markable(m).headline; });
      const bool known = introduced.contains(group.words.keys.front());
      chains_.types(group.mentions.front())
          .add(evidence_of_name(group.name, group.votes, known, world_));
      for (const std::size_t m : group.mentions) group.types.add(chains_.types(m));
    }
    add_evidence_of_lists();
  }

  /// Names that are listed together are mostly of one type.
  void add_evidence_of_lists() {
    std::map<std::size_t, std::size_t> group_of;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      for (const std::size_t m : groups_[g].mentions) group_of[m] = g;
    }
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::set<std::size_t>> lists;
    for (const auto& [m, group] : group_of) {
      const Markable& name = chains_.markable(m);
      const std::uint32_t first = article_.trees[name.sentence].first_conjunct(name.head);
      lists[{name.sentence, first}].insert(group);
    }
    std::vector<std::pair<std::size_t, TypeScores>> votes;
    for (const auto& [place, groups] : lists) {
      for (const std::size_t g : groups) {
        TypeScores& vote = votes.emplace_back(g, TypeScores()).second;
        for (const std::size_t other : groups) {
          const TypeScores& types = groups_[other].types;
          const std::string type = other == g ? "" : types.best();
          if (type.empty()) continue;
          vote.add(type,
                   types.of(type) < of_certain_type ? of_listed_name : of_certain_listed_name);
        }
      }
    }
    for (const auto& [g, vote] : votes) {
      groups_[g].types.add(vote);
      chains_.types(groups_[g].mentions.front()).add(vote);
    }
  }

  /// What makes two names the same: their letters, and a title's gender before a surname ("Mr.
  /// Olm", "Ms. Olm").
  std::string key_of(const Markable& m) const {
    std::string_view name = m.text;
    if (name.starts_with("The ") || name.starts_with("the ")) name.remove_prefix(4);
    std::string key = slug(name);
    const Country* country =
        m.types.front() == "Location" ? world_.countries().named(name) : nullptr;
    if (country != nullptr) return "country/" + country->code;
    if (m.types.front() == "Group") return world_.key_of_people(name);
    const bool surname = m.text.find(' ') == std::string::npos;
    if (surname && !m.title.empty() && m.gender == Gender::male) key += "/male";
    if (surname && !m.title.empty() && m.gender == Gender::female) key += "/female";
    return key;
  }

  const Markable& first(const NameGroup& group) const {
    return chains_.markable(group.mentions.front());
  }

  static bool is_before(const Markable& a, const Markable& b) {
    return std::pair(a.sentence, a.head) < std::pair(b.sentence, b.head);
  }

  /// "Union of Atheists (UAAR)", "CEI (Italian Episcopal Conference)", "TSMC, also known as …".
  void unite_in_brackets() {
    for (std::size_t i = 0; i < chains_.markables().size(); ++i) {
      const Markable& one = chains_.markable(i);
      if (one.kind != MentionKind::name) continue;
      const std::vector<Word>& words = article_.sentence(one.sentence).words;
      for (std::size_t j = i + 1; j < chains_.markables().size(); ++j) {
        const Markable& other = chains_.markable(j);
        if (other.sentence != one.sentence || other.words.begin > one.words.end + 25) break;
        if (other.kind != MentionKind::name || other.words.begin < one.words.end) continue;
        if (is_in_brackets(words, one, other) && !is_person(i) && !is_person(j) &&
            (is_abbreviation(one.text) != is_abbreviation(other.text))) {
          chains_.unite(i, j, "the other name in brackets");
        } else if (is_also_called(words, one, other)) {
          chains_.unite(i, j, "also called so");
        }
        break;
      }
    }
  }

  /// "Rosa Ann Comeau was born …" in an article about Rosa Thibault: the name at birth of the
  /// person of whom the text speaks most, with the same given name.
  void unite_birth_names() {
    const NameGroup* main = nullptr;
    for (const NameGroup& group : groups_) {
      if (group.bare || !has_headline(group) || group.types.best() != "Person") continue;
      if (main == nullptr || group.mentions.size() > main->mentions.size()) main = &group;
    }
    if (main == nullptr) return;
    for (const NameGroup& group : groups_) {
      const Markable& name = first(group);
      const Tree& tree = article_.trees[name.sentence];
      const std::optional<std::uint32_t> verb = tree.head(name.head);
      if (!group.bare && &group != main && verb && tree.word(name.head).relation == "nsubj:pass" &&
          world_.words().has("birth", tree.lemma(*verb)) &&
          group.words.keys.front() == main->words.keys.front() && group.mentions.size() == 1) {
        chains_.unite(main->mentions.front(), group.mentions.front(), "the name at birth");
      }
    }
  }

  bool is_person(std::size_t markable) const {
    const std::string type = chains_.types(markable).best();
    return type == "Person" || type == "Location" || type == "Group";
  }

  static bool is_in_brackets(const std::vector<Word>& words, const Markable& one,
                             const Markable& other) {
    return one.words.end + 1 == other.words.begin && words[one.words.end].form == "(" &&
           other.words.end < words.size() && words[other.words.end].form == ")";
  }

  /// Whether the words between two names say that the second is another name of the first: ",
  /// better known as", ", founded in 1926 as", ", nicknamed \"the".
  bool is_also_called(const std::vector<Word>& words, const Markable& one,
                      const Markable& other) const {
    // "Mari Quint (born 9 May 1979), known as": what brackets hold is passed over.
    std::uint32_t begin = one.words.end;
    if (words[begin].form == "(") {
      std::uint32_t close = begin;
      while (close < other.words.begin && words[close].form != ")") ++close;
      if (close + 1 < other.words.begin) begin = close + 1;
    }
    const Tree& tree = article_.trees[other.sentence];
    if (tree.is(other.head, "nmod:poss") || tree.is(other.head, "compound")) return false;
    if (other.words.begin > begin + 7 || other.words.begin < begin + 2) return false;
    std::string first;
    std::string last;
    for (std::uint32_t i = begin; i < other.words.begin; ++i) {
      const std::string lower = ascii_lower(words[i].form);
      if (words[i].upos == "PUNCT" || words[i].upos == "DET") continue;
      last = lower;
      if (first.empty() && (words[i].upos != "ADV" || world_.words().has("also called", lower))) {
        first = lower;
      }
    }
    const std::string& sign = words[begin].form;
    const bool named_as = last == "as" && world_.words().has("called as", first);
    return (sign == "," || sign == "(") &&
           (named_as || (first == last && world_.words().has("also called", first)));
  }

  /// Unites a name with the full name of which it is a form, if there is one.
  void attach(const NameGroup& group, std::span<const std::size_t> fuller) {
    std::optional<Candidate> best;
    rejected_.reset();
    std::size_t compared = 0;
    for (const std::size_t number : fuller) {
      const NameGroup& full = groups_[number];
      if (&full == &group) continue;
      if (++compared > most_compared) break;
      if (chains_.chain(full.mentions.front()) == chains_.chain(group.mentions.front())) {
        return;  // by brackets
      }
      const std::optional<Candidate> candidate = compare(group, full);
      if (candidate && (!best || is_better(*candidate, *best))) best = candidate;
    }
    if (best) {
      chains_.unite(best->full->mentions.front(), group.mentions.front(), best->reason);
    } else {
      if (rejected_) chains_.keep_apart(rejected_->one, rejected_->other, rejected_->reason);
      refer_by_head(group, fuller);
    }
  }

  /// Notes why the fullest name that a name looks like is not its own.
  void reject(const NameGroup& full, const NameGroup& group, std::string reason) {
    if (!rejected_) {
      rejected_ = {full.mentions.front(), group.mentions.front(), std::move(reason)};
    }
  }

  bool is_better(const Candidate& a, const Candidate& b) const {
    if (a.rank != b.rank) return a.rank < b.rank;
    return is_before(first(*a.full), first(*b.full));
  }

  std::optional<Candidate> compare(const NameGroup& group, const NameGroup& full) {
    const std::string type = full.types.best();
    if (type == "Person" || looks_like_person(group, full)) {
      return compare_with_person(group, full);
    }
    if (is_place_of_kind(full, group)) return Candidate{&full, "the place and its kind", 0};
    // "NSW", but no "US" of a place: countries have lists of their names.
    const bool may_abbreviate = type != "Location" || group.name.size() > 2;
    if (may_abbreviate && abbreviates(group.name, full.name, world_)) {
      return Candidate{&full, "its abbreviation", 0};
    }
    return compare_with_thing(group, full);
  }

  /// Whether a name of two words that is taken for something else is a person's after all: it
  /// begins with a given name, and its last word alone is a person by what stands around it ("…,
  /// who").
  bool looks_like_person(const NameGroup& group, const NameGroup& full) const {
    return full.words.forms.size() == 2 && group.bare &&
           group.words.keys.back() == full.words.keys.back() &&
           group.types.of("Person") >= of_certain_type &&
           world_.is_given_name(full.words.forms.front());
  }

  std::optional<Candidate> compare_with_person(const NameGroup& group, const NameGroup& full) {
    const std::optional<Form> form = compare_persons(group.words, full.words, world_);
    if (!form) return std::nullopt;
    const Gender one = group.gender;
    const Gender other = full.gender;
    const bool fits = one == Gender::unknown || other == Gender::unknown || one == other;
    // A bare name that is a firm's, or a place's, by what stands around it is not the person's.
    const bool unknown_place = *form == Form::surname && group.types.best() == "Location" &&
                               group.types.of("Location") < of_certain_type &&
                               !world_.is_place(group.name);
    const bool is_person =
        unknown_place || (group.types.of("Person") > 0 &&
                          group.types.of("Person") >= group.types.best_but("Person"));
    if (!is_same_thing(*form) || !fits || !is_person) {
      if (group.types.best() == "Person") {
        reject(full, group,
               !is_same_thing(*form) ? std::string(name_of(*form))
               : !fits               ? "different genders"
                                     : "another type");
      }
      return std::nullopt;
    }
    // Who is only named after, or in the same sentence, is hardly meant.
    const bool known = is_before(first(full), first(group)) || has_headline(full);
    if (!known && *form == Form::given_name && !first(group).headline) {
      return std::nullopt;
    }
    const int rank = *form == Form::given_name ? 2 : 1;
    const bool likely = known && !stand_together(group, full);
    const bool same_gender = one == Gender::unknown || one == other;
    return Candidate{&full, std::string(name_of(*form)),
                     rank + (likely ? 0 : 4) + (same_gender ? 0 : 2)};
  }

  bool has_headline(const NameGroup& group) const {
    return chains_.markable(group.mentions.back()).headline;
  }

  /// "Municipality of Livorno" and "Livorno".
  bool is_place_of_kind(const NameGroup& full, const NameGroup& group) const {
    const std::vector<std::string>& keys = full.words.keys;
    const Country* one = world_.countries().named(full.name);
    const Country* other = world_.countries().named(group.name);
    if (one != nullptr && other != nullptr && one != other) return false;  // the Republic of China
    return keys.size() > 2 && keys[1] == "of" && world_.words().has("administrative", keys[0]) &&
           std::equal(keys.begin() + 2, keys.end(), group.words.keys.begin(),
                      group.words.keys.end());
  }

  std::optional<Candidate> compare_with_thing(const NameGroup& group, const NameGroup& full) {
    const std::optional<Form> form = compare_short_form(group.words, full.words);
    if (!form) return std::nullopt;
    if (*form == Form::same) {
      return Candidate{&full, std::string(name_of(*form)), 0};
    }
    if (world_.is_concept(group.name) && world_.is_concept(full.name)) {
      return Candidate{&full, "the same name, shorter", 0};  // "Covid", "Covid-19"
    }
    const std::string obstacle = obstacle_to_short_form(group, full, *form);
    if (obstacle.empty()) return Candidate{&full, std::string(name_of(*form)), 1};
    reject(full, group, obstacle);
    return std::nullopt;
  }

  /// Why a name is not short for a fuller one that begins with it, or of two words ends with it; ""
  /// if nothing is against it.
  std::string obstacle_to_short_form(const NameGroup& group, const NameGroup& full,
                                     Form form) const {
    const Markable& introduced = first(full);
    const Markable& used = first(group);
    const bool only_in_headlines = used.headline;
    if (!only_in_headlines && !introduced.headline && is_before(used, introduced)) {
      return "the shorter name stands first";
    }
    if (group.types.of("Person") >= of_certain_type) return "a person";
    const std::string type = full.types.best();
    if (group.types.best() == "Group") return "a nationality";
    if (group.name.starts_with("The ") && used.head > 1) return "a name with its article";
    if (is_place(group) && !full.types.best().empty()) return "the name of a place";
    // A place that no list has may be a firm or a club.
    const bool unsure = type == "Location" && !is_place(full) && group.types.best() != "Location";
    const bool place = (type == "Location" || type == "Facility") && !unsure &&
                       (is_place(full) || !has_only_designators(group, full));
    // "the Furka" after "Furka Pass"
    const bool with_article =
        type == "Location" && used.words.begin > 0 &&
        ascii_lower(article_.sentence(used.sentence).words[used.words.begin - 1].form) == "the";
    if (place && !with_article && !used.headline) return "a place and what is named after it";
    if (type != "Organization" && type != "Event" && group.types.best() != type && !unsure) {
      return "another type";
    }
    if (form == Form::last_word) {
      const bool common = world_.noun(ascii_lower(group.words.forms.back())) != nullptr;
      if ((type != "Organization" && type != "Event") || common)
        return "not the word that tells it";
    }
    if (stand_together(group, full) && !has_only_designators(group, full)) {
      return "both in one sentence";
    }
    if (form == Form::first_words && !is_name_of_its_own(group, full)) {
      return "the other words make another thing";
    }
    return "";
  }

  /// Whether the first words of a name can stand for it. One word can, but "UN" and "United
  /// Nations" are more than the beginning of "UN Women": after them only words may follow that any
  /// firm may have in its name.
  bool is_name_of_its_own(const NameGroup& group, const NameGroup& full) const {
    if (group.bare && !is_abbreviation(group.name)) return true;
    if (group.words.forms.size() >= full.words.forms.size()) return true;
    const std::vector<std::string>& forms = full.words.forms;
    const std::string next = ascii_lower(forms[group.words.forms.size()]);
    if (next == "of" || next == "for" || next == "de") return true;  // "the Supreme Court"
    return has_only_designators(group, full);
  }

  /// Whether all that a fuller name has more is words that any firm may have in its name.
  bool has_only_designators(const NameGroup& group, const NameGroup& full) const {
    const std::vector<std::string>& forms = full.words.forms;
    return std::all_of(forms.begin() + static_cast<std::ptrdiff_t>(group.words.forms.size()),
                       forms.end(), [&](const std::string& form) {
                         return world_.words().has("designator", ascii_lower(form)) ||
                                world_.is_legal_form(form);
                       });
  }

  bool is_place(const NameGroup& group) const {
    const std::string& dateline = article_.document.place;
    const bool listed =
        world_.is_place(group.name) && group.types.of("Location") >= of_likely_place;
    const bool known =
        listed || (!dateline.empty() && dateline.find(group.name) != std::string::npos);
    return known && group.types.of("Location") > 0 &&
           group.types.of("Location") >= group.types.best_but("Location");
  }

  /// Whether the sentence in which the full name stands first has the shorter one too.
  bool stand_together(const NameGroup& group, const NameGroup& full) const {
    const Markable& introduced = first(full);
    return !introduced.headline &&
           std::any_of(group.mentions.begin(), group.mentions.end(), [&](std::size_t m) {
             return chains_.markable(m).sentence == introduced.sentence;
           });
  }

  /// "the Court" after "the Supreme Court": the common noun of a name in capitals refers to the
  /// last name before that has it.
  void refer_by_head(const NameGroup& group, std::span<const std::size_t> fuller) {
    const Markable& used = first(group);
    if (!group.bare || used.headline || used.words.begin == 0) return;
    const std::vector<Word>& words = article_.sentence(used.sentence).words;
    const NounMeaning* meaning = world_.noun(ascii_lower(group.name));
    if (ascii_lower(words[used.words.begin - 1].form) != "the" || meaning == nullptr ||
        world_.is_people(group.name)) {
      return;
    }
    const bool person = meaning->types.front() == "Person";
    const NameGroup* last = nullptr;
    for (const std::size_t number : fuller) {
      const NameGroup& full = groups_[number];
      const std::vector<std::string>& keys = full.words.keys;
      const Markable& introduced = first(full);
      if (std::find(keys.begin(), keys.end(), group.words.keys.front()) == keys.end() ||
          full.types.best() == "Person" || introduced.headline || !is_before(introduced, used)) {
        continue;
      }
      // "the Courier" of the Lima Courier, but no "the Officer"
      if (person &&
          (full.types.best() != "Organization" || keys.back() != group.words.keys.front()))
        continue;
      if (last == nullptr || is_before(first(*last), introduced)) last = &full;
    }
    if (last != nullptr) {
      chains_.unite(last->mentions.front(), group.mentions.front(), "the kind of thing it is");
    }
  }

  const Article& article_;
  const World& world_;
  Chains& chains_;
  bool sport_ = is_about_sport(article_, world_);
  std::vector<NameGroup> groups_;
  std::optional<Verdict> rejected_;  ///< What the name that is compared was not united with.
};

}  // namespace

void unite_names(const Article& article, const World& world, Chains& chains) {
  Uniter(article, world, chains).run();
}

}  // namespace graphwright::detail
