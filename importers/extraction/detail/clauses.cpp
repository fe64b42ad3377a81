#include "importers/extraction/detail/clauses.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "importers/extraction/detail/certainty.hpp"
#include "importers/extraction/detail/subjects.hpp"

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
      for (const std::uint32_t noun : describing_nouns(article, m, world)) {
        names_.by_noun.emplace(noun, i);
      }
      for (std::uint32_t w = m.words.begin; w < m.words.end; ++w) names_.by_word[w] = i;
    }
  }

  std::vector<Clause> find() {
    std::vector<Clause> clauses;
    for (std::uint32_t i = 0; i < tree_.size(); ++i) {
      const Word& word = tree_.word(i);
      std::optional<Clause> clause;
      if (const auto name = names_.by_word.find(i); name != names_.by_word.end()) {
        if (chains_.markable(name->second).head == i) clause = of_name(i);
      } else if (word.upos == "VERB" || is_participle(i)) {
        clause = of_verb(i);
      } else if (word.upos == "NOUN" || is_noun_by_use(i)) {
        clause = of_noun(i);
      } else if (word.upos == "ADJ") {
        clause = of_adjective(i);
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

  bool is_named(std::uint32_t word) const { return names_.by_word.contains(word); }
  bool is_describing(std::uint32_t noun) const { return names_.by_noun.contains(noun); }

  /// Whether a word in capitals is an office: "was Minister of Culture".
  bool is_office(std::uint32_t i) const {
    const NounMeaning* meaning = world_.noun(lower(i));
    return meaning != nullptr && meaning->types == std::vector<std::string>{"Person"};
  }

  /// Whether what the tagger takes for a name or an adjective is a noun: it describes a name,
  /// "Chief Executive Ana Olm", or is an office, in capitals or after another one.
  bool is_noun_by_use(std::uint32_t i) const {
    const std::string& tag = tree_.word(i).upos;
    if (tag == "PROPN") return is_describing(i) || is_office(i);
    if (tag != "ADJ") return false;
    const bool conjunct =
        tree_.is(i, "conj") && tree_.word(*tree_.head(i)).upos != "ADJ" && tree_.child(i, "amod");
    return is_office(i) && (is_describing(i) || conjunct);
  }

  bool is_participle(std::uint32_t i) const {
    return tree_.word(i).upos == "ADJ" && tree_.word(i).xpos.starts_with("VB");
  }

  bool is_passive(std::uint32_t verb) const {
    if (tree_.child(verb, "aux:pass")) return true;
    // "was born and raised"
    const bool further = tree_.is(verb, "conj") && !tree_.child(verb, "nsubj") &&
                         !tree_.child(verb, "aux") && !tree_.child(verb, "obj");
    if (further && tree_.word(verb).xpos == "VBN" && tree_.child(*tree_.head(verb), "aux:pass")) {
      return true;
    }
    if (tree_.child(verb, "nsubj:pass")) {
      // "Alder named Ana Olm", where the parser sees a passive without an auxiliary
      const auto person = tree_.child(verb, "xcomp");
      const bool active = person && is_named(*person) && !article_.headline[sentence_];
      return tree_.word(verb).xpos != "VBD" && !active;
    }
    const bool reduced = tree_.is(verb, "acl") || tree_.is(verb, "amod") || tree_.is(verb, "advcl");
    return reduced && tree_.word(verb).xpos == "VBN" && !tree_.child(verb, "aux") &&
           !tree_.child(verb, "nsubj");
  }

  /// Adds an argument, and one for each further conjunct.
  void add(Clause& clause, const std::string& slot, std::uint32_t word, bool nested = false) const {
    std::vector<std::uint32_t> words{word};
    for (std::size_t i = 0; i < words.size(); ++i) {
      clause.arguments.push_back({slot, words[i], nested});
      for (const std::uint32_t child : tree_.children(words[i])) {
        if (subjects_.is_further(child)) words.push_back(child);
        // "a trio of banks"
        if (tree_.is(child, "nmod") && preposition(tree_, child) == "of" &&
            world_.words().has("partitive", lemma(words[i]))) {
          words.push_back(child);
        }
        if (!tree_.is(child, "appos") || is_named(child)) continue;
        // "Ruben Olm, a painter, and Ana Ek": a name that is coordinated with the apposition
        for (const std::uint32_t conjunct : tree_.children(child)) {
          const bool name = tree_.is(conjunct, "conj") && is_named(conjunct);
          if (name && tree_.child(conjunct, "cc")) words.push_back(conjunct);
        }
      }
    }
    if (!nested) add_items(clause, slot, word);
  }

  /// Adds the items of a list with semicolons, which the parser hangs anywhere in the item before:
  /// "a son, Ben Olm, who plays in Lima; a daughter, Ana Olm; and a brother".
  void add_items(Clause& clause, const std::string& slot, std::uint32_t first) const {
    const std::optional<std::uint32_t> verb = tree_.head(first);
    if (!verb || tree_.word(*verb).upos != "VERB") return;
    const WordRange phrase = tree_.subtree(first);
    for (std::uint32_t i = first + 1; i < phrase.end; ++i) {
      const std::optional<std::uint32_t> head = tree_.head(i);
      const bool item = tree_.is(i, "appos") || tree_.is(i, "conj") || tree_.is(i, "list") ||
                        tree_.is(i, "parataxis");
      if (!item || *head == first || tree_.word(i).upos == "VERB") continue;
      const std::uint32_t begin = tree_.subtree(i).begin;
      if (tree_.word(begin).form == ";") clause.arguments.push_back({slot, i, false});
    }
  }

  /// Adds the phrases with prepositions that stand under a phrase which names nothing: "died at her
  /// home in Oslo", "took a stake in Alder".
  /// What a remote phrase holds is only its own: "lives for the market in Izmir".
  void add_nested(Clause& clause, std::uint32_t word, bool remote = false, int depth = 0) const {
    constexpr int deepest = 2;
    if (depth == deepest || is_named(word)) return;
    for (const std::uint32_t child : tree_.children(word)) {
      if (tree_.is(child, "conj")) add_nested(clause, child, remote, depth + 1);
      if (!tree_.is(child, "nmod")) continue;
      const std::string slot = preposition(tree_, child);
      if (!slot.empty() && (!remote || slot == "of")) add(clause, slot, child, true);
      add_nested(clause, child, remote, depth + 1);
    }
  }

  /// Whether a noun is the role that a verb gives: "was elected | mayor of Lima".
  bool is_role_given(std::uint32_t noun, std::uint32_t verb) const {
    return tree_.is(noun, "xcomp") && tree_.word(noun).upos == "NOUN" &&
           words_.has("hands over", lemma(verb));
  }

  /// The particle of a verb, also where the parser takes it for an adverb: "took over".
  std::optional<std::uint32_t> particle_of(std::uint32_t verb) const {
    if (const auto particle = tree_.child(verb, "compound:prt")) return particle;
    const std::uint32_t next = verb + 1;
    if (next >= tree_.size() || !words_.has("particle", lower(next))) return std::nullopt;
    if (tree_.is(next, "advmod") && tree_.head(next) == verb) return next;
    // "saw | off Ashworth", where the parser sees a preposition
    const std::optional<std::uint32_t> object = tree_.head(next);
    if (object && tree_.is(next, "case") && tree_.is(*object, "obj") &&
        tree_.head(*object) == verb) {
      return next;
    }
    return std::nullopt;
  }

  /// The lemma of a verb, by the table of irregular forms before the lemmatizer's.
  std::string verb_lemma(std::uint32_t verb) const {
    const std::string& tag = tree_.word(verb).xpos;
    const std::string* irregular =
        tag == "VBD" || tag == "VBN" ? words_.value("irregular", lower(verb)) : nullptr;
    return irregular != nullptr ? *irregular : noun_lemma(tree_, verb);
  }

  Clause of_verb(std::uint32_t verb) const {
    Clause clause;
    clause.kind = PredicateKind::verb;
    clause.lemma = verb_lemma(verb);
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
        if (child == subjects_.of_verb(verb)) add(clause, "subj", child);
      } else if (relation == "obj") {
        add(clause, passive ? "obj2" : is_receiver(child) ? "iobj" : "obj", child);
        add_receiver(child, clause);
      } else if (relation == "iobj") {
        add(clause, "iobj", child);
      } else if (relation == "xcomp" && is_named(child) && words_.has("hands over", clause.lemma)) {
        add(clause, "obj", child);  // "named Olm to run it"
      } else if (base(relation) == "obl") {
        std::string slot = preposition(tree_, child);
        if ((passive && slot == "by") || relation == "obl:agent") slot = "subj";
        if (!slot.empty()) add(clause, slot, child);
        if (slot.empty()) add(clause, "unmarked", child);
      } else if (relation == "compound" && is_describing(child) && !passive &&
                 tree_.word(verb).xpos.starts_with("VB") && !subjects_.of_verb(verb)) {
        // "Muse, a model | run on Nova", where the parser sees a compound
        for (const std::uint32_t word : subjects_.of_noun(child))
          clause.arguments.push_back({"obj", word, false});
      } else if (relation == "compound" || (tree_.is(verb, "amod") && base(relation) == "obl")) {
        add(clause, "unmarked", child);
      }
    }
    for (const std::uint32_t child : tree_.children(verb)) {
      const bool remote = words_.has("remote", preposition(tree_, child));
      if (tree_.is(child, "obj") || tree_.is(child, "obl") || is_role_given(child, verb)) {
        add_nested(clause, child, remote);
      }
    }
    // "was fined ten euros by Alder", where the parser makes the agent a part of the sum
    if (passive && !has(clause, "subj")) {
      for (Argument& argument : clause.arguments) {
        if (argument.slot == "by") argument.slot = "subj";
      }
    }
    add_shared_places(verb, clause);
    add_implied(verb, passive, clause);
    judge_.verb(verb, clause);
    return clause;
  }

  /// "was born and raised in Lima", "lives and works in Lima": what follows two verbs that stand
  /// together belongs to both.
  void add_shared_places(std::uint32_t verb, Clause& clause) const {
    for (const std::uint32_t other : tree_.children(verb)) {
      const auto sign = tree_.child(other, "cc");
      if (!tree_.is(other, "conj") || tree_.word(other).upos != "VERB" || !sign ||
          *sign != verb + 1 || other != verb + 2 || tree_.child(other, "obj")) {
        continue;
      }
      for (const std::uint32_t child : tree_.children(other)) {
        const std::string slot = tree_.is(child, "obl") ? preposition(tree_, child) : "";
        if (!slot.empty() && !has(clause, slot)) add(clause, slot, child);
      }
    }
  }

  /// Whether an object is who gets another that follows it: "lent | Alder | 600 million euros".
  bool is_receiver(std::uint32_t object) const {
    if (!is_named(object)) return false;
    const auto siblings = tree_.children(*tree_.head(object));
    return std::any_of(siblings.begin(), siblings.end(), [&](std::uint32_t other) {
      return other > object && tree_.is(other, "obj") && !is_named(other);
    });
  }

  /// "lends | Alder | 600 million euros": a name before a sum is who gets it, though the parser
  /// makes it a part of the sum.
  void add_receiver(std::uint32_t sum, Clause& clause) const {
    if (!tree_.child(sum, "nummod")) return;
    for (const std::uint32_t child : tree_.children(sum)) {
      if (tree_.is(child, "compound") && is_named(child)) add(clause, "iobj", child);
    }
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
    if (is_relative(verb)) {
      add_holder(*above, clause);
      clause.arguments.push_back({"antecedent", *above, true});
      // "the model Meta launched", where no pronoun stands for the model.
      if (is_where(verb)) {
        add(clause, "at", *above);
        return;
      }
      // Its pronoun stands for the noun: "shares, which trade in Lima".
      const std::size_t count = clause.arguments.size();
      for (std::size_t i = 0; i < count; ++i) {
        const Argument argument = clause.arguments[i];
        if (tree_.word(argument.word).xpos != "WDT" && tree_.word(argument.word).xpos != "WP")
          continue;
        for (const std::uint32_t word : subjects_.of_noun(*above)) {
          clause.arguments.push_back({argument.slot, word, false});
        }
        return;
      }
      const std::string open = !has(clause, own) ? own : "obj";
      if (has(clause, open)) return;
      for (const std::uint32_t word : subjects_.of_noun(*above)) add_antecedent(clause, open, word);
      add_holding_nouns(*above, open, clause);
      return;
    }
    if (has(clause, own)) return;
    if (tree_.is(verb, "acl") || tree_.is(verb, "amod")) {
      for (const std::uint32_t word : subjects_.of_noun(*above))
        clause.arguments.push_back({own, word, false});
      add_holder(*above, clause);
      // "Alder's plan to acquire Birch"
      for (const std::uint32_t child : tree_.children(*above)) {
        const bool owner =
            tree_.is(child, "nmod:poss") || (tree_.is(child, "compound") && is_named(child));
        if (owner && tree_.word(verb).xpos == "VB") clause.arguments.push_back({own, child, true});
      }
      add_doer(verb, *above, own, clause);
      add_holding_nouns(*above, own, clause);
      return;
    }
    for (const std::uint32_t word : subjects_.from_above(verb, *above)) add(clause, own, word);
  }

  /// "clawed her way back to beat Olm": an infinitive after a noun has the subject of the verb that
  /// takes the noun.
  void add_doer(std::uint32_t verb, std::uint32_t noun, const std::string& slot,
                Clause& clause) const {
    const std::optional<std::uint32_t> taker = tree_.head(tree_.first_conjunct(noun));
    const std::uint32_t first = tree_.first_conjunct(noun);
    if (tree_.word(verb).xpos != "VB" || is_named(noun) || !taker ||
        !(tree_.is(first, "obj") || tree_.is(first, "obl")) || tree_.child(*taker, "iobj")) {
      return;
    }
    for (const std::uint32_t word : subjects_.logical(*taker)) {
      clause.arguments.push_back({slot, word, true});
    }
  }

  /// Whether a clause tells what happens at what it is said of: "Deezer, where she becomes head".
  bool is_where(std::uint32_t verb) const {
    const auto adverb = tree_.child(verb, "advmod");
    return adverb && lower(*adverb) == "where";
  }

  /// Whether a clause has its own subject and is said of a noun, whatever the parser calls it.
  bool is_relative(std::uint32_t verb) const {
    return tree_.word(verb).relation == "acl:relcl" ||
           (tree_.is(verb, "acl") && subjects_.of_verb(verb) && tree_.word(verb).xpos != "VB");
  }

  /// "rents out centers packed with …": who does something to what a clause is said of.
  void add_holder(std::uint32_t noun, Clause& clause) const {
    const std::optional<std::uint32_t> verb = tree_.head(noun);
    if (!verb || !(tree_.is(noun, "obj") || tree_.is(noun, "obl"))) return;
    for (const std::uint32_t word : subjects_.logical(*verb)) {
      clause.arguments.push_back({"holder", word, true});
    }
  }

  /// The parser often hangs what is said of a noun on the last one before it: "a maker of cameras
  /// based in Austin".
  void add_holding_nouns(std::uint32_t word, const std::string& slot, Clause& clause) const {
    constexpr int farthest = 3;
    for (int step = 0; step < farthest && !is_named(word); ++step) {
      const std::optional<std::uint32_t> next = tree_.head(word);
      const bool held = tree_.is(word, "nmod") || tree_.is(word, "appos") || tree_.is(word, "conj");
      if (!next || !held) return;
      word = *next;
      for (const std::uint32_t said : subjects_.of_noun(word))
        clause.arguments.push_back({slot, said, true});
    }
  }

  static void add_antecedent(Clause& clause, const std::string& slot, std::uint32_t word) {
    clause.arguments.push_back({slot, word, false});
  }

  void add_subject(std::uint32_t noun, Clause& clause) const {
    const std::vector<std::uint32_t> subjects = subjects_.of_noun(noun);
    for (const std::uint32_t word : subjects) clause.arguments.push_back({"subj", word, false});
    // "…, the daughter of a pilot": what the parser hangs elsewhere is said of the clause's
    // subject.
    if (subjects == std::vector<std::uint32_t>{noun} && tree_.is(noun, "appos")) {
      for (const std::uint32_t word : subjects_.logical(tree_.clause(noun))) {
        clause.arguments.push_back({"subj", word, true});
      }
    }
    // "After a decade at Alder, she …"; but "she ran for mayor"
    const std::optional<std::uint32_t> governor = tree_.head(noun);
    const NounMeaning* meaning = world_.noun(clause.lemma);
    const bool person = meaning != nullptr && meaning->types.front() == "Person";
    if (governor && tree_.is(noun, "obl") && !person && subjects.size() == 1 &&
        subjects.front() == noun) {
      for (const std::uint32_t word : subjects_.logical(*governor)) {
        clause.arguments.push_back({"subj", word, true});
      }
    }
    // "A scholarship from Alder brought her to Lima": on whom the noun has its effect
    if (governor && tree_.word(noun).relation == "nsubj") {
      const auto object = tree_.child(*governor, "obj");
      if (object) clause.arguments.push_back({"patient", *object, true});
    }
    // "completed the signing of …": who does what the noun says is the subject of its verb.
    const std::optional<std::uint32_t> above = tree_.head(noun);
    if (above && tree_.is(noun, "obj") && tree_.word(*above).upos == "VERB") {
      for (const std::uint32_t word : subjects_.logical(*above)) {
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
    add_complements_beside(noun, clause);
    const std::uint32_t verb = tree_.child(noun, "cop") ? noun : tree_.head(noun).value_or(noun);
    if (is_where(verb) && tree_.is(verb, "acl") &&
        (verb == noun || subjects_.is_predicate_of(noun, verb))) {
      add(clause, "at", *tree_.head(verb));
    }
    // "the purchase is …": a noun alone says nothing, if it is no office.
    const bool office = is_describing(noun) || tree_.child(noun, "appos");
    if (clause.arguments.size() == subjects && !office) return {};
    judge_.noun(noun, is_describing(noun), clause);
    return clause;
  }

  /// "acted as adviser | to Alder": what the parser hangs on the verb.
  void add_complements_beside(std::uint32_t noun, Clause& clause) const {
    const std::optional<std::uint32_t> verb = tree_.head(noun);
    if (!verb || !tree_.is(noun, "obl") || preposition(tree_, noun) != "as") return;
    for (const std::uint32_t child : tree_.children(*verb)) {
      if (child < noun || !tree_.is(child, "obl") || child == noun) continue;
      const std::string slot = preposition(tree_, child);
      if (slot == "to" || slot == "of" || slot == "for" || slot == "at") add(clause, slot, child);
    }
  }

  /// A predicate, "is available on Nova", or one after its noun, "a model available on Nova".
  Clause of_adjective(std::uint32_t adjective) const {
    Clause clause;
    clause.kind = PredicateKind::adjective;
    clause.lemma = lemma(adjective);
    clause.label = tree_.word(adjective).form;
    const std::optional<std::uint32_t> above = tree_.head(adjective);
    if (const auto subject = subjects_.of_verb(adjective)) {
      add(clause, "subj", *subject);
    } else if (above && (tree_.is(adjective, "acl") || tree_.is(adjective, "amod"))) {
      for (const std::uint32_t word : subjects_.of_noun(*above))
        add_antecedent(clause, "subj", word);
    } else if (above) {
      for (const std::uint32_t word : subjects_.from_above(adjective, *above)) {
        add(clause, "subj", word);
      }
    }
    const std::size_t subjects = clause.arguments.size();
    for (const std::uint32_t child : tree_.children(adjective)) {
      const std::string slot = tree_.is(child, "obl") ? preposition(tree_, child) : "";
      if (!slot.empty()) add(clause, slot, child);
    }
    if (subjects == 0 || clause.arguments.size() == subjects) return {};
    judge_.verb(adjective, clause);
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
        if (is_named(child)) {
          add(clause, "compound", child);
        } else {
          add_modifiers_within(child, clause);
        }
      } else if (tree_.is(child, "amod") && is_named(child)) {
        add(clause, slot_of_adjective(child), child);
      }
    }
    add_shared_modifiers(noun, clause);
    // "a former Bank of Lima | supervisor", where the parser sees two phrases
    const auto before = noun == 0 ? names_.by_word.end() : names_.by_word.find(noun - 1);
    if (before != names_.by_word.end() && chains_.markable(before->second).words.end == noun &&
        tree_.head(noun) != chains_.markable(before->second).head) {
      const std::uint32_t name = chains_.markable(before->second).head;
      if (!tree_.is(name, "compound") && tree_.word(noun - 1).space_after)
        add(clause, "compound", name);
    }
    // Where the name is the head, modifiers of the noun may hang on it: "Corvia captain Danny
    // Pryce".
    const auto name = names_.by_noun.find(noun);
    if (name == names_.by_noun.end()) return;
    const Markable& m = chains_.markable(name->second);
    for (const std::uint32_t child : tree_.children(m.head)) {
      if (m.words.contains(child)) continue;
      // "Senator Dale Wickham of Wyoming"
      if (child > noun && tree_.is(child, "nmod") && !preposition(tree_, child).empty()) {
        add(clause, preposition(tree_, child), child);
      }
      if (child >= noun) continue;
      if (tree_.is(child, "nmod:poss")) add(clause, "poss", child);
      if (tree_.is(child, "compound") && is_named(child)) add(clause, "compound", child);
      if (tree_.is(child, "amod") && is_named(child)) add(clause, slot_of_adjective(child), child);
    }
  }

  /// "chairman and chief executive of Alder", "Alder's founder and head": what stands after, or
  /// before, both of two coordinated nouns belongs to both.
  void add_shared_modifiers(std::uint32_t noun, Clause& clause) const {
    const std::uint32_t first = tree_.first_conjunct(noun);
    std::vector<std::uint32_t> nouns{first};
    for (const std::uint32_t child : tree_.children(first)) {
      const bool same = tree_.word(child).upos == tree_.word(first).upos || is_noun_by_use(child);
      if (tree_.is(child, "conj") && same) nouns.push_back(child);
    }
    if (nouns.size() < 2 || is_named(first)) return;
    const auto [least, greatest] = std::minmax_element(nouns.begin(), nouns.end());
    for (const std::uint32_t other : nouns) {
      if (other == noun) continue;
      for (const std::uint32_t child : tree_.children(other)) {
        const bool after = child > *greatest && tree_.is(child, "nmod");
        const bool before = child < *least && (tree_.is(child, "nmod:poss") ||
                                               (tree_.is(child, "compound") && is_named(child)));
        if (!after && !before) continue;
        const std::string slot = tree_.is(child, "nmod:poss") ? "poss"
                                 : before                     ? "compound"
                                                              : preposition(tree_, child);
        if (!slot.empty() && !has(clause, slot)) add(clause, slot, child);
      }
    }
  }

  /// "the Swedish architect" has a nationality, "Celtic coach" what a compound has.
  std::string slot_of_adjective(std::uint32_t word) const {
    return chains_.types(names_.by_word.at(word)).best() == "Group" ? "nationality" : "compound";
  }

  void add_modifiers_within(std::uint32_t noun, Clause& clause) const {
    for (const std::uint32_t child : tree_.children(noun)) {
      if (tree_.is(child, "compound") && is_named(child)) add(clause, "compound", child);
    }
  }

  Clause of_name(std::uint32_t name) const {
    Clause clause;
    clause.kind = PredicateKind::name;
    clause.lemma = "*";
    for (const std::uint32_t child : tree_.children(name)) {
      if (tree_.is(child, "nmod:poss")) add(clause, "poss", child);
      if (!tree_.is(child, "nmod") || tree_.is(child, "nmod:poss")) continue;
      // "Bank of Lima | supervisor", where the noun holds a part of the name
      if (chains_.markable(names_.by_word.at(name)).words.meets(tree_.subtree(child))) continue;
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
  SentenceNames names_;
  Subjects subjects_{article_, chains_, world_, words_, sentence_, names_};
  Judge judge_{article_, chains_, world_, words_, sentence_, names_.by_word};
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
