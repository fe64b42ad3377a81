#include "importers/extraction/detail/verb_clauses.hpp"

#include <algorithm>
#include <vector>

namespace graphwright::detail {

bool VerbClauses::is_passive(std::uint32_t verb) const {
  if (tree_.child(verb, "aux:pass")) return true;
  // "was born and raised", "bought by Alder and sponsored by Birch, Olm …"
  const bool further = tree_.is(verb, "conj") && !tree_.child(verb, "nsubj") &&
                       !tree_.child(verb, "aux") && !tree_.child(verb, "obj");
  const bool participle = tree_.word(verb).xpos == "VBN" || tree_.child(verb, "obl:agent");
  if (further && participle && is_passive(*tree_.head(verb))) return true;
  if (tree_.child(verb, "nsubj:pass")) {
    // "Alder named Ana Olm", where the parser sees a passive without an auxiliary
    const auto person = tree_.child(verb, "xcomp");
    const bool active = person && is_named(*person) && !article_.headline[sentence_];
    return tree_.word(verb).xpos != "VBD" && !active;
  }
  const bool reduced = tree_.is(verb, "acl") || tree_.is(verb, "amod") || tree_.is(verb, "advcl");
  // "capped 34 times by Wales", which the tagger takes for the past
  const bool past = tree_.word(verb).xpos == "VBD" && !tree_.child(verb, "obj") && has_agent(verb);
  return reduced && (tree_.word(verb).xpos == "VBN" || past) && !tree_.child(verb, "aux") &&
         !tree_.child(verb, "nsubj");
}

/// Whether a verb has a phrase with "by".
bool VerbClauses::has_agent(std::uint32_t verb) const {
  const auto below = tree_.children(verb);
  return std::any_of(below.begin(), below.end(), [&](std::uint32_t child) {
    return tree_.is(child, "obl") && preposition(tree_, child) == "by";
  });
}

/// Whether a noun is the role that a verb gives: "was elected | mayor of Lima".
bool VerbClauses::is_role_given(std::uint32_t noun, std::uint32_t verb) const {
  return tree_.is(noun, "xcomp") && tree_.word(noun).upos == "NOUN" &&
         words_.has("hands over", tree_.lemma(verb));
}

/// The particle of a verb, also where the parser takes it for an adverb: "took over".
std::optional<std::uint32_t> VerbClauses::particle_of(std::uint32_t verb) const {
  if (const auto particle = tree_.child(verb, "compound:prt")) return particle;
  const std::uint32_t next = verb + 1;
  // "was paid | for by Alder", "was called | for by Alder"
  if (next + 1 < tree_.size() && tree_.is(next, "case") && tree_.lower(next + 1) == "by" &&
      tree_.is(next + 1, "case") && tree_.head(next) == tree_.head(next + 1)) {
    return next;
  }
  if (next >= tree_.size() || !words_.has("particle", tree_.lower(next))) return std::nullopt;
  if (tree_.is(next, "advmod") && tree_.head(next) == verb) return next;
  // "saw | off Ashworth", where the parser sees a preposition
  const std::optional<std::uint32_t> object = tree_.head(next);
  if (object && tree_.is(next, "case") && tree_.is(*object, "obj") && tree_.head(*object) == verb) {
    return next;
  }
  return std::nullopt;
}

/// The lemma of a verb, by the table of irregular forms before the lemmatizer's.
std::string VerbClauses::verb_lemma(std::uint32_t verb) const {
  const std::string& tag = tree_.word(verb).xpos;
  const std::string* irregular =
      tag == "VBD" || tag == "VBN" ? words_.value("irregular", tree_.lower(verb)) : nullptr;
  return irregular != nullptr ? *irregular : noun_lemma(tree_, verb);
}

Clause VerbClauses::of_verb(std::uint32_t verb) const {
  Clause clause;
  clause.kind = PredicateKind::verb;
  clause.lemma = verb_lemma(verb);
  clause.label = tree_.word(verb).form;
  if (const auto particle = particle_of(verb)) {
    clause.lemma += " " + tree_.lower(*particle);
    clause.label += " " + tree_.word(*particle).form;
  }
  const bool passive = is_passive(verb);
  clause.passive = passive;
  for (const std::uint32_t child : tree_.children(verb)) {
    const std::string& relation = tree_.word(child).relation;
    if (base(relation) == "nsubj" && passive) {
      add(clause, "obj", child);
    } else if (base(relation) == "nsubj") {
      if (child == subjects_.of_verb(verb)) add(clause, "subj", child);
    } else if (relation == "obj") {
      add(clause, passive ? "obj2" : is_receiver(child) ? "iobj" : "obj", child);
      add_receiver(child, clause);
      add_named(verb, child, clause);
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
void VerbClauses::add_shared_places(std::uint32_t verb, Clause& clause) const {
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

/// "named | her | Minister of Culture": where the parser takes the person for a possessor of the
/// office.
void VerbClauses::add_named(std::uint32_t verb, std::uint32_t office, Clause& clause) const {
  const auto person = tree_.child(office, "nmod:poss");
  if (person && *person == verb + 1 && tree_.lower(*person) == "her" &&
      tree_.word(*person + 1).form.front() < 'a' && words_.has("hands over", clause.lemma)) {
    clause.arguments.push_back({"obj", *person, false});
  }
}

/// Whether an object is who gets another that follows it: "lent | Alder | 600 million euros".
bool VerbClauses::is_receiver(std::uint32_t object) const {
  if (!is_named(object)) return false;
  const auto siblings = tree_.children(*tree_.head(object));
  return std::any_of(siblings.begin(), siblings.end(), [&](std::uint32_t other) {
    return other > object && tree_.is(other, "obj") && !is_named(other);
  });
}

/// "lends | Alder | 600 million euros": a name before a sum is who gets it, though the parser
/// makes it a part of the sum.
void VerbClauses::add_receiver(std::uint32_t sum, Clause& clause) const {
  if (!tree_.child(sum, "nummod")) return;
  for (const std::uint32_t child : tree_.children(sum)) {
    if (tree_.is(child, "compound") && is_named(child)) add(clause, "iobj", child);
  }
}

/// Adds the arguments that stand elsewhere: what a participle or relative clause is said of, the
/// subject that a verb shares with the one before it, or has from the one above it.
void VerbClauses::add_implied(std::uint32_t verb, bool passive, Clause& clause) const {
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
  add_where(verb, *above, clause);
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

/// "moved to Lima, where she died": the place before, where the parser hangs the clause on the
/// verb.
void VerbClauses::add_where(std::uint32_t verb, std::uint32_t above, Clause& clause) const {
  if (!tree_.is(verb, "advcl") || !is_where(verb)) return;
  std::optional<std::uint32_t> place;
  for (const std::uint32_t child : tree_.children(above)) {
    if (child < verb && tree_.is(child, "obl") && is_named(child)) place = child;
  }
  if (place) add(clause, "at", *place);
}

/// "clawed her way back to beat Olm": an infinitive after a noun has the subject of the verb that
/// takes the noun.
void VerbClauses::add_doer(std::uint32_t verb, std::uint32_t noun, const std::string& slot,
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

/// Whether a clause has its own subject and is said of a noun, whatever the parser calls it.
bool VerbClauses::is_relative(std::uint32_t verb) const {
  return tree_.word(verb).relation == "acl:relcl" ||
         (tree_.is(verb, "acl") && subjects_.of_verb(verb) && tree_.word(verb).xpos != "VB");
}

/// "rents out centers packed with …": who does something to what a clause is said of.
void VerbClauses::add_holder(std::uint32_t noun, Clause& clause) const {
  const std::optional<std::uint32_t> verb = tree_.head(noun);
  if (!verb || !(tree_.is(noun, "obj") || tree_.is(noun, "obl"))) return;
  for (const std::uint32_t word : subjects_.logical(*verb)) {
    clause.arguments.push_back({"holder", word, true});
  }
}

/// The parser often hangs what is said of a noun on the last one before it: "a maker of cameras
/// based in Austin".
void VerbClauses::add_holding_nouns(std::uint32_t word, const std::string& slot,
                                    Clause& clause) const {
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

}  // namespace graphwright::detail
