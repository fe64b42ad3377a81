#include "importers/extraction/detail/clauses.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "importers/extraction/detail/certainty.hpp"

namespace graphwright::detail {
namespace {

/// Finds the clauses of one sentence.
class ClauseFinder {
 public:
  ClauseFinder(const Article& article, const Chains& chains, const World& world,
               const Lexicon& words, std::uint32_t sentence, const std::vector<std::size_t>& names)
      : article_(article),
        chains_(chains),
        world_(world),
        words_(words),
        sentence_(sentence),
        tree_(article.trees[sentence]) {
    for (const std::size_t i : names) {
      const Markable& m = chains.markable(i);
      for (const std::uint32_t noun : describing_nouns(article, m, world))
        described_.emplace(noun, i);
      for (std::uint32_t w = m.words.begin; w < m.words.end; ++w) named_[w] = i;
    }
  }

  std::vector<Clause> find() {
    std::vector<Clause> clauses;
    for (std::uint32_t i = 0; i < tree_.size(); ++i) {
      const Word& word = tree_.word(i);
      std::optional<Clause> clause;
      if (const auto name = named_.find(i); name != named_.end()) {
        if (chains_.markable(name->second).head == i) clause = of_name(i);
      } else if (word.upos == "VERB" || is_participle(i)) {
        clause = of_verb(i);
      } else if (word.upos == "NOUN" || (word.upos == "PROPN" && described_.contains(i))) {
        clause = of_noun(i);
      }
      if (!clause || clause->arguments.empty()) continue;
      clause->sentence = sentence_;
      clause->head = i;
      clauses.push_back(std::move(*clause));
    }
    return clauses;
  }

 private:
  std::string lemma(std::uint32_t i) const { return ascii_lower(tree_.word(i).lemma); }
  std::string lower(std::uint32_t i) const { return ascii_lower(tree_.word(i).form); }

  bool is_participle(std::uint32_t i) const {
    return tree_.word(i).upos == "ADJ" && tree_.word(i).xpos.starts_with("VB");
  }

  bool is_passive(std::uint32_t verb) const {
    if (tree_.child(verb, "aux:pass")) return true;
    if (tree_.child(verb, "nsubj:pass")) return tree_.word(verb).xpos != "VBD";
    const bool reduced = tree_.is(verb, "acl") || tree_.is(verb, "amod") || tree_.is(verb, "advcl");
    return reduced && tree_.word(verb).xpos == "VBN" && !tree_.child(verb, "aux") &&
           !tree_.child(verb, "nsubj");
  }

  /// Whether a word is a further conjunct of its head; after a semicolon whatever the parser calls
  /// it.
  bool is_further(std::uint32_t word) const {
    if (tree_.word(word).upos == "VERB") return false;
    if (tree_.is(word, "conj")) return !is_listed_apposition(word);
    const auto sign = tree_.child(word, "punct");
    return sign && *sign < word && tree_.word(*sign).form == ";" &&
           (tree_.is(word, "appos") || tree_.is(word, "parataxis") || tree_.is(word, "list"));
  }

  /// Adds an argument, and one for each further conjunct.
  void add(Clause& clause, const std::string& slot, std::uint32_t word, bool nested = false) const {
    std::vector<std::uint32_t> words{word};
    for (std::size_t i = 0; i < words.size(); ++i) {
      clause.arguments.push_back({slot, words[i], nested});
      for (const std::uint32_t child : tree_.children(words[i])) {
        if (is_further(child)) words.push_back(child);
      }
    }
  }

  /// Adds the phrases with prepositions that stand under a phrase which names nothing: "died at her
  /// home in Oslo", "took a stake in Alder".
  void add_nested(Clause& clause, std::uint32_t word, int depth = 0) const {
    constexpr int deepest = 2;
    if (depth == deepest || named_.contains(word)) return;
    for (const std::uint32_t child : tree_.children(word)) {
      if (tree_.is(child, "conj")) add_nested(clause, child, depth + 1);
      if (!tree_.is(child, "nmod")) continue;
      const std::string slot = preposition(tree_, child);
      if (!slot.empty()) add(clause, slot, child, true);
      add_nested(clause, child, depth + 1);
    }
  }

  /// The particle of a verb, also where the parser takes it for an adverb: "took over".
  std::optional<std::uint32_t> particle_of(std::uint32_t verb) const {
    if (const auto particle = tree_.child(verb, "compound:prt")) return particle;
    const std::uint32_t next = verb + 1;
    if (next < tree_.size() && tree_.is(next, "advmod") && tree_.head(next) == verb &&
        words_.has("particle", lower(next))) {
      return next;
    }
    return std::nullopt;
  }

  Clause of_verb(std::uint32_t verb) const {
    Clause clause;
    clause.kind = PredicateKind::verb;
    clause.lemma = noun_lemma(tree_, verb);
    clause.label = tree_.word(verb).form;
    if (const auto particle = particle_of(verb)) {
      clause.lemma += " " + lower(*particle);
      clause.label += " " + tree_.word(*particle).form;
    }
    const bool passive = is_passive(verb);
    for (const std::uint32_t child : tree_.children(verb)) {
      const std::string& relation = tree_.word(child).relation;
      if (base(relation) == "nsubj" && passive) {
        add(clause, "obj", child);
      } else if (base(relation) == "nsubj") {
        if (child == subject_of(verb)) add(clause, "subj", child);
      } else if (relation == "obj") {
        add(clause, passive ? "obj2" : "obj", child);
      } else if (relation == "iobj") {
        add(clause, "iobj", child);
      } else if (relation == "xcomp" && named_.contains(child) &&
                 words_.has("hands over", clause.lemma)) {
        add(clause, "obj", child);  // "named Olm to run it"
      } else if (base(relation) == "obl") {
        std::string slot = preposition(tree_, child);
        if ((passive && slot == "by") || relation == "obl:agent") slot = "subj";
        if (!slot.empty()) add(clause, slot, child);
        if (slot.empty()) add(clause, "unmarked", child);
      } else if (relation == "compound" || (tree_.is(verb, "amod") && base(relation) == "obl")) {
        add(clause, "unmarked", child);
      }
    }
    for (const std::uint32_t child : tree_.children(verb)) {
      if (tree_.is(child, "obj") || tree_.is(child, "obl")) add_nested(clause, child);
    }
    add_implied(verb, passive, clause);
    judge_.verb(verb, clause);
    return clause;
  }

  static bool has(const Clause& clause, std::string_view slot) {
    return std::any_of(clause.arguments.begin(), clause.arguments.end(),
                       [&](const Argument& a) { return a.slot == slot && !a.nested; });
  }

  /// Adds the arguments that stand elsewhere: what a participle or relative clause is said of, the
  /// subject that a verb shares with the one before it, or has from the one above it.
  void add_implied(std::uint32_t verb, bool passive, Clause& clause) const {
    const std::optional<std::uint32_t> above = tree_.head(verb);
    if (!above) return;
    const std::string own = passive ? "obj" : "subj";
    if (tree_.word(verb).relation == "acl:relcl") {
      add_holder(*above, clause);
      // "the model Meta launched", where no pronoun stands for the model.
      if (!has(clause, own)) {
        add_antecedent(clause, own, *above);
      } else if (!passive && !has(clause, "obj")) {
        add_antecedent(clause, "obj", *above);
      }
      return;
    }
    if (has(clause, own)) return;
    if (tree_.is(verb, "acl") || tree_.is(verb, "amod")) {
      for (const std::uint32_t word : said_of(*above))
        clause.arguments.push_back({own, word, false});
      add_holder(*above, clause);
      // "Alder's plan to acquire Birch"
      for (const std::uint32_t child : tree_.children(*above)) {
        const bool owner =
            tree_.is(child, "nmod:poss") || (tree_.is(child, "compound") && named_.contains(child));
        if (owner && tree_.word(verb).xpos == "VB") clause.arguments.push_back({own, child, true});
      }
      // The parser often hangs a participle on the last noun: "a maker of cameras based in Austin".
      constexpr int farthest = 3;
      std::uint32_t word = *above;
      for (int step = 0; step < farthest && !named_.contains(word); ++step) {
        const std::optional<std::uint32_t> next = tree_.head(word);
        if (!next || !(tree_.is(word, "nmod") || tree_.is(word, "appos") || tree_.is(word, "conj")))
          break;
        word = *next;
        for (const std::uint32_t said : said_of(word))
          clause.arguments.push_back({own, said, true});
      }
      return;
    }
    for (const std::uint32_t word : subjects_from_above(verb, *above)) add(clause, own, word);
  }

  /// "rents out centers packed with …": who does something to what a clause is said of.
  void add_holder(std::uint32_t noun, Clause& clause) const {
    const std::optional<std::uint32_t> verb = tree_.head(noun);
    if (!verb || !tree_.is(noun, "obj")) return;
    for (const std::uint32_t word : logical_subjects(*verb)) {
      clause.arguments.push_back({"holder", word, true});
    }
  }

  static void add_antecedent(Clause& clause, const std::string& slot, std::uint32_t word) {
    clause.arguments.push_back({slot, word, false});
  }

  /// The subjects that a verb has from the one above it.
  std::vector<std::uint32_t> subjects_from_above(std::uint32_t verb, std::uint32_t above) const {
    if (tree_.is(verb, "conj")) return logical_subjects(above);
    if (tree_.is(verb, "xcomp") || tree_.is(verb, "ccomp")) {
      const std::string* governs = words_.value("governor", lemma(above));
      const bool of_object = governs != nullptr && governs->find("object") != std::string::npos;
      if (const auto object = tree_.child(above, "obj"); object && of_object) return {*object};
      return logical_subjects(above);
    }
    if (tree_.is(verb, "advcl")) {
      const auto object = tree_.child(above, "obj");
      if (object && words_.has("hands over", lemma(above))) return {*object};
      return logical_subjects(above);
    }
    return {};
  }

  /// The grammatical subject of a verb; of two, of which the parser takes one in error, the
  /// nearest.
  std::optional<std::uint32_t> subject_of(std::uint32_t verb) const {
    std::optional<std::uint32_t> nearest;
    for (const std::uint32_t child : tree_.children(verb)) {
      if (tree_.is(child, "nsubj") && (!nearest || child < verb)) nearest = child;
    }
    return nearest;
  }

  /// The grammatical subject of a verb, or the one that it has from above.
  std::vector<std::uint32_t> logical_subjects(std::uint32_t verb) const {
    constexpr int farthest = 6;
    for (int step = 0; step < farthest; ++step) {
      if (const auto subject = subject_of(verb)) return {*subject};
      const std::optional<std::uint32_t> above = tree_.head(verb);
      if (!above) return {};
      if (tree_.is(verb, "acl")) {
        return {*above};
      }
      if (!tree_.is(verb, "conj") && !tree_.is(verb, "xcomp") && !tree_.is(verb, "advcl"))
        return {};
      verb = *above;
    }
    return {};
  }

  /// The words that a noun is said of: the names that it describes, the subject of which it is the
  /// predicate, those of the noun that it is coordinated with; itself if it is said of nothing.
  std::vector<std::uint32_t> said_of(std::uint32_t noun, int depth = 0) const {
    constexpr int deepest = 4;
    if (named_.contains(noun) || depth == deepest) return {noun};
    std::vector<std::uint32_t> words;
    const auto [begin, end] = described_.equal_range(noun);
    for (auto name = begin; name != end; ++name) {
      words.push_back(chains_.markable(name->second).head);
    }
    if (words.empty() && tree_.child(noun, "cop")) {
      if (const auto subject = tree_.child(noun, "nsubj")) words = coordinated(*subject);
    }
    const std::optional<std::uint32_t> above = tree_.head(noun);
    if (words.empty() && above && is_predicate_of(noun, *above)) words = logical_subjects(*above);
    if (words.empty() && above && tree_.is(noun, "obl") && preposition(tree_, noun) == "as") {
      if (const auto object = tree_.child(*above, "obj")) words = coordinated(*object);
    }
    if (words.empty() && above && tree_.is(noun, "conj")) {
      words =
          is_listed_apposition(noun) ? names_before(noun) : said_of(first_role(*above), depth + 1);
      if (words == std::vector<std::uint32_t>{first_role(*above)} &&
          !named_.contains(words.front())) {
        words.clear();
      }
    }
    // "Raman and Osterman, two engineers": the plural is said of all.
    const bool plural = tree_.word(noun).xpos == "NNS";
    if (plural && words.size() == 1 && tree_.first_conjunct(words.front()) == words.front()) {
      words = coordinated(words.front());
    }
    if (words.empty()) words.push_back(noun);
    return words;
  }

  /// Where a noun seems coordinated with a name that another noun holds, "mayor of Port Selen and
  /// member of the Alliance", that other noun.
  std::uint32_t first_role(std::uint32_t word) const {
    const std::optional<std::uint32_t> above = tree_.head(word);
    const bool held = above && named_.contains(word) && tree_.is(word, "nmod") &&
                      tree_.word(*above).upos == "NOUN";
    return held ? *above : word;
  }

  /// Whether a noun is the predicate of a verb: "remains a supplier", "became the first woman".
  bool is_predicate_of(std::uint32_t noun, std::uint32_t verb) const {
    return (tree_.is(noun, "xcomp") || tree_.is(noun, "obj")) && words_.has("copular", lemma(verb));
  }

  /// A word and those coordinated with it, without nouns in apposition that look so.
  std::vector<std::uint32_t> coordinated(std::uint32_t word) const {
    std::vector<std::uint32_t> words{word};
    for (const std::uint32_t child : tree_.children(word)) {
      if (is_further(child)) words.push_back(child);
    }
    return words;
  }

  /// Whether what looks like a further conjunct is an apposition: "Raman and Osterman, two former
  /// engineers": a common noun after names, with a comma and no "and".
  bool is_listed_apposition(std::uint32_t noun) const {
    return tree_.is(noun, "conj") && tree_.word(noun).upos == "NOUN" && !tree_.child(noun, "cc") &&
           tree_.child(noun, "punct") && !is_in_list(noun) &&
           (named_.contains(*tree_.head(noun)) || described_.contains(noun));
  }

  /// Whether further conjuncts with "and" follow, as in a list of three.
  bool is_in_list(std::uint32_t noun) const {
    const auto siblings = tree_.children(*tree_.head(noun));
    return std::any_of(siblings.begin(), siblings.end(), [&](std::uint32_t other) {
      return other > noun && tree_.is(other, "conj") && tree_.child(other, "cc") &&
             named_.contains(*tree_.head(noun));
    });
  }

  /// The names before an apposition that looks like a conjunct: all before a plural, else the last.
  std::vector<std::uint32_t> names_before(std::uint32_t noun) const {
    std::vector<std::uint32_t> names;
    for (const std::uint32_t word : coordinated(*tree_.head(noun))) {
      if (word < noun && named_.contains(word)) names.push_back(word);
    }
    if (tree_.word(noun).xpos != "NNS" && names.size() > 1) names = {names.back()};
    return names;
  }

  void add_subject(std::uint32_t noun, Clause& clause) const {
    const std::vector<std::uint32_t> subjects = said_of(noun);
    for (const std::uint32_t word : subjects) clause.arguments.push_back({"subj", word, false});
    // "…, the daughter of a pilot": what the parser hangs elsewhere is said of the clause's
    // subject.
    if (subjects == std::vector<std::uint32_t>{noun} && tree_.is(noun, "appos")) {
      for (const std::uint32_t word : logical_subjects(tree_.clause(noun))) {
        clause.arguments.push_back({"subj", word, true});
      }
    }
    // "After a decade at Alder, she …"
    const std::optional<std::uint32_t> governor = tree_.head(noun);
    if (governor && tree_.is(noun, "obl") && subjects.size() == 1 && subjects.front() == noun) {
      for (const std::uint32_t word : logical_subjects(*governor)) {
        clause.arguments.push_back({"subj", word, true});
      }
    }
    // "completed the signing of …": who does what the noun says is the subject of its verb.
    const std::optional<std::uint32_t> above = tree_.head(noun);
    if (above && tree_.is(noun, "obj") && tree_.word(*above).upos == "VERB") {
      for (const std::uint32_t word : logical_subjects(*above)) {
        clause.arguments.push_back({"doer", word, true});
      }
    }
  }

  Clause of_noun(std::uint32_t noun) const {
    Clause clause;
    clause.kind = PredicateKind::noun;
    clause.lemma = noun_lemma(tree_, noun);
    clause.label = tree_.word(noun).form;
    add_subject(noun, clause);
    const std::size_t subjects = clause.arguments.size();
    add_modifiers(noun, clause);
    // "the purchase is …": a noun alone says nothing, if it is no office.
    const bool office = described_.contains(noun) || tree_.child(noun, "appos");
    if (clause.arguments.size() == subjects && !office) return {};
    judge_.noun(noun, described_.contains(noun), clause);
    return clause;
  }

  void add_modifiers(std::uint32_t noun, Clause& clause) const {
    for (const std::uint32_t child : tree_.children(noun)) {
      if (tree_.is(child, "nmod:poss")) {
        add(clause, "poss", child);
      } else if (tree_.is(child, "nmod") || tree_.is(child, "obl")) {
        const std::string slot = preposition(tree_, child);
        if (!slot.empty()) {
          add(clause, slot, child);
          add_nested(clause, child);
        }
      } else if (tree_.is(child, "compound")) {
        if (named_.contains(child)) {
          add(clause, "compound", child);
        } else {
          add_modifiers_within(child, clause);
        }
      } else if (tree_.is(child, "amod") && named_.contains(child)) {
        add(clause, slot_of_adjective(child), child);
      }
    }
    // Where the name is the head, modifiers of the noun may hang on it: "Corvia captain Danny
    // Pryce".
    const auto name = described_.find(noun);
    if (name == described_.end()) return;
    const Markable& m = chains_.markable(name->second);
    for (const std::uint32_t child : tree_.children(m.head)) {
      if (m.words.contains(child)) continue;
      // "Senator Dale Wickham of Wyoming"
      if (child > noun && tree_.is(child, "nmod") && !preposition(tree_, child).empty()) {
        add(clause, preposition(tree_, child), child);
      }
      if (child >= noun) continue;
      if (tree_.is(child, "nmod:poss")) add(clause, "poss", child);
      if (tree_.is(child, "compound") && named_.contains(child)) add(clause, "compound", child);
      if (tree_.is(child, "amod") && named_.contains(child))
        add(clause, slot_of_adjective(child), child);
    }
  }

  /// "the Swedish architect" has a nationality, "Celtic coach" what a compound has.
  std::string slot_of_adjective(std::uint32_t word) const {
    return chains_.types(named_.at(word)).best() == "Group" ? "nationality" : "compound";
  }

  void add_modifiers_within(std::uint32_t noun, Clause& clause) const {
    for (const std::uint32_t child : tree_.children(noun)) {
      if (tree_.is(child, "compound") && named_.contains(child)) add(clause, "compound", child);
    }
  }

  Clause of_name(std::uint32_t name) const {
    Clause clause;
    clause.kind = PredicateKind::name;
    clause.lemma = "*";
    for (const std::uint32_t child : tree_.children(name)) {
      if (tree_.is(child, "nmod:poss")) add(clause, "poss", child);
      if (!tree_.is(child, "nmod") || tree_.is(child, "nmod:poss")) continue;
      const std::string slot = preposition(tree_, child);
      if (!slot.empty()) add(clause, slot, child);
    }
    if (clause.arguments.empty()) return clause;
    clause.label = clause.arguments.front().slot;
    clause.arguments.insert(clause.arguments.begin(), Argument{"subj", name, false});
    return clause;
  }

  const Article& article_;
  const Chains& chains_;
  const World& world_;
  const Lexicon& words_;
  std::uint32_t sentence_;
  const Tree& tree_;
  std::multimap<std::uint32_t, std::size_t> described_;  ///< Names by the nouns that describe them.
  std::map<std::uint32_t, std::size_t> named_;           ///< Names by their words.
  Judge judge_{article_, chains_, world_, words_, sentence_, named_};
};

}  // namespace

std::vector<Clause> find_clauses(const Article& article, const Chains& chains, const World& world,
                                 const Lexicon& words) {
  std::vector<std::vector<std::size_t>> names(article.trees.size());
  for (std::size_t i = 0; i < chains.markables().size(); ++i) {
    const Markable& m = chains.markable(i);
    if (m.kind == MentionKind::name) names[m.sentence].push_back(i);
  }
  std::vector<Clause> clauses;
  for (std::uint32_t s = 0; s < article.trees.size(); ++s) {
    std::vector<Clause> found = ClauseFinder(article, chains, world, words, s, names[s]).find();
    std::move(found.begin(), found.end(), std::back_inserter(clauses));
  }
  return clauses;
}

}  // namespace graphwright::detail
