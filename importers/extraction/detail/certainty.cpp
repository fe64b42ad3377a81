#include "importers/extraction/detail/certainty.hpp"

#include <algorithm>

namespace graphwright::detail {

bool Judge::is_negated(std::uint32_t word) const {
  for (const std::uint32_t child : tree_.children(word)) {
    if ((tree_.is(child, "advmod") || tree_.is(child, "det") || tree_.is(child, "cc")) &&
        (words_.has("negation", lower(child)) || lower(child) == "no")) {
      return true;
    }
  }
  return false;
}

void Judge::verb(std::uint32_t verb, Clause& clause) const {
  clause.time = time_of(verb);
  if (is_negated(verb)) clause.certainty = Certainty::denied;
  bool would = false;
  for (const std::uint32_t child : tree_.children(verb)) {
    const std::string word = lemma(child);
    if (tree_.is(child, "aux") && words_.has("modal", word)) {
      if (clause.certainty == Certainty::asserted) clause.certainty = Certainty::possible;
      would = would || word == "would" || lower(child) == "would";
    }
    if (tree_.is(child, "mark") && words_.has("condition", word)) {
      clause.certainty = Certainty::possible;
    }
  }
  if (tree_.word(tree_.size() - 1).form == "?") clause.certainty = Certainty::possible;
  judge_by_governors(verb, would, clause);
}

Time Judge::time_of(std::uint32_t verb) const {
  bool past = tree_.word(verb).xpos == "VBD" || tree_.word(verb).xpos == "VBN";
  for (const std::uint32_t child : tree_.children(verb)) {
    if (!tree_.is(child, "aux")) continue;
    const std::string form = lower(child);
    if (form == "will" || form == "'ll" || form == "would" || form == "shall") return Time::future;
    if (form == "is" || form == "are" || form == "'s" || form == "'re") past = false;
    if (form == "did") past = true;
    if (form == "was" || form == "were" || form == "had" || form == "has" || form == "have") {
      past = true;
      if (form == "was" || form == "were") break;
    }
  }
  // A headline's "Alder to buy Birch".
  const auto mark = tree_.child(verb, "mark");
  const bool to_come = mark && lower(*mark) == "to" && article_.headline[sentence_] &&
                       !tree_.is(verb, "xcomp") && !tree_.is(verb, "acl");
  if (to_come) return Time::future;
  return past ? Time::past : Time::present;
}

/// Applies what stands above a clause: "plans to", "denied that", "said".
void Judge::judge_by_governors(std::uint32_t verb, bool would, Clause& clause) const {
  constexpr int farthest = 5;
  std::uint32_t word = verb;
  for (int step = 0; step < farthest; ++step) {
    const std::optional<std::uint32_t> above = tree_.head(word);
    if (!above) break;
    if (tree_.is(word, "conj")) {
      // Shared auxiliaries: "will buy X and sell Y".
      if (is_negated(*above) && !tree_.child(word, "nsubj")) clause.certainty = Certainty::denied;
    } else if (tree_.is(word, "xcomp") || tree_.is(word, "ccomp") || tree_.is(word, "csubj") ||
               (tree_.is(word, "acl") && tree_.word(word).xpos == "VB") ||
               (tree_.is(word, "advcl") && tree_.word(*above).upos == "ADJ")) {
      govern(*above, would, clause);
      if (world_.words().has("speech", lemma(*above)) && !clause.speaker) {
        set_speaker(*above, clause);
      }
    } else {
      break;
    }
    word = *above;
  }
  for (const std::uint32_t child : tree_.children(word)) {
    if (tree_.is(child, "parataxis") && world_.words().has("speech", lemma(child)) &&
        !clause.speaker) {
      set_speaker(child, clause);
    }
    if (tree_.is(child, "obl") && preposition(tree_, child).starts_with("according") &&
        !clause.speaker) {
      clause.speaker = Speaker{sentence_, child};
    }
  }
}

void Judge::govern(std::uint32_t governor, bool would, Clause& clause) const {
  const bool speech = world_.words().has("speech", lemma(governor));
  if (speech && would && clause.certainty == Certainty::possible) {
    clause.certainty = Certainty::asserted;  // "said it would": it will
  }
  const bool negated = is_negated(governor);
  if (const std::string* value = words_.value("governor", lemma(governor))) {
    const bool asserts = value->starts_with("asserted");
    if (value->starts_with("possible") && clause.certainty == Certainty::asserted) {
      clause.certainty = Certainty::possible;
    }
    if (value->starts_with("denied")) {
      if (lemma(governor) != "deny") clause.time = time_of(governor);
      clause.certainty = negated ? Certainty::possible : Certainty::denied;
    }
    if (negated && asserts) {
      clause.certainty = lemma(governor) == "decide" ? Certainty::possible : Certainty::denied;
    }
    if (value->find("future") != std::string::npos) clause.time = Time::future;
    if (value->find("past") != std::string::npos) clause.time = Time::past;
    if (asserts && value->find("future") == std::string::npos) clause.time = time_of(governor);
  } else if (negated && !speech) {
    clause.certainty = Certainty::denied;
  }
  for (const std::uint32_t child : tree_.children(governor)) {
    if (tree_.is(child, "aux") && words_.has("modal", lemma(child)) && !speech &&
        clause.certainty == Certainty::asserted) {
      clause.certainty = Certainty::possible;
    }
  }
}

void Judge::set_speaker(std::uint32_t verb, Clause& clause) const {
  if (const auto subject = tree_.child(verb, "nsubj")) {
    clause.speaker = Speaker{sentence_, *subject};
  } else if (verb > 0 && named_.contains(verb - 1)) {
    // "…, Ana Olm said", where the parser makes something else of the name
    clause.speaker = Speaker{sentence_, chains_.markable(named_.at(verb - 1)).head};
  }
}

void Judge::noun(std::uint32_t noun, bool described, Clause& clause) const {
  for (const std::uint32_t child : tree_.children(noun)) {
    if (words_.has("former", lower(child))) clause.time = Time::past;
    if (words_.has("coming", lower(child))) clause.time = Time::future;
    if (words_.has("doubtful", lower(child))) clause.certainty = Certainty::possible;
  }
  if (tree_.child(noun, "cop") || tree_.word(noun).relation == "root") {
    if (is_negated(noun)) clause.certainty = Certainty::denied;
    for (const std::uint32_t child : tree_.children(noun)) {
      if (tree_.is(child, "cop") && (lower(child) == "was" || lower(child) == "were")) {
        clause.time = Time::past;
      }
      if (tree_.is(child, "aux") && words_.has("modal", lemma(child))) {
        clause.certainty = Certainty::possible;
      }
      if (tree_.is(child, "aux") && lower(child) == "will") clause.time = Time::future;
    }
  }
  // What a verb does with it holds of what the noun says: "may complete the acquisition".
  const std::optional<std::uint32_t> verb = tree_.head(noun);
  const bool taken = verb && tree_.word(*verb).upos == "VERB" &&
                     (tree_.is(noun, "obj") || tree_.word(noun).relation == "nsubj:pass");
  if (taken && !described && clause.time == Time::present) {
    this->verb(*verb, clause);
    // "blocked the purchase", "plans a merger"
    govern(*verb, false, clause);
    return;
  }
  // What is said of the noun's clause holds of who says it too.
  std::uint32_t clause_head = noun;
  if (!tree_.child(noun, "cop")) clause_head = tree_.clause(noun);
  if (clause_head != noun || tree_.is(noun, "ccomp")) {
    std::uint32_t word = clause_head;
    for (int step = 0; step < 3; ++step) {
      const std::optional<std::uint32_t> above = tree_.head(word);
      if (!above) break;
      if (tree_.is(word, "ccomp") && world_.words().has("speech", lemma(*above))) {
        set_speaker(*above, clause);
        break;
      }
      word = *above;
    }
  }
}

}  // namespace graphwright::detail
