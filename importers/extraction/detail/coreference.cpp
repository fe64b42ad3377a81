#include "importers/extraction/detail/coreference.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "importers/extraction/detail/descriptions.hpp"
#include "importers/extraction/detail/name_chains.hpp"
#include "importers/extraction/detail/quotations.hpp"
#include "importers/extraction/detail/salience.hpp"

namespace graphwright::detail {
namespace {

constexpr std::uint32_t farthest_pronoun = 7;  // sentences back to what a pronoun refers to
constexpr std::uint32_t farthest_noun = 40;    // and a definite noun
constexpr std::size_t most_candidates = 400;   // markables back that are looked at
constexpr double of_same_noun = 3;             // that the name was called what the noun says
constexpr double of_same_country = 8;          // that it is of the country that the noun tells
constexpr double of_topic = 1.5;               // for the person of whom the text speaks most
constexpr std::uint32_t nearest_topic = 2;     // sentences
constexpr double of_far_topic = 1.8;           // for each sentence that it is farther
constexpr double of_known_gender = 0.8;        // that it is the pronoun's
constexpr double of_pronoun_for_person = 1;    // what "she" says of the type of its chain
constexpr double of_pronoun_for_thing = 0.5;   // what "it" says against a person

bool contains(const std::vector<std::string>& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

/// Resolves the coreference of one article.
class Resolver {
 public:
  Resolver(const Article& article, const World& world)
      : article_(article),
        world_(world),
        quotations_(article, world),
        chains_(find_markables(article, world)) {
    for (std::size_t i = 0; i < chains_.markables().size(); ++i) {
      const Markable& m = chains_.markable(i);
      by_head_[{m.sentence, m.head}] = i;
    }
    // What hangs on another word of a name is said of the name, too.
    for (std::size_t i = 0; i < chains_.markables().size(); ++i) {
      const Markable& m = chains_.markable(i);
      for (std::uint32_t w = m.words.begin; m.kind == MentionKind::name && w < m.words.end; ++w) {
        by_head_.emplace(std::pair(m.sentence, w), i);
      }
    }
  }

  Chains resolve() {
    unite_names(article_, world_, chains_);
    told_.emplace(article_, world_, chains_);
    follow_syntax();
    topic_ = main_person();
    for (std::size_t i = 0; i < chains_.markables().size(); ++i) {
      const Markable& m = chains_.markable(i);
      if (m.first_person || m.second_person || m.relative) continue;
      if (m.kind == MentionKind::pronoun) resolve_pronoun(i);
      if (m.kind == MentionKind::nominal && m.definite) resolve_noun(i);
    }
    if (is_conversation()) asked_ = main_person();
    for (std::size_t i = 0; i < chains_.markables().size(); ++i) {
      if (chains_.markable(i).first_person) resolve_first_person(i);
      if (chains_.markable(i).second_person) resolve_second_person(i);
    }
    return std::move(chains_);
  }

 private:
  std::optional<std::size_t> markable_at(std::uint32_t sentence, std::uint32_t head) const {
    const auto found = by_head_.find({sentence, head});
    return found == by_head_.end() ? std::nullopt : std::optional(found->second);
  }

  std::string lemma(const Markable& m) const {
    return noun_lemma(article_.trees[m.sentence], m.head);
  }

  /// Unites two chains, and what was said of them.
  void unite(std::size_t one, std::size_t other, std::string reason) {
    const std::size_t a = chains_.chain(one);
    const std::size_t b = chains_.chain(other);
    chains_.unite(one, other, std::move(reason));
    told_->unite(a, b, chains_.chain(one));
  }

  /// Whether two markables may be of one thing by their types.
  bool fit(const Markable& noun, std::size_t name) const {
    const std::string type = chains_.types(name).best();
    return contains(noun.types, type) || (contains(noun.types, "thing") && type != "Person");
  }

  /// Unites what the tree says is one: appositions, predicates, nouns beside a name, relative
  /// pronouns.
  void follow_syntax() {
    for (std::size_t i = 0; i < chains_.markables().size(); ++i) {
      const Markable& m = chains_.markable(i);
      if (m.kind != MentionKind::name) continue;
      for (const std::uint32_t noun : describing_nouns(article_, m, world_)) {
        if (is_denied_of(m, noun)) continue;
        if (const auto other = markable_at(m.sentence, noun)) unite_noun(i, *other, "said of it");
      }
      follow_kind(i);
    }
    for (std::size_t i = 0; i < chains_.markables().size(); ++i) {
      const Markable& m = chains_.markable(i);
      const Tree& tree = article_.trees[m.sentence];
      if (m.relative) {
        follow_relative(i);
        continue;
      }
      if (m.kind == MentionKind::pronoun) continue;
      const std::optional<std::uint32_t> head = tree.head(m.head);
      if (!head) continue;
      if (tree.is(m.head, "appos")) {
        if (const auto other = markable_at(m.sentence, *head))
          unite_noun(*other, i, "in apposition");
      }
      if (tree.is(m.head, "nsubj") && tree.child(*head, "cop") && !tree.child(*head, "case") &&
          !is_denied(tree, *head)) {
        if (const auto other = markable_at(m.sentence, *head))
          unite_noun(i, *other, "as predicate");
      }
    }
  }

  /// "the island of Olm" is Olm.
  void follow_kind(std::size_t name) {
    const Markable& m = chains_.markable(name);
    const Tree& tree = article_.trees[m.sentence];
    const std::optional<std::uint32_t> noun = tree.head(m.head);
    const std::optional<std::uint32_t> of = tree.child(m.head, "case");
    if (!noun || !of || !tree.is(m.head, "nmod") || tree.word(*of).form != "of" ||
        !world_.words().has("kind of place", noun_lemma(tree, *noun))) {
      return;
    }
    if (const auto other = markable_at(m.sentence, *noun)) {
      unite_noun(name, *other, "the place and its kind");
    }
  }

  /// Whether a noun is a predicate that is denied of a name: "Olm is not a painter".
  bool is_denied_of(const Markable& name, std::uint32_t noun) const {
    const Tree& tree = article_.trees[name.sentence];
    return tree.head(name.head) == noun && tree.is(name.head, "nsubj") && is_denied(tree, noun);
  }

  static bool is_denied(const Tree& tree, std::uint32_t predicate) {
    for (const std::uint32_t child : tree.children(predicate)) {
      const std::string lower = tree.lemma(child);
      if (lower == "not" || lower == "never" || tree.is(child, "aux")) return true;
    }
    return false;
  }

  /// Unites a noun with the name, or the noun, that it is said of.
  void unite_noun(std::size_t one, std::size_t other, const char* how) {
    const Markable& a = chains_.markable(one);
    const Markable& b = chains_.markable(other);
    if (a.kind == MentionKind::pronoun || b.kind == MentionKind::pronoun) return;
    if (chains_.is_named(one) && chains_.is_named(other)) return;  // two things, or known as one
    const bool number = a.number == GrammaticalNumber::unknown ||
                        b.number == GrammaticalNumber::unknown || a.number == b.number;
    const bool noun_first = a.kind == MentionKind::nominal;
    const bool fits =
        a.kind == b.kind ? a.types == b.types : fit(noun_first ? a : b, noun_first ? other : one);
    if (number && fits) unite(one, other, how);
  }

  /// The name that stands right before a pronoun, with a comma between them.
  std::optional<std::size_t> name_before(std::size_t pronoun) const {
    const Markable& m = chains_.markable(pronoun);
    for (std::size_t i = pronoun; i-- > 0 && chains_.markable(i).sentence == m.sentence;) {
      const Markable& name = chains_.markable(i);
      // "the Party, to which she belonged"
      const std::uint32_t between =
          article_.sentence(m.sentence).words[m.words.begin - 1].upos == "ADP" ? 2 : 1;
      if (name.kind == MentionKind::name && name.words.end + between == m.words.begin) return i;
    }
    return std::nullopt;
  }

  void follow_relative(std::size_t pronoun) {
    const Markable& m = chains_.markable(pronoun);
    const Tree& tree = article_.trees[m.sentence];
    std::uint32_t word = m.head;
    std::optional<std::uint32_t> head = tree.head(word);
    while (head && !tree.is(word, "acl")) {
      word = *head;
      head = tree.head(word);
    }
    auto antecedent = head ? markable_at(m.sentence, *head) : name_before(pronoun);
    // "Ana Olm of Lima, whose husband"
    if (antecedent && chains_.types(*antecedent).best() == "Location" && is_of_person(m)) {
      follow_to_person(pronoun, chains_.markable(*antecedent).head);
      return;
    }
    // "a quarrel with Alder, which is owned by Birch": rather what stands right before
    if (antecedent && !chains_.is_named(*antecedent) && !contains(m.types, "Person")) {
      if (const auto name = name_before(pronoun)) antecedent = name;
    }
    if (!antecedent) return;
    // "Kuroda Systems of Osaka, which bought …": what stands in between is not meant.
    const bool person = chains_.types(*antecedent).best() == "Person";
    if (chains_.is_named(*antecedent) &&
        ((m.gender == Gender::neuter && person) || (contains(m.types, "Person") && !person))) {
      if (!person && head) follow_to_person(pronoun, *head);
      return;
    }
    unite(*antecedent, pronoun, "its relative pronoun");
  }

  /// Whether a possessive pronoun is a person's by what it owns: "whose husband".
  bool is_of_person(const Markable& pronoun) const {
    const Tree& tree = article_.trees[pronoun.sentence];
    return tree.is(pronoun.head, "nmod:poss") &&
           world_.words().has("of person", noun_lemma(tree, *tree.head(pronoun.head)));
  }

  /// "Olm, a governor of the Central Bank, who …": the person whose phrase holds the name that the
  /// parser takes.
  void follow_to_person(std::size_t pronoun, std::uint32_t word) {
    const Markable& m = chains_.markable(pronoun);
    const Tree& tree = article_.trees[m.sentence];
    while (tree.is(word, "nmod") || tree.is(word, "appos") || tree.is(word, "compound")) {
      word = *tree.head(word);
      const auto holder = markable_at(m.sentence, word);
      if (holder && chains_.is_named(*holder) && chains_.types(*holder).best() == "Person") {
        unite(*holder, pronoun, "its relative pronoun");
        return;
      }
    }
  }

  bool agrees_in_gender(const Markable& m, std::size_t candidate) const {
    const Gender gender = chains_.gender(candidate);
    return m.gender == Gender::unknown || gender == Gender::unknown || m.gender == gender;
  }

  /// Whether a pronoun stands where only persons, organizations and places can: what has officers
  /// and shares, or says and buys something.
  bool needs_agent(const Markable& pronoun) const {
    const Tree& tree = article_.trees[pronoun.sentence];
    const std::optional<std::uint32_t> head = tree.head(pronoun.head);
    if (!head) return false;
    const std::string lemma = tree.lemma(*head);
    if (tree.is(pronoun.head, "nmod:poss")) {
      const NounMeaning* meaning = world_.noun(lemma);  // "its general counsel"
      const bool person =
          meaning != nullptr && meaning->types == std::vector<std::string>{"Person"};
      return person || world_.words().has("member", lemma);
    }
    return tree.word(pronoun.head).relation == "nsubj" &&
           (world_.words().has("agent", lemma) || world_.words().has("speech", lemma));
  }

  static bool is_no_agent(const std::string& type) {
    return type == "Law" || type == "Work" || type == "Event" || type == "Award" ||
           type == "Product" || type == "Concept" || type == "Facility";
  }

  /// Whether a pronoun may stand for a chain by type, number and gender.
  bool agrees(const Markable& pronoun, std::size_t candidate) const {
    const Markable& m = chains_.markable(candidate);
    const bool named = chains_.is_named(candidate);
    const std::string type = named ? chains_.types(candidate).best()
                                   : (m.types.empty() ? std::string() : m.types.front());
    const bool plural = m.kind != MentionKind::name && m.number == GrammaticalNumber::plural;
    if (pronoun.number == GrammaticalNumber::plural) {
      return plural || type == "Group" || (named && type == "Organization");
    }
    if (plural || type == "Group" || (needs_agent(pronoun) && is_no_agent(type))) return false;
    if (contains(pronoun.types, "Person")) {
      const bool person = named ? type == "Person" : contains(m.types, "Person");
      return person && agrees_in_gender(pronoun, candidate);
    }
    return type != "Person" && chains_.gender(candidate) != Gender::male &&
           chains_.gender(candidate) != Gender::female;
  }

  /// The markable before another that suits best of those that a test admits.
  template <typename Admits, typename Bonus>
  std::optional<std::size_t> best_before(std::size_t anaphor, std::uint32_t farthest,
                                         Admits&& admits, Bonus&& bonus) const {
    const Markable& m = chains_.markable(anaphor);
    std::optional<std::size_t> best;
    double highest = 0;
    std::set<std::size_t> forbidden;  // chains: who sues him is not he, by whatever name
    for (std::size_t i = anaphor; i-- > 0 && anaphor - i < most_candidates;) {
      const Markable& candidate = chains_.markable(i);
      if (candidate.sentence + farthest < m.sentence) break;
      if (candidate.first_person || candidate.second_person || candidate.relative) continue;
      if (chains_.chain(i) == chains_.chain(anaphor) || !admits(i)) continue;
      const std::optional<double> score = salience(article_, chains_, anaphor, i);
      if (!score && !m.reflexive) forbidden.insert(chains_.chain(i));
      if (!score || forbidden.contains(chains_.chain(i))) continue;
      const double total = *score + bonus(i);
      if (!best || total > highest) {
        best = i;
        highest = total;
      }
    }
    return best;
  }

  void resolve_pronoun(std::size_t pronoun) {
    const Markable& m = chains_.markable(pronoun);
    // "they" may be anybody, "it" a fact: what is quoted speaks of what was said.
    const auto found = best_before(
        pronoun, farthest_pronoun,
        [&](std::size_t i) {
          const Markable& candidate = chains_.markable(i);
          const bool open =
              candidate.kind == MentionKind::pronoun && chains_.members(i).size() == 1;
          return !open && agrees(m, i);
        },
        [&](std::size_t i) {
          if (!contains(m.types, "Person")) return 0.0;
          const bool known = m.gender != Gender::unknown && chains_.gender(i) == m.gender;
          const bool topic = topic_ && chains_.chain(*topic_) == chains_.chain(i);
          return (topic ? of_topic + distance_bonus(chains_.markable(i), m) : 0) +
                 (known ? of_known_gender : 0);
        });
    if (!found) return;
    const bool person = contains(m.types, "Person");
    // "the Indians … them" are no person.
    const bool people = chains_.types(*found).best() == "Group";
    if (person && !people) chains_.types(*found).add("Person", of_pronoun_for_person);
    if (m.gender == Gender::neuter) chains_.types(*found).add("Person", -of_pronoun_for_thing);
    unite(*found, pronoun, "a pronoun that agrees");
  }

  /// What the topic gets back of what distance costs: a text comes back to it.
  static double distance_bonus(const Markable& topic, const Markable& pronoun) {
    const std::uint32_t sentences = pronoun.sentence - topic.sentence;
    return sentences > nearest_topic ? of_far_topic * (sentences - nearest_topic) : 0;
  }

  void resolve_noun(std::size_t noun) {
    const Markable& m = chains_.markable(noun);
    // It may have an apposition of its own: "the company, a unit of Alder".
    if (chains_.is_named(noun) || chains_.members(noun).front() != noun) return;
    const std::string lemma = this->lemma(m);
    const bool refers_back = world_.words().has("refers back", lemma);
    const std::set<std::string> countries =
        countries_of(article_.trees[m.sentence], m.head, world_);
    const auto bonus = [&](std::size_t i) {
      const bool same = is_same_noun(i, lemma) || told_->has_noun(chains_.chain(i), lemma);
      return (same ? of_same_noun : 0) +
             (told_->is_of(chains_.chain(i), countries) ? of_same_country : 0);
    };
    const auto admits = [&](std::size_t i) {
      const Markable& candidate = chains_.markable(i);
      if (m.number != GrammaticalNumber::unknown && candidate.kind != MentionKind::pronoun &&
          candidate.number != GrammaticalNumber::unknown && candidate.number != m.number) {
        return false;
      }
      if (!agrees_in_gender(m, i)) return false;
      if (told_->is_of_others(chains_.chain(i), countries)) return false;
      if (is_same_noun(i, lemma)) return true;
      if (!chains_.is_named(i) || told_->is_of_other_kind(chains_.chain(i), lemma)) return false;
      const std::string type = chains_.types(i).best();
      if (type == "Location" && !may_be_called(candidate, lemma)) return false;
      if (told_->was_called(chains_.chain(i), lemma))
        return contains(m.types, "thing") || contains(m.types, type);
      return refers_back && contains(m.types, type);
    };
    const auto found = best_before(noun, farthest_noun, admits, bonus);
    if (found) unite(*found, noun, "a noun of its kind");
  }

  /// Whether a noun for places can mean a place by its size: "the country" no city, "the city" no
  /// country.
  bool may_be_called(const Markable& place, const std::string& noun) const {
    const bool country = world_.countries().named(place.text) != nullptr;
    if (world_.words().has("of country", noun)) return country || !world_.is_place(place.text);
    return !world_.words().has("of town", noun) || !country;
  }

  bool is_same_noun(std::size_t candidate, const std::string& lemma) const {
    const Markable& m = chains_.markable(candidate);
    return m.kind == MentionKind::nominal && this->lemma(m) == lemma;
  }

  /// Whether the text is a conversation, with questions to somebody and answers in the first
  /// person that stand in no quotation marks.
  bool is_conversation() const {
    constexpr std::size_t fewest_questions = 2;
    constexpr std::size_t fewest_answers = 3;
    std::size_t questions = 0;
    std::size_t answers = 0;
    for (std::uint32_t s = 0; s < article_.trees.size(); ++s) {
      const Tree& tree = article_.trees[s];
      bool first = false;
      bool second = false;
      for (std::uint32_t i = 0; i < tree.size(); ++i) {
        if (quotations_.is_quoted(s, i)) continue;
        const std::string lower = tree.lower(i);
        first = first || lower == "i" || lower == "my";
        second = second || lower == "you" || lower == "your";
      }
      const bool question = tree.word(tree.size() - 1).form == "?";
      questions += question && second;
      answers += !question && first;
    }
    return questions >= fewest_questions && answers >= fewest_answers;
  }

  /// The person of whom a text speaks most.
  std::optional<std::size_t> main_person() const {
    std::optional<std::size_t> main;
    for (std::size_t i = 0; i < chains_.markables().size(); ++i) {
      if (chains_.members(i).front() != i || !chains_.is_named(i) ||
          chains_.types(i).best() != "Person") {
        continue;
      }
      if (!main || chains_.members(i).size() > chains_.members(*main).size()) main = i;
    }
    return main;
  }

  void resolve_first_person(std::size_t pronoun) {
    const Markable& m = chains_.markable(pronoun);
    if (!quotations_.is_quoted(m.sentence, m.head)) {
      if (asked_ && m.number == GrammaticalNumber::singular) {
        unite(*asked_, pronoun, "who answers");
      }
      return;
    }
    const std::optional<Speaker> speaker = quotations_.speaker(m.sentence);
    if (!speaker) return;
    const std::optional<std::size_t> who = markable_at(speaker->sentence, speaker->word);
    if (!who || !chains_.is_named(*who)) return;
    const bool person = chains_.types(*who).best() == "Person";
    if (m.number == GrammaticalNumber::singular) {
      if (person) unite(*who, pronoun, "the speaker");
      return;
    }
    const std::optional<std::size_t> speaks_for = person ? organization_of(*who) : who;
    if (speaks_for) unite(*speaks_for, pronoun, "those for whom the speaker speaks");
  }

  /// "You" in a question is who answers.
  void resolve_second_person(std::size_t pronoun) {
    const Markable& m = chains_.markable(pronoun);
    const Tree& tree = article_.trees[m.sentence];
    const bool question = tree.word(tree.size() - 1).form == "?";
    if (asked_ && question && !quotations_.is_quoted(m.sentence, m.head)) {
      unite(*asked_, pronoun, "who is asked");
    }
  }

  /// The organization that stands with a person's role: "Ann Ek, head of Example Bank".
  std::optional<std::size_t> organization_of(std::size_t person) const {
    for (const std::size_t mention : chains_.members(person)) {
      const Markable& m = chains_.markable(mention);
      if (m.kind != MentionKind::name) continue;
      const Tree& tree = article_.trees[m.sentence];
      for (const std::uint32_t child : tree.children(m.head)) {
        if (!tree.is(child, "appos") && tree.word(child).relation != "nmod:desc") continue;
        for (const std::uint32_t modifier : tree.children(child)) {
          const auto found = markable_at(m.sentence, modifier);
          if (found && chains_.is_named(*found) && chains_.types(*found).best() == "Organization") {
            return found;
          }
        }
      }
    }
    return std::nullopt;
  }

  const Article& article_;
  const World& world_;
  Quotations quotations_;
  Chains chains_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> by_head_;
  std::optional<std::size_t> topic_;  ///< The person of whom the text speaks most.
  std::optional<std::size_t> asked_;  ///< Who answers in a conversation.
  std::optional<Descriptions> told_;  ///< What is said of the names.
};

}  // namespace

Chains resolve_coreference(const Article& article, const World& world) {
  return Resolver(article, world).resolve();
}

}  // namespace graphwright::detail
