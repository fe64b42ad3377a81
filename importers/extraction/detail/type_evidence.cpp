#include "importers/extraction/detail/type_evidence.hpp"

#include <algorithm>
#include <array>

#include "importers/extraction/detail/name_variants.hpp"

namespace graphwright::detail {
namespace {

constexpr double of_network = 1;                     // of a name of several words
constexpr double of_network_for_a_word = 0.6;        // of one word
constexpr double of_network_for_unknown_word = 0.3;  // for a place or person that no list has
constexpr double of_not_introduced = 0.4;            // for a firm, of what seems a person
constexpr double of_network_for_further = 0.2;       // of each mention more
constexpr double of_title = 4;
constexpr double of_description = 3;
constexpr double of_further_meaning = 0.5;  // of the weight of the first meaning
constexpr double of_further_person = 1;     // where persons are among the meanings
constexpr double of_noun_after = 1.5;
constexpr double of_member = 2;
constexpr double of_verb = 0.8;
constexpr double of_certain_verb = 1.4;
constexpr double of_side = 1.2;
constexpr double of_plural = 1.5;
constexpr double of_last_word = 1.3;  // a noun, of a name of several words
constexpr double of_agreed_last_word = 2.2;
constexpr double of_designator = 2;     // "Systems"
constexpr double of_abbreviation = -1;  // for a person
constexpr double of_relative_pronoun = 2.5;
constexpr double of_quotation_marks = 1.2;
constexpr double of_given_name = 1.2;  // before a surname
constexpr double of_firm_before = 0.9;
constexpr double of_certain_list = 3;  // countries, concepts
constexpr double of_legal_form = 4;
constexpr double of_list = 1;
constexpr double of_agent = 1.2;  // of what the network takes for a place that nobody knows
constexpr double of_preposition = 0.7;

bool is_among(std::string_view type, std::initializer_list<std::string_view> types) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

/// Adds what a noun can mean. Of a firm or a person, as "builder" may be, the name tells more.
void add_meaning(const NounMeaning& meaning, double weight, TypeScores& scores) {
  const bool person =
      std::find(meaning.types.begin(), meaning.types.end(), "Person") != meaning.types.end();
  for (std::size_t i = 0; i < meaning.types.size(); ++i) {
    const double further = person ? of_further_person : of_further_meaning;
    scores.add(meaning.types[i], i == 0 ? weight : weight * further);
  }
}

/// Whether a name itself says that what a noun for persons is said of is another: "won the Olm
/// Competition, the first woman to do so".
bool is_contradicted(const NounMeaning& meaning, const Markable& name, const World& world) {
  if (name.types.front() == "Person" || name.text.find(' ') == std::string::npos ||
      meaning.types != std::vector<std::string>{"Person"}) {
    return false;
  }
  const NounMeaning* own = world.noun(ascii_lower(head_word(name.text)));
  return own != nullptr &&
         std::find(own->types.begin(), own->types.end(), "Person") == own->types.end();
}

/// "the Selene orbiter": a noun after a name tells what it is, if the two are one phrase in the
/// singular and the noun means no person or firm ("the Nvidia manager").
void add_noun_after(const Article& article, const Markable& name, const World& world,
                    TypeScores& scores) {
  const Tree& tree = article.trees[name.sentence];
  const std::uint32_t after = name.words.end;
  if (after >= tree.size() || tree.word(after).xpos != "NN" || !tree.word(after - 1).space_after ||
      tree.head(name.head) != after || !tree.is(name.head, "compound")) {
    return;
  }
  const NounMeaning* meaning = world.noun(noun_lemma(tree, after));
  const bool definite = name.words.begin > 0 && (tree.lower(name.words.begin - 1) == "the" ||
                                                 tree.word(name.words.begin - 1).upos == "PRON" ||
                                                 tree.word(name.words.begin - 1).xpos == "POS");
  if (meaning != nullptr && definite && !world.is_organization(name.text) &&
      !world.is_place(name.text) &&
      is_among(meaning->types.front(), {"Product", "Facility", "Event", "Work", "Location"})) {
    scores.add(meaning->types.front(), name.headline ? of_noun_after / 2 : of_noun_after);
  }
}

/// "Corvia captain", "Nvidia shares": what has members and shares is an organization, and so is
/// what has employees, if it is no place ("Nordea economist").
void add_member_after(const Article& article, const Markable& name, const World& world,
                      TypeScores& scores) {
  const Tree& tree = article.trees[name.sentence];
  const std::uint32_t after = name.words.end;
  if (after >= tree.size() || !tree.word(after - 1).space_after ||
      tree.word(after).upos != "NOUN" || !tree.is(name.head, "compound")) {
    return;
  }
  const std::string noun = tree.lemma(after);
  if (world.words().has("member", noun) ||
      (world.words().has("employee", noun) && !world.is_place(name.text))) {
    scores.add("Organization", of_member);
  }
}

/// "makes EcoSeal", "beat Tondela".
void add_verb_before(const Tree& tree, const Markable& name, const World& world,
                     TypeScores& scores) {
  const std::uint32_t first = tree.first_conjunct(name.head);
  const bool person = name.types.front() == "Person" && name.words.end - name.words.begin > 1;
  if (person || !tree.is(first, "obj") || !tree.head(first)) return;
  const std::string verb = tree.lemma(*tree.head(first));
  if (const std::string* type = world.words().value("object", verb)) scores.add(*type, of_verb);
  if (const std::string* type = world.words().value("certain object", verb)) {
    scores.add(*type, of_certain_verb);
  }
}

/// "Olm was born in Lund", "Olm (born 1902)".
void add_verb_after(const Tree& tree, const Markable& name, const World& world,
                    TypeScores& scores) {
  const auto is_of_person = [&](std::uint32_t verb) {
    return tree.word(verb).upos == "VERB" && world.words().has("person subject", tree.lemma(verb));
  };
  const std::uint32_t first = tree.first_conjunct(name.head);
  const auto below = tree.children(name.head);
  const bool subject = tree.is(first, "nsubj") && is_of_person(*tree.head(first));
  const bool described = std::any_of(below.begin(), below.end(), [&](std::uint32_t child) {
    return tree.is(child, "acl") && tree.word(child).xpos == "VBN" && is_of_person(child);
  });
  if ((subject || described) && !world.is_organization(name.text)) {
    scores.add("Person", of_certain_verb);
  }
}

/// "two orbiters, Mio and Tomo", "rivals such as Mio": a noun in the plural before names tells what
/// the first of them is.
void add_plural_before(const Tree& tree, const Markable& name, const World& world,
                       TypeScores& scores) {
  // As the parser may see it, the names are coordinated with the noun.
  if (tree.is(name.head, "nmod:poss")) return;
  const std::uint32_t first = tree.first_conjunct(name.head);
  if (first != name.head && tree.word(first).xpos == "NNS" && first < name.words.begin) {
    const NounMeaning* meaning = world.noun(tree.lemma(first));
    if (meaning != nullptr) add_meaning(*meaning, of_plural, scores);
    return;
  }
  std::uint32_t before = name.words.begin;
  const auto form = [&](std::uint32_t back) {
    return before >= back ? tree.lower(before - back) : std::string();
  };
  if (form(1) == "as" && form(2) == "such") {
    before -= 2;
  } else if (form(1) == "them" && form(2) == "among") {
    before -= 2;  // "several films, among them Mio"
  } else if (form(1) == "including" || form(1) == "like") {
    before -= 1;
  } else if (form(1) != ",") {
    return;
  }
  if (before > 0 && (form(1) == "," || form(1) == ":")) --before;
  if (before == 0 || tree.word(before - 1).xpos != "NNS") return;
  const NounMeaning* meaning = world.noun(tree.lemma(before - 1));
  if (meaning != nullptr) add_meaning(*meaning, of_plural, scores);
}

/// "Olm, who resigned" is a person, "Torrel, who were fined" and "Lyon, who beat Wolfsburg" are
/// sides, "Alder, which" is neither.
void add_relative_pronoun(const Article& article, const Markable& name, const World& world,
                          TypeScores& scores) {
  const Tree& tree = article.trees[name.sentence];
  for (const std::uint32_t clause : tree.children(name.head)) {
    if (!tree.is(clause, "acl")) continue;
    for (std::uint32_t i = name.words.end; i < std::min(tree.size(), name.words.end + 3); ++i) {
      const std::string pronoun = tree.lower(i);
      if (pronoun == "which") scores.add("Person", -of_relative_pronoun);
      if (pronoun != "who" && pronoun != "whom") continue;
      const std::string next = i + 1 < tree.size() ? tree.lower(i + 1) : "";
      const bool plural = next == "are" || next == "were" || next == "have";
      const bool usual = name.types.front() == "Person" || name.words.end == name.words.begin + 1;
      const bool side = world.is_place(name.text) && name.types.front() != "Person";
      if (plural || side) {
        scores.add("Organization", of_relative_pronoun);
      } else {
        scores.add("Person", usual ? of_relative_pronoun : of_relative_pronoun / 2);
      }
    }
  }
}

/// A name in quotation marks is the title of a work: "Herring Gates".
void add_quotation_marks(const Tree& tree, const Markable& name, TypeScores& scores) {
  const auto is_mark = [&](std::uint32_t word) {
    static constexpr std::string_view marks[] = {"\"",     "``",     "''",    "\u201C",
                                                 "\u201D", "\u2018", "\u2019"};
    return word < tree.size() &&
           std::find(std::begin(marks), std::end(marks), tree.word(word).form) != std::end(marks);
  };
  const std::uint32_t end = name.words.end;
  const bool sign = end < tree.size() && (tree.word(end).form == "," || tree.word(end).form == ".");
  if (name.words.begin > 0 && end - name.words.begin > 1 && is_mark(name.words.begin - 1) &&
      (is_mark(end) || (sign && is_mark(end + 1)))) {
    scores.add("Work", of_quotation_marks);
  }
}

/// Whether a name is the subject, or the agent after "by", of a verb for what persons and
/// organizations do.
bool is_agent(const Tree& tree, const Markable& name, const World& world) {
  const std::uint32_t first = tree.first_conjunct(name.head);
  const std::optional<std::uint32_t> verb = tree.head(first);
  const auto is_act = [&](std::uint32_t word) {
    return world.words().has("agent", tree.lemma(word));
  };
  if (!verb) return false;
  // "came from behind to beat": what the subject does besides counts too.
  const auto below = tree.children(*verb);
  const bool acts = is_act(*verb) || std::any_of(below.begin(), below.end(), [&](std::uint32_t w) {
                      return (tree.is(w, "xcomp") || tree.is(w, "advcl")) && is_act(w);
                    });
  if (!acts) return false;
  const bool passive = tree.child(*verb, "aux:pass").has_value();
  if (tree.is(first, "nsubj")) return !passive && tree.word(first).relation != "nsubj:pass";
  const std::optional<std::uint32_t> preposition = tree.child(first, "case");
  return tree.is(first, "obl") && preposition && tree.lower(*preposition) == "by";
}

/// "in Olm", "came to Olm".
bool is_where(const Tree& tree, const Markable& name, const World& world) {
  if (name.words.begin == 0) return false;
  const std::string before = tree.lower(name.words.begin - 1);
  const std::optional<std::uint32_t> verb = tree.head(tree.first_conjunct(name.head));
  return before == "in" || ((before == "to" || before == "from") && verb &&
                            world.words().has("motion", tree.lemma(*verb)));
}

/// What the last word of a name tells: a legal form, a word that many firms have, or the kind of
/// thing ("River"). A person may be called Baker or Hill.
void add_last_word(std::string_view word, const std::map<std::string, std::size_t>& votes,
                   bool may_be_person, const World& world, TypeScores& scores) {
  const std::string lower = ascii_lower(word);
  if (world.is_legal_form(word)) {
    scores.add("Organization", of_legal_form);
  } else if (world.words().has("designator", lower)) {
    const NounMeaning* meaning = world.noun(lower);
    const bool town = meaning != nullptr && meaning->types.front() == "Location";
    if (!town) scores.add("Organization", of_designator);
  } else if (const NounMeaning* meaning = world.noun(lower)) {
    // Where the network says one of the kinds that the word allows, it knows better.
    const std::string& first = meaning->types.front();
    const bool agreed = std::any_of(meaning->types.begin(), meaning->types.end(),
                                    [&](const std::string& t) { return votes.contains(t); });
    if (first == "Organization" && votes.contains(first)) {
      scores.add(first, of_agreed_last_word);
    } else if (!agreed && first != "Person" &&
               (!may_be_person || !world.words().has("surname", lower))) {
      add_meaning(*meaning, of_last_word, scores);
    }
  }
}

/// "Olympique Lorient", "Dynamo": what clubs are called.
void add_club(std::string_view name, const World& world, TypeScores& scores) {
  const std::string first = ascii_lower(name.substr(0, name.find(' ')));
  const std::string last = ascii_lower(name.substr(name.rfind(' ') + 1));
  if (world.words().has("club", first) || world.words().has("club", last)) {
    scores.add("Organization", of_designator);
  }
}

/// "Renault Twingo", "Apple Watch": after the name of a firm stands what it makes, unless the last
/// word says that it is a part of it.
void add_first_word(std::string_view name, const World& world, TypeScores& scores) {
  if (world.is_organization(name)) return;
  const std::string_view last = name.substr(name.rfind(' ') + 1);
  const bool part = world.words().has("designator", ascii_lower(last)) ||
                    world.is_legal_form(last) || world.noun(ascii_lower(last)) != nullptr;
  if (!part && world.is_firm(name.substr(0, name.find(' ')))) scores.add("Product", of_firm_before);
}

/// "Olga Marsk": a given name and a word that is nothing else.
void add_given_name(std::string_view name, const World& world, TypeScores& scores) {
  const std::string_view first = name.substr(0, name.find(' '));
  const std::string last = ascii_lower(name.substr(name.rfind(' ') + 1));
  const bool number = last.find_first_of("0123456789") != std::string::npos;
  if (std::count(name.begin(), name.end(), ' ') == 1 && !number && world.is_given_name(first) &&
      !world.is_place(first) && !world.is_place(name) && !world.is_organization(name) &&
      !world.words().has("designator", last) && world.noun(last) == nullptr) {
    scores.add("Person", of_given_name);
  }
}

}  // namespace

std::string_view head_word(std::string_view name) {
  for (const std::string_view preposition : {" of ", " for ", " in ", " on ", " de "}) {
    name = name.substr(0, name.find(preposition));
  }
  return name.substr(name.rfind(' ') + 1);
}

std::string TypeScores::best() const {
  std::string best;
  double most = 0;
  for (const auto& [type, weight] : scores_) {
    if (weight > most) {
      most = weight;
      best = type;
    }
  }
  return best;
}

double TypeScores::best_but(const std::string& type) const {
  double most = 0;
  for (const auto& [other, weight] : scores_) {
    if (other != type) most = std::max(most, weight);
  }
  return most;
}

TypeScores evidence_of_context(const Article& article, const Markable& name, const World& world) {
  const Tree& tree = article.trees[name.sentence];
  TypeScores scores;
  if (!name.title.empty()) scores.add("Person", of_title);
  for (const std::uint32_t noun : describing_nouns(article, name, world)) {
    // "the copper producer Olm Mines", but "the copper producer Ana Olm"
    const std::string lemma = noun_lemma(tree, noun);
    const bool person = world.words().has("dealer", lemma) &&
                        world.is_given_name(name.text.substr(0, name.text.find(' ')));
    const NounMeaning* meaning = person ? world.noun(lemma) : meaning_of_noun(tree, noun, world);
    if (meaning == nullptr || is_contradicted(*meaning, name, world)) continue;
    if (name.types.front() == "Group" && meaning->types.front() == "Person") {
      scores.add("Group", of_description);  // "Indians, mostly poor sailors"
    } else {
      add_meaning(*meaning, of_description, scores);
    }
  }
  add_noun_after(article, name, world, scores);
  add_member_after(article, name, world, scores);
  add_verb_before(tree, name, world, scores);
  add_verb_after(tree, name, world, scores);
  add_plural_before(tree, name, world, scores);
  add_relative_pronoun(article, name, world, scores);
  add_quotation_marks(tree, name, scores);
  if (name.types.front() == "Location" && !world.is_place(name.text) &&
      is_agent(tree, name, world)) {
    scores.add("Organization", of_agent);
  }
  if (is_where(tree, name, world)) scores.add("Location", of_preposition);
  return scores;
}

TypeScores evidence_of_sport(const Article& article, const Markable& name, const World& world) {
  const Tree& tree = article.trees[name.sentence];
  const std::uint32_t first = tree.first_conjunct(name.head);
  const bool acts = tree.is(first, "nsubj") || tree.is(first, "obj") || tree.is(first, "iobj");
  const std::string before = name.words.begin > 0 ? tree.lower(name.words.begin - 1) : "";
  const bool opposes = before == "against" || before == "versus" || before == "v";
  TypeScores scores;
  if (name.types.front() == "Location" && world.countries().named(name.text) == nullptr &&
      (acts || opposes)) {
    scores.add("Organization", of_side);
  }
  // "NK Adria", "Harbour City"
  const std::string_view start = std::string_view(name.text).substr(0, name.text.find(' '));
  const std::string last = ascii_lower(name.text.substr(name.text.rfind(' ') + 1));
  const NounMeaning* meaning = world.noun(last);  // "WT Arena"
  if (start.size() < name.text.size() &&
      (meaning == nullptr || meaning->types.front() == "Organization") &&
      ((start.size() <= 3 && is_abbreviation(start)) || world.words().has("designator", last))) {
    scores.add("Organization", of_side);
  }
  return scores;
}

bool is_about_sport(const Article& article, const World& world) {
  constexpr std::size_t fewest = 8;  // words
  std::size_t words = 0;
  for (const Sentence& sentence : article.analysis.sentences) {
    for (const Word& word : sentence.words) {
      if (word.upos != "NOUN" && word.upos != "VERB") continue;
      const std::string lemma = ascii_lower(word.lemma);
      const std::string* field = world.nouns().value("field", lemma);
      words += (field != nullptr && *field == "sport") || world.words().has("sport", lemma);
    }
  }
  return words >= fewest;
}

TypeScores evidence_of_name(std::string_view name, const std::map<std::string, std::size_t>& votes,
                            bool introduced, const World& world) {
  constexpr std::size_t most_counted = 4;
  const std::size_t blank = name.rfind(' ');
  const bool several_words = blank != std::string_view::npos;
  TypeScores scores;
  for (const auto& [type, count] : votes) {
    const auto further = static_cast<double>(std::min(count, most_counted) - 1);
    // Persons are introduced with given names, and places are known or stand after "in".
    const bool unknown =
        !several_words && ((type == "Location" && !world.is_place(name)) ||
                           (type == "Person" && !introduced && !world.is_given_name(name)));
    const double first = several_words ? of_network
                         : unknown     ? of_network_for_unknown_word
                                       : of_network_for_a_word;
    if (unknown && type == "Person") scores.add("Organization", of_not_introduced);
    scores.add(type,
               first + (unknown ? of_network_for_further / 2 : of_network_for_further) * further);
  }
  if (world.countries().named(name) != nullptr) scores.add("Location", of_certain_list);
  if (world.is_people(name)) scores.add("Group", of_certain_list);
  if (world.is_concept(name)) scores.add("Concept", of_certain_list);
  if (world.is_product(name)) scores.add("Product", of_list);
  if (world.is_organization(name)) scores.add("Organization", of_list);
  for (const std::string_view type : world.listed_types(name)) {
    scores.add(std::string(type), of_list);
  }
  if (is_abbreviation(name)) scores.add("Person", of_abbreviation);
  if (several_words) {
    if (world.is_place(name)) scores.add("Location", of_list);
    const bool may_be_person =
        votes.contains("Person") && std::count(name.begin(), name.end(), ' ') < 2;
    add_last_word(head_word(name), votes, may_be_person, world, scores);
    add_first_word(name, world, scores);
    add_given_name(name, world, scores);
    add_club(name, world, scores);
  } else if (world.is_place(name)) {
    const bool usual = votes.contains("Person") || votes.contains("Organization");
    scores.add("Location", usual ? of_list / 2 : of_list);
  }
  return scores;
}

}  // namespace graphwright::detail
