#include "importers/extraction/detail/certainty.hpp"

#include <algorithm>

namespace graphwright::detail {

bool Judge::is_negated(std::uint32_t word) const {
  for (const std::uint32_t child : tree_.children(word)) {
    if ((tree_.is(child, "advmod") || tree_.is(child, "det") || tree_.is(child, "cc")) &&
        (words_.has("negation", tree_.lower(child)) || tree_.lower(child) == "no")) {
      return true;
    }
    // "Neither Alder nor Birch bought", "no company bought"
    if (tree_.is(child, "nsubj") && is_negated(child)) return true;
  }
  return false;
}

bool Judge::has_ended(std::uint32_t verb) const {
  const auto children = tree_.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return tree_.lower(child) == "longer" && child > 0 && tree_.lower(child - 1) == "no";
  });
}

bool Judge::is_doubted(std::uint32_t word) const {
  const auto children = tree_.children(word);
  return tree_.word(tree_.size() - 1).form == "?" ||
         std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
           return tree_.is(child, "advmod") && words_.has("doubt", tree_.lower(child));
         });
}

void Judge::verb(std::uint32_t verb, Clause& clause) const {
  clause.time = time_of(verb);
  if (is_negated(verb)) clause.certainty = Certainty::denied;
  bool would = false;
  for (const std::uint32_t child : tree_.children(verb)) {
    const std::string word = tree_.lemma(child);
    // "can be downloaded from Nova" says that it is there.
    const bool offered = word == "can" && words_.has("offered", tree_.lemma(verb));
    if (tree_.is(child, "aux") && words_.has("modal", word) && !offered) {
      if (clause.certainty == Certainty::asserted) clause.certainty = Certainty::possible;
      would = would || word == "would" || tree_.lower(child) == "would";
    }
    if (tree_.is(child, "mark") && words_.has("condition", word)) {
      clause.certainty = Certainty::possible;
    }
  }
  if (is_doubted(verb) && clause.certainty == Certainty::asserted) {
    clause.certainty = Certainty::possible;
  }
  judge_by_governors(verb, would, clause);
}

Time Judge::time_of(std::uint32_t verb) const {
  // "was found guilty by"
  const std::optional<std::uint32_t> above = tree_.head(verb);
  if (above && tree_.word(verb).upos == "ADJ" && tree_.is(verb, "xcomp")) return time_of(*above);
  // "a unit led by Olm"
  const bool state = tree_.is(verb, "acl") && words_.has("state", tree_.lemma(verb));
  bool past = tree_.word(verb).xpos == "VBD" || (tree_.word(verb).xpos == "VBN" && !state) ||
              is_past_like_base(verb) || has_ended(verb);
  for (const std::uint32_t child : tree_.children(verb)) {
    if (!tree_.is(child, "aux")) continue;
    const std::string form = tree_.lower(child);
    if (form == "will" || form == "'ll" || form == "would" || form == "shall") return Time::future;
    if (form == "is" || form == "are" || form == "'s" || form == "'re") past = false;
    if (form == "did") past = true;
    if (form == "was" || form == "were" || form == "had" || form == "has" || form == "have") {
      past = !((form == "has" || form == "have") && has_since(verb));
      if (form == "was" || form == "were") break;
    }
  }
  // A headline's "Alder to buy Birch".
  const auto mark = tree_.child(verb, "mark");
  const bool alone = tree_.word(verb).relation == "root" && tree_.child(verb, "nsubj");
  const bool of_name = tree_.is(verb, "acl") && named_.contains(*above);
  const bool headline =
      article_.headline[sentence_] && !tree_.is(verb, "xcomp") && !tree_.is(verb, "acl");
  const bool to_come = mark && tree_.lower(*mark) == "to" && (headline || alone || of_name);
  if (to_come) return Time::future;
  return past ? Time::past : Time::present;
}

/// Whether a verb must be a past though it looks like its base form: "Olm quit Alder", where
/// the present were "quits".
bool Judge::is_past_like_base(std::uint32_t verb) const {
  if (tree_.word(verb).xpos != "VBP" && tree_.word(verb).xpos != "VB") return false;
  const std::string* base_form = words_.value("irregular", tree_.lower(verb));
  const auto subject = tree_.child(verb, "nsubj");
  if (base_form == nullptr || *base_form != tree_.lower(verb) || !subject ||
      tree_.child(verb, "aux") || tree_.child(verb, "mark")) {
    return false;
  }
  const std::string& tag = tree_.word(*subject).xpos;
  return !tree_.child(*subject, "conj") && (tag == "NNP" || tag == "NN");
}

/// Whether what began goes on: "has worked for Alder since 2011".
bool Judge::has_since(std::uint32_t verb) const {
  const auto children = tree_.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return preposition(tree_, child) == "since" || tree_.lower(child) == "since";
  });
}

/// Whether a clause tells what a noun says, "a rumour that Alder had bought Birch", and is not said
/// of it, "a rumour that Alder spread": "that" is no object, or there is another.
bool Judge::is_hearsay(std::uint32_t verb) const {
  const std::optional<std::uint32_t> noun = tree_.head(verb);
  if (!noun || !tree_.is(verb, "acl") || !words_.has("hearsay", tree_.lemma(*noun))) return false;
  bool that = false;
  bool subject = false;
  bool object = false;
  bool relative = false;
  for (const std::uint32_t child : tree_.children(verb)) {
    const bool is_that = tree_.lower(child) == "that";
    that = that || is_that;
    relative = relative || (is_that && tree_.is(child, "obj"));
    subject = subject || (tree_.is(child, "nsubj") && !is_that);
    object = object || (tree_.is(child, "obj") && !is_that);
  }
  return that && subject && (!relative || object);
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
               (tree_.is(word, "acl") && tree_.word(word).xpos == "VB") || is_hearsay(word) ||
               (tree_.is(word, "advcl") && tree_.word(*above).upos == "ADJ")) {
      const bool finite = tree_.is(word, "ccomp") && tree_.child(word, "nsubj");
      govern(*above, would, finite, clause);
      if (world_.words().has("speech", tree_.lemma(*above)) && !clause.speaker) {
        set_speaker(*above, clause);
      }
      // "denied a story that Alder had bought Birch"
      if (is_hearsay(word) && clause.certainty == Certainty::asserted) {
        clause.certainty = Certainty::possible;
      }
      const std::optional<std::uint32_t> taker = tree_.head(*above);
      if (is_hearsay(word) && taker && tree_.is(*above, "obj")) {
        govern(*taker, would, false, clause);
        break;
      }
    } else {
      break;
    }
    word = *above;
  }
  for (const std::uint32_t child : tree_.children(word)) {
    if (tree_.is(child, "parataxis") && world_.words().has("speech", tree_.lemma(child)) &&
        !clause.speaker) {
      set_speaker(child, clause);
    }
    if (tree_.is(child, "obl") && preposition(tree_, child).starts_with("according") &&
        !clause.speaker) {
      clause.speaker = Speaker{sentence_, child};
    }
  }
}

void Judge::govern(std::uint32_t governor, bool would, bool finite, Clause& clause) const {
  const bool speech = world_.words().has("speech", tree_.lemma(governor));
  if (speech && would && clause.certainty == Certainty::possible) {
    clause.certainty = Certainty::asserted;  // "said it would": it will
  }
  const bool negated = is_negated(governor);
  const std::string* value = words_.value("governor", tree_.lemma(governor));
  // "told Alder to buy Birch", but "told Alder that Birch is bought"
  if (value != nullptr && finite && value->ends_with("object")) value = nullptr;
  if (value != nullptr) {
    const bool asserts = value->starts_with("asserted");
    if (value->starts_with("possible") && clause.certainty == Certainty::asserted) {
      clause.certainty = Certainty::possible;
    }
    if (value->starts_with("denied")) {
      if (tree_.lemma(governor) != "deny") clause.time = time_of(governor);
      clause.certainty = negated ? Certainty::possible : Certainty::denied;
    }
    if (negated && asserts) {
      clause.certainty =
          tree_.lemma(governor) == "decide" ? Certainty::possible : Certainty::denied;
    }
    if (value->find("future") != std::string::npos) clause.time = Time::future;
    if (value->find("past") != std::string::npos) clause.time = Time::past;
    if (asserts && value->find("future") == std::string::npos) clause.time = time_of(governor);
  } else if (negated && !speech) {
    clause.certainty = Certainty::denied;
  }
  for (const std::uint32_t child : tree_.children(governor)) {
    if (tree_.is(child, "aux") && words_.has("modal", tree_.lemma(child)) && !speech &&
        clause.certainty == Certainty::asserted) {
      clause.certainty = Certainty::possible;
    }
  }
}

/// What the verb of a role makes of it: "stepped down as chairwoman", "became a citizen".
void Judge::judge_by_verb(std::uint32_t noun, Clause& clause) const {
  const std::optional<std::uint32_t> verb = tree_.head(noun);
  if (!verb || tree_.word(*verb).upos != "VERB" || clause.time != Time::present) return;
  const bool ended = tree_.is(noun, "obl") && preposition(tree_, noun) == "as" &&
                     words_.has("ending", tree_.lemma(*verb));
  const bool predicate = tree_.is(noun, "xcomp") && words_.has("copular", tree_.lemma(*verb));
  if (ended) clause.time = Time::past;
  // "was sounded out as ambassador"
  if (tree_.is(noun, "obl") && preposition(tree_, noun) == "as" &&
      words_.has("tentative", tree_.lemma(*verb))) {
    clause.certainty = Certainty::possible;
  }
  if (predicate) clause.time = time_of(*verb);
  if (predicate && is_negated(*verb)) clause.certainty = Certainty::denied;
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
    if (words_.has("former", tree_.lower(child))) clause.time = Time::past;
    if (words_.has("coming", tree_.lower(child))) clause.time = Time::future;
    if (words_.has("doubtful", tree_.lower(child))) clause.certainty = Certainty::possible;
  }
  if (tree_.lower(noun).starts_with("ex-")) clause.time = Time::past;
  if (tree_.child(noun, "cop") || tree_.word(noun).relation == "root") {
    if (is_negated(noun)) clause.certainty = Certainty::denied;
    if (is_doubted(noun) && clause.certainty == Certainty::asserted) {
      clause.certainty = Certainty::possible;
    }
    if (has_ended(noun)) clause.time = Time::past;
    for (const std::uint32_t child : tree_.children(noun)) {
      if (tree_.is(child, "cop") && (tree_.lower(child) == "was" || tree_.lower(child) == "were")) {
        clause.time = Time::past;
      }
      if (tree_.is(child, "aux") && words_.has("modal", tree_.lemma(child))) {
        clause.certainty = Certainty::possible;
      }
      if (tree_.is(child, "aux") && tree_.lower(child) == "will") clause.time = Time::future;
    }
  }
  judge_by_verb(noun, clause);
  // What a verb does with it holds of what the noun says: "may complete the acquisition".
  const std::optional<std::uint32_t> verb = tree_.head(noun);
  const bool taken = verb && tree_.word(*verb).upos == "VERB" &&
                     (tree_.is(noun, "obj") || tree_.word(noun).relation == "nsubj:pass");
  if (taken && !described && clause.time == Time::present) {
    this->verb(*verb, clause);
    // "blocked the purchase", "plans a merger"
    govern(*verb, false, false, clause);
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
      if (tree_.is(word, "ccomp") && world_.words().has("speech", tree_.lemma(*above))) {
        set_speaker(*above, clause);
        break;
      }
      word = *above;
    }
  }
}

}  // namespace graphwright::detail
