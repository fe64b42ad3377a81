#include "importers/extraction/detail/noun_clauses.hpp"

#include <algorithm>
#include <vector>

namespace graphwright::detail {

void NounClauses::add_subject(std::uint32_t noun, Clause& clause) const {
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
  // "is based on a play by Olm": what is a thing of its own, is not the subject's doing.
  const std::string kind = meaning != nullptr ? meaning->types.front() : "";
  const bool entity = kind == "Person" || kind == "Work" || kind == "Product" || kind == "Law";
  if (governor && tree_.is(noun, "obl") && !entity && subjects.size() == 1 &&
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

Clause NounClauses::of_noun(std::uint32_t noun) const {
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
void NounClauses::add_complements_beside(std::uint32_t noun, Clause& clause) const {
  const std::optional<std::uint32_t> verb = tree_.head(noun);
  if (!verb || !tree_.is(noun, "obl") || preposition(tree_, noun) != "as") return;
  for (const std::uint32_t child : tree_.children(*verb)) {
    if (child < noun || !tree_.is(child, "obl") || child == noun) continue;
    const std::string slot = preposition(tree_, child);
    if (slot == "to" || slot == "of" || slot == "for" || slot == "at") add(clause, slot, child);
  }
}

Clause NounClauses::of_adjective(std::uint32_t adjective) const {
  Clause clause;
  clause.kind = PredicateKind::adjective;
  clause.lemma = tree_.lemma(adjective);
  clause.label = tree_.word(adjective).form;
  const std::optional<std::uint32_t> above = tree_.head(adjective);
  if (const auto subject = subjects_.of_verb(adjective)) {
    add(clause, "subj", *subject);
  } else if (above && (tree_.is(adjective, "acl") || tree_.is(adjective, "amod"))) {
    for (const std::uint32_t word : subjects_.of_noun(*above)) add_antecedent(clause, "subj", word);
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

void NounClauses::add_modifiers(std::uint32_t noun, Clause& clause) const {
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
        add(clause, slot_of_adjective(child), child);
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
    const std::string slot = slot_of_adjective(name);
    const bool known = slot == "nationality" && has(clause, slot);
    if (!tree_.is(name, "compound") && tree_.word(noun - 1).space_after && !known) {
      add(clause, slot, name);
    }
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
    const bool modifies = tree_.is(child, "compound") || tree_.is(child, "amod");
    if (modifies && is_named(child)) add(clause, slot_of_adjective(child), child);
  }
}

/// "chairman and chief executive of Alder", "Alder's founder and head": what stands after, or
/// before, both of two coordinated nouns belongs to both.
void NounClauses::add_shared_modifiers(std::uint32_t noun, Clause& clause) const {
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
      // "a novelist, editor and professor at Lund": of a list rather the last
      const bool of_last = nouns.size() > 2 && after && slot != "of";
      if (!slot.empty() && !of_last && !has(clause, slot)) add(clause, slot, child);
    }
  }
}

/// "the Swedish architect" has a nationality, "Celtic coach" what a compound has.
std::string NounClauses::slot_of_adjective(std::uint32_t word) const {
  return chains_.types(names_.by_word.at(word)).best() == "Group" ? "nationality" : "compound";
}

void NounClauses::add_modifiers_within(std::uint32_t noun, Clause& clause) const {
  for (const std::uint32_t child : tree_.children(noun)) {
    if (tree_.is(child, "compound") && is_named(child)) add(clause, "compound", child);
  }
}

Clause NounClauses::of_name(std::uint32_t name) const {
  Clause clause;
  clause.kind = PredicateKind::name;
  clause.lemma = "*";
  for (const std::uint32_t child : tree_.children(name)) {
    if (tree_.is(child, "nmod:poss")) add(clause, "poss", child);
    const bool phrase = tree_.is(child, "nmod") || tree_.is(child, "obl");
    if (!phrase || tree_.is(child, "nmod:poss")) continue;
    // "Bank of Lima | supervisor", where the noun holds a part of the name
    if (chains_.markable(names_.by_word.at(name)).words.meets(tree_.subtree(child))) continue;
    // "based in Lund, later in Oslo"
    const std::uint32_t begin = tree_.subtree(child).begin;
    const bool aside =
        begin > 0 && (tree_.word(begin).form == "," || tree_.word(begin - 1).form == ",");
    const std::string slot = preposition(tree_, child);
    if (!slot.empty() && !(aside && slot == "in")) add(clause, slot, child);
  }
  if (clause.arguments.empty()) return clause;
  clause.label = clause.arguments.front().slot;
  clause.arguments.insert(clause.arguments.begin(), Argument{"subj", name, false});
  return clause;
}

}  // namespace graphwright::detail
