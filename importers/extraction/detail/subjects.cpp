#include "importers/extraction/detail/subjects.hpp"

#include <algorithm>

namespace graphwright::detail {

std::optional<std::uint32_t> Subjects::of_verb(std::uint32_t verb) const {
  std::optional<std::uint32_t> nearest;
  for (const std::uint32_t child : tree_.children(verb)) {
    if (!tree_.is(child, "nsubj") || (nearest && child > verb)) continue;
    // "Alder and Birch each | invested"
    if (!nearest || !words_.has("distributive", tree_.lemma(child))) nearest = child;
  }
  // "before Alder | hired him", where the parser sees a preposition
  if (!nearest && verb > 0 && tree_.word(verb).upos == "VERB" && tree_.word(verb).xpos != "VBN") {
    const auto name = names_.by_word.find(verb - 1);
    if (name != names_.by_word.end()) {
      const std::uint32_t head = chains_.markable(name->second).head;
      const bool oblique =
          tree_.is(head, "obl") && tree_.head(head) == verb && !tree_.child(head, "case");
      if (oblique && tree_.child(verb, "mark")) return head;
    }
  }
  return nearest;
}

std::vector<std::uint32_t> Subjects::logical(std::uint32_t verb) const {
  constexpr int farthest = 6;
  for (int step = 0; step < farthest; ++step) {
    if (const auto subject = of_verb(verb)) return {*subject};
    const std::optional<std::uint32_t> above = tree_.head(verb);
    if (!above) return {};
    if (tree_.is(verb, "acl")) return of_noun(*above);
    // "runs on Nova and powers Muse", where the verb seems coordinated with a noun
    const bool noun =
        tree_.word(verb).upos != "VERB" && (tree_.is(verb, "obl") || tree_.is(verb, "obj"));
    if (!noun && !tree_.is(verb, "conj") && !tree_.is(verb, "xcomp") && !tree_.is(verb, "advcl") &&
        !tree_.is(verb, "parataxis")) {
      return {};
    }
    verb = *above;
  }
  return {};
}

std::vector<std::uint32_t> Subjects::from_above(std::uint32_t verb, std::uint32_t above) const {
  if (tree_.is(verb, "conj") || tree_.is(verb, "parataxis")) return logical(above);
  if (tree_.is(verb, "xcomp") || tree_.is(verb, "ccomp")) {
    const std::string* governs = words_.value("governor", tree_.lemma(above));
    const bool of_object = (governs != nullptr && governs->find("object") != std::string::npos) ||
                           words_.has("hands over", tree_.lemma(above));
    if (const auto object = tree_.child(above, "obj"); object && of_object) return {*object};
    return logical(above);
  }
  if (tree_.is(verb, "advcl")) {
    const auto object = tree_.child(above, "obj");
    if (object && words_.has("hands over", tree_.lemma(above))) return {*object};
    return logical(above);
  }
  return {};
}

std::vector<std::uint32_t> Subjects::of_noun(std::uint32_t noun, int depth) const {
  constexpr int deepest = 4;
  if (is_named(noun) || depth == deepest) return {noun};
  std::vector<std::uint32_t> words;
  const auto [begin, end] = names_.by_noun.equal_range(noun);
  for (auto name = begin; name != end; ++name) {
    words.push_back(chains_.markable(name->second).head);
  }
  const std::optional<std::uint32_t> above = tree_.head(noun);
  if (words.empty() && tree_.child(noun, "cop")) {
    if (const auto subject = tree_.child(noun, "nsubj")) {
      words = coordinated(*subject);
    } else if (above && tree_.is(noun, "conj")) {
      words = logical(*above);  // "chairs Alder and is editor of Birch"
    }
  }
  if (words.empty() && above && is_predicate_of(noun, *above)) words = logical(*above);
  if (words.empty() && above && tree_.is(noun, "xcomp") &&
      words_.has("hands over", tree_.lemma(*above))) {
    // "was elected mayor of Lima", "named Olm head of Alder"
    auto object = tree_.child(*above, "obj");
    if (!object) object = tree_.child(*above, "nsubj:pass");
    if (object) words = coordinated(*object);
  }
  if (words.empty() && above && tree_.is(noun, "obj")) {
    // "made Olm a knight of the realm"
    auto receiver = tree_.child(*above, "iobj");
    if (!receiver) receiver = tree_.child(*above, "obj");
    if (receiver && *receiver < noun && words_.has("hands over", tree_.lemma(*above)))
      words = coordinated(*receiver);
  }
  if (words.empty() && above && tree_.is(noun, "obl") && preposition(tree_, noun) == "as") {
    // "hired Olm as its head", but "joined Alder as its head", "succeeded Olm as head"
    const auto object = tree_.child(*above, "obj");
    words = object && takes_role(*object, *above) ? coordinated(*object) : logical(*above);
  }
  if (words.empty()) {
    if (const auto name = name_after_comma(noun)) words = {*name};
  }
  // "Among its graduates is Ana Olm"
  if (words.empty() && above && is_named(*above) && tree_.child(*above, "cop") &&
      preposition(tree_, noun) == "among") {
    words = {*above};
  }
  // "is a German businessman, head of Alder"
  if (words.empty() && above && tree_.is(noun, "appos") && tree_.word(*above).upos == "NOUN") {
    const std::vector<std::uint32_t> further = of_noun(*above, depth + 1);
    if (further != std::vector<std::uint32_t>{*above}) words = further;
  }
  // "her daughter, the novelist Ana Olm"
  for (const std::uint32_t child : tree_.children(noun)) {
    if (!words.empty() || !tree_.is(child, "appos") || is_named(child)) continue;
    const std::vector<std::uint32_t> further = of_noun(child, depth + 1);
    if (is_named(further.front())) words = further;
  }
  if (words.empty() && above && tree_.is(noun, "conj")) words = of_conjunct(noun, depth);
  // "the youngest of four children"
  const bool phrase = tree_.is(noun, "nmod") || tree_.is(noun, "obl");
  if (words.empty() && above && phrase && preposition(tree_, noun) == "of" &&
      world_.words().has("one of", tree_.lower(*above))) {
    words = of_noun(*above, depth + 1);
    if (words == std::vector<std::uint32_t>{*above}) words = logical(tree_.clause(*above));
  }
  // "Raman and Osterman, two engineers": the plural is said of all.
  const bool plural = tree_.word(noun).xpos == "NNS";
  if (plural && words.size() == 1 && tree_.first_conjunct(words.front()) == words.front()) {
    words = coordinated(words.front());
  }
  if (words.empty()) words.push_back(noun);
  return words;
}

/// Whether the role that "as" gives is that of a verb's object: of a person whom nobody takes the
/// place of.
bool Subjects::takes_role(std::uint32_t object, std::uint32_t verb) const {
  const auto name = names_.by_word.find(object);
  const bool thing = name != names_.by_word.end() && chains_.types(name->second).best() != "Person";
  return !thing && !words_.has("follows", tree_.lemma(verb));
}

std::vector<std::uint32_t> Subjects::of_conjunct(std::uint32_t noun, int depth) const {
  if (is_listed_apposition(noun)) return names_before(noun);
  const std::uint32_t role = first_role(*tree_.head(noun));
  const std::vector<std::uint32_t> words = of_noun(role, depth + 1);
  const bool itself = words == std::vector<std::uint32_t>{role};
  return itself && !may_be_role(noun, role) ? std::vector<std::uint32_t>{} : words;
}

/// "A member of the band, Ana Olm sings", "her ex-husband, Ben Olm, left": the name after a noun
/// and a comma, of which the parser makes a second subject or a further conjunct.
std::optional<std::uint32_t> Subjects::name_after_comma(std::uint32_t noun) const {
  const std::optional<std::uint32_t> above = tree_.head(noun);
  const bool subject = tree_.word(noun).relation == "nsubj";
  if (!above || !(subject || (tree_.is(noun, "conj") && tree_.child(noun, "cc")))) {
    return std::nullopt;
  }
  const std::uint32_t end = tree_.subtree(noun).end;
  for (const std::uint32_t other : tree_.children(*above)) {
    if (other < end || !is_named(other) || tree_.child(other, "cc")) continue;
    if (!(subject ? tree_.is(other, "nsubj") : tree_.is(other, "conj"))) continue;
    const std::uint32_t begin = tree_.subtree(other).begin;
    const bool comma = tree_.word(begin).form == "," || tree_.word(begin - 1).form == ",";
    if (comma && begin <= end + 1) return other;
  }
  return std::nullopt;
}

/// Whether a noun that is coordinated with another word can be said of it: of a person's name,
/// "Ana Olm, a painter, and head of Alder", but not where it is a thing of its own, "to Nova and
/// to the glasses".
bool Subjects::may_be_role(std::uint32_t noun, std::uint32_t word) const {
  const auto name = names_.by_word.find(word);
  return name != names_.by_word.end() && chains_.types(name->second).best() == "Person" &&
         !tree_.child(noun, "case");
}

/// Where a noun seems coordinated with a name that another noun holds, "mayor of Port Selen and
/// member of the Alliance", that other noun.
std::uint32_t Subjects::first_role(std::uint32_t word) const {
  const std::optional<std::uint32_t> above = tree_.head(word);
  const bool held =
      above && is_named(word) && tree_.is(word, "nmod") && tree_.word(*above).upos == "NOUN";
  return held ? *above : word;
}

bool Subjects::is_predicate_of(std::uint32_t noun, std::uint32_t verb) const {
  return (tree_.is(noun, "xcomp") || tree_.is(noun, "obj")) &&
         words_.has("copular", tree_.lemma(verb));
}

bool Subjects::is_further(std::uint32_t word) const {
  if (tree_.word(word).upos == "VERB") return false;
  const auto sign = tree_.child(word, "punct");
  const bool item = sign && *sign < word && tree_.word(*sign).form == ";";
  const auto above = tree_.head(word);
  // An item belongs to the whole list.
  if (item && tree_.head(*above) && tree_.word(*tree_.head(*above)).upos != "VERB") return false;
  if (tree_.is(word, "conj")) return !is_listed_apposition(word);
  return item && (tree_.is(word, "appos") || tree_.is(word, "parataxis") || tree_.is(word, "list"));
}

/// A word and those coordinated with it, without nouns in apposition that look so.
std::vector<std::uint32_t> Subjects::coordinated(std::uint32_t word) const {
  std::vector<std::uint32_t> words{word};
  for (const std::uint32_t child : tree_.children(word)) {
    if (is_further(child)) words.push_back(child);
  }
  return words;
}

/// Whether what looks like a further conjunct is an apposition: "Raman and Osterman, two former
/// engineers": a common noun after names, with a comma and no "and".
bool Subjects::is_listed_apposition(std::uint32_t noun) const {
  return tree_.is(noun, "conj") && tree_.word(noun).upos == "NOUN" && !tree_.child(noun, "cc") &&
         tree_.child(noun, "punct") && !is_in_list(noun) &&
         (is_named(*tree_.head(noun)) || names_.by_noun.contains(noun));
}

/// Whether further conjuncts with "and" follow, as in a list of three.
bool Subjects::is_in_list(std::uint32_t noun) const {
  const auto siblings = tree_.children(*tree_.head(noun));
  return std::any_of(siblings.begin(), siblings.end(), [&](std::uint32_t other) {
    return other > noun && tree_.is(other, "conj") && tree_.child(other, "cc") &&
           is_named(*tree_.head(noun));
  });
}

/// The names before an apposition that looks like a conjunct: all before a plural, else the last.
std::vector<std::uint32_t> Subjects::names_before(std::uint32_t noun) const {
  std::vector<std::uint32_t> names;
  for (const std::uint32_t word : coordinated(*tree_.head(noun))) {
    if (word < noun && is_named(word)) names.push_back(word);
  }
  if (tree_.word(noun).xpos != "NNS" && names.size() > 1) names = {names.back()};
  return names;
}

}  // namespace graphwright::detail
