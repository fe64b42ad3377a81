#include "importers/extraction/detail/propositions.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>

namespace graphwright::detail {
namespace {

constexpr double of_own_subject = 0.9;
constexpr double of_shared_subject = 0.8;
constexpr double of_bare_verb = 0.6;  // with nothing but a subject
constexpr double of_predicate = 0.85;
constexpr double of_apposition = 0.7;
constexpr double of_possessive = 0.6;
constexpr double of_place = 0.5;

bool is_any(const Tree& tree, std::uint32_t word,
            std::initializer_list<std::string_view> relations) {
  return std::any_of(relations.begin(), relations.end(),
                     [&](std::string_view relation) { return tree.is(word, relation); });
}

/// Words of a sentence, put together to a text.
class Phrases {
 public:
  Phrases(const Article& article, std::uint32_t sentence)
      : article_(article), sentence_(sentence), tree_(article.trees[sentence]) {}

  /// The text of some words, in their order.
  std::string text(std::set<std::uint32_t> words) const {
    while (!words.empty() && is_trimmed(*words.begin())) words.erase(words.begin());
    while (!words.empty() && is_trimmed(*words.rbegin())) words.erase(std::prev(words.end()));
    std::string text;
    for (auto word = words.begin(); word != words.end();) {
      const std::uint32_t begin = *word;
      std::uint32_t end = begin;
      while (word != words.end() && *word == end) {
        ++word;
        ++end;
      }
      if (!text.empty()) text += ' ';
      text += article_.words(sentence_, {begin, end});
    }
    return text;
  }

  /// The words of a phrase: the name that its head belongs to, and all that depends on it, but for
  /// clauses, appositions and asides.
  std::set<std::uint32_t> phrase(std::uint32_t head, bool with_preposition) const {
    std::set<std::uint32_t> words{head};
    for (const NamedMention& name : article_.sentence(sentence_).names) {
      if (head < name.begin || name.end <= head) continue;
      for (std::uint32_t i = name.begin; i < name.end; ++i) words.insert(i);
    }
    for (const std::uint32_t child : tree_.children(head)) {
      const bool preposition = is_any(tree_, child, {"case", "mark"}) && child < head;
      if (is_aside(child) || (preposition && !with_preposition)) continue;
      add_all(child, words);
    }
    return words;
  }

  /// All words of a clause but its marker.
  std::set<std::uint32_t> clause(std::uint32_t head, bool with_marker) const {
    std::set<std::uint32_t> words;
    add_all(head, words);
    if (with_marker) return words;
    for (const std::uint32_t child : tree_.children(head)) {
      if (tree_.is(child, "mark") && child < head) words.erase(child);
    }
    return words;
  }

 private:
  bool is_trimmed(std::uint32_t word) const {
    return tree_.word(word).upos == "PUNCT" || tree_.is(word, "cc");
  }

  bool is_aside(std::uint32_t word) const {
    return is_any(tree_, word, {"appos", "parataxis", "list", "discourse", "cc:preconj"}) ||
           tree_.word(word).relation == "acl:relcl" || is_any(tree_, word, {"cop", "aux", "nsubj"});
  }

  void add_all(std::uint32_t word, std::set<std::uint32_t>& words) const {
    words.insert(word);
    for (const std::uint32_t child : tree_.children(word)) {
      if (is_any(tree_, child, {"parataxis"})) continue;
      if (tree_.word(child).relation == "acl:relcl" && tree_.word(word).upos != "VERB") continue;
      add_all(child, words);
    }
  }

  const Article& article_;
  std::uint32_t sentence_;
  const Tree& tree_;
};

/// Finds the propositions of one article.
class PropositionFinder {
 public:
  explicit PropositionFinder(const Article& article) : article_(article) {}

  void add(const Clause& clause) {
    const Tree& tree = article_.trees[clause.sentence];
    const Phrases phrases(article_, clause.sentence);
    if (clause.kind == PredicateKind::verb) {
      add_verb(clause, tree, phrases);
    } else {
      add_predicate(clause, tree, phrases);
    }
  }

  std::vector<Proposition> take() { return std::move(found_); }

 private:
  void put(std::uint32_t sentence, double confidence, std::string relation,
           std::vector<std::string> arguments) {
    std::erase(arguments, std::string());
    if (relation.empty() || arguments.size() < 2) return;
    Proposition p;
    p.sentence = slice(article_.document, article_.sentence(sentence).span);
    p.confidence = confidence;
    p.relation = std::move(relation);
    p.arguments = std::move(arguments);
    if (std::find(found_.begin(), found_.end(), p) == found_.end()) found_.push_back(std::move(p));
  }

  /// The words of a verb: auxiliaries, negation, particle; of a reduced participle with "is"
  /// before.
  static std::set<std::uint32_t> verb_words(const Tree& tree, std::uint32_t verb) {
    std::set<std::uint32_t> words{verb};
    for (const std::uint32_t child : tree.children(verb)) {
      const bool adverb = tree.is(child, "advmod") && child < verb && child + 3 > verb &&
                          tree.children(child).empty();
      if (is_any(tree, child, {"aux", "compound:prt"}) || adverb) words.insert(child);
    }
    return words;
  }

  void add_verb(const Clause& clause, const Tree& tree, const Phrases& phrases) {
    const std::string subject_slot = clause.passive ? "obj" : "subj";
    std::vector<std::uint32_t> subjects;
    for (const Argument& a : clause.arguments) {
      if (a.slot != subject_slot || a.nested) continue;
      const std::string& tag = tree.word(a.word).xpos;
      if (tag == "WDT" || tag == "WP") continue;
      // a further conjunct stands in the phrase of the first
      if (tree.is(a.word, "conj") && std::find(subjects.begin(), subjects.end(),
                                               tree.first_conjunct(a.word)) != subjects.end()) {
        continue;
      }
      if (std::find(subjects.begin(), subjects.end(), a.word) == subjects.end()) {
        subjects.push_back(a.word);
      }
    }
    if (subjects.empty()) return;
    const bool own = tree.head(subjects.front()) == clause.head;
    std::string relation = phrases.text(verb_words(tree, clause.head));
    if (clause.passive && !tree.child(clause.head, "aux:pass")) relation = "is " + relation;
    std::vector<std::string> arguments;
    std::vector<std::uint32_t> obliques;
    bool object = false;
    for (const std::uint32_t child : tree.children(clause.head)) {
      if (is_any(tree, child, {"obj", "iobj"})) {
        arguments.push_back(phrases.text(phrases.phrase(child, true)));
        object = true;
      } else if (is_any(tree, child, {"ccomp", "xcomp"})) {
        arguments.push_back(phrases.text(phrases.clause(child, true)));
        object = true;
      } else if (tree.is(child, "obl")) {
        obliques.push_back(child);
      }
    }
    // "relocated to | Florida"
    std::size_t first = 0;
    if (!object && !obliques.empty()) {
      const auto after = std::find_if(obliques.begin(), obliques.end(),
                                      [&](std::uint32_t o) { return o > clause.head; });
      if (after != obliques.end()) {
        const std::string word = preposition(tree, *after);
        if (!word.empty()) relation += " " + word;
        arguments.push_back(phrases.text(phrases.phrase(*after, word.empty())));
        first = *after;
      }
    }
    for (const std::uint32_t oblique : obliques) {
      if (first != 0 && oblique == first) continue;
      arguments.push_back(phrases.text(phrases.phrase(oblique, true)));
    }
    for (const std::uint32_t subject : subjects) {
      std::vector<std::string> all{phrases.text(phrases.phrase(subject, false))};
      all.insert(all.end(), arguments.begin(), arguments.end());
      put(clause.sentence, own ? of_own_subject : of_shared_subject, relation, std::move(all));
    }
  }

  void add_predicate(const Clause& clause, const Tree& tree, const Phrases& phrases) {
    const std::uint32_t head = clause.head;
    if (const auto copula = tree.child(head, "cop")) {
      const auto subject = tree.child(head, "nsubj");
      if (!subject) return;
      std::set<std::uint32_t> words{*copula};
      for (const std::uint32_t child : tree.children(head)) {
        const bool adverb =
            tree.is(child, "advmod") && child < head && tree.children(child).empty();
        if (tree.is(child, "aux") || (adverb && child < *copula + 2)) words.insert(child);
      }
      std::set<std::uint32_t> predicate = phrases.phrase(head, true);
      for (const std::uint32_t word : words) predicate.erase(word);
      for (const std::uint32_t word : phrases.clause(*subject, true)) predicate.erase(word);
      put(clause.sentence, of_predicate, phrases.text(words),
          {phrases.text(phrases.phrase(*subject, false)), phrases.text(predicate)});
      return;
    }
    const std::optional<std::uint32_t> above = tree.head(head);
    if (above && tree.is(head, "appos")) {
      put(clause.sentence, of_apposition, "is",
          {phrases.text(phrases.phrase(*above, false)), phrases.text(phrases.phrase(head, true))});
    }
    for (const std::uint32_t child : tree.children(head)) {
      if (tree.is(child, "nmod:poss")) {
        std::set<std::uint32_t> owner = phrases.phrase(child, false);
        for (const std::uint32_t sign : tree.children(child)) {
          if (tree.is(sign, "case")) owner.erase(sign);
        }
        std::set<std::uint32_t> thing = phrases.phrase(head, false);
        for (const std::uint32_t word : phrases.clause(child, true)) thing.erase(word);
        put(clause.sentence, of_possessive, "has", {phrases.text(owner), phrases.text(thing)});
      }
    }
  }

  const Article& article_;
  std::vector<Proposition> found_;
};

}  // namespace

std::vector<Proposition> find_propositions(const Article& article,
                                           const std::vector<Clause>& clauses) {
  PropositionFinder finder(article);
  for (const Clause& clause : clauses) finder.add(clause);
  return finder.take();
}

}  // namespace graphwright::detail
