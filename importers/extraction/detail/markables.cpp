#include "importers/extraction/detail/markables.hpp"

#include <algorithm>
#include <set>
#include <sstream>

#include "importers/extraction/detail/name_variants.hpp"

namespace graphwright::detail {
namespace {

bool is_noun(const Word& word) { return word.upos == "NOUN"; }

GrammaticalNumber number_of(const Word& word) {
  if (word.xpos == "NNS" || word.xpos == "NNPS") return GrammaticalNumber::plural;
  return word.xpos == "NN" || word.xpos == "NNP" ? GrammaticalNumber::singular
                                                 : GrammaticalNumber::unknown;
}

/// Finds the markables of one article.
class Finder {
 public:
  Finder(const Article& article, const World& world) : article_(article), world_(world) {}

  std::vector<Markable> find() {
    for (std::uint32_t s = 0; s < article_.trees.size(); ++s) {
      for (const NamedMention& name : article_.sentence(s).names) {
        if (name.type == "Location") places_.insert(article_.words(s, {name.begin, name.end}));
      }
    }
    for (std::uint32_t s = 0; s < article_.trees.size(); ++s) {
      const std::vector<NamedMention>& names = article_.sentence(s).names;
      for (const NamedMention& name : names) {
        found_.push_back(of_name(s, name));
        add_places_within(s, name);
      }
      auto next = names.begin();
      for (std::uint32_t i = 0; i < article_.trees[s].size(); ++i) {
        while (next != names.end() && next->end <= i) ++next;
        if (next != names.end() && next->begin <= i) continue;
        if (is_value(s, i)) continue;
        add_pronoun(s, i);
        add_noun(s, i);
      }
    }
    std::stable_sort(found_.begin(), found_.end(), [](const Markable& a, const Markable& b) {
      return std::pair(a.sentence, a.head) < std::pair(b.sentence, b.head);
    });
    return std::move(found_);
  }

 private:
  const Word& word(std::uint32_t s, std::uint32_t i) const { return article_.trees[s].word(i); }

  bool is_value(std::uint32_t s, std::uint32_t i) const {
    const std::vector<Value>& values = article_.sentence(s).values;
    return std::any_of(values.begin(), values.end(), [&](const Value& value) {
      return value.kind != ValueKind::age && value.kind != ValueKind::ordinal && value.begin <= i &&
             i < value.end;
    });
  }

  /// Adds the places that a longer name holds ("Bank of Ghana") and that the article names
  /// elsewhere too.
  void add_places_within(std::uint32_t s, const NamedMention& name) {
    constexpr std::uint32_t longest = 4;  // words
    const bool is_place =                 // "Municipality of Livorno"
        world_.words().has("administrative", ascii_lower(word(s, name.begin).form));
    if (name.type == "Person" || is_place) return;
    for (std::uint32_t begin = name.begin; begin < name.end; ++begin) {
      for (std::uint32_t end = std::min(name.end, begin + longest); end > begin; --end) {
        if (end - begin == name.end - name.begin) continue;
        // "Sporting Braga" is called after a place, but does not name it.
        const std::string& before = begin > 0 ? word(s, begin - 1).upos : word(s, begin).upos;
        const std::string place = article_.words(s, {begin, end});
        const bool at_front = begin == name.begin && name.end - name.begin > 2;
        const bool names_it = begin > name.begin ? before == "ADP" || before == "DET"
                                                 : at_front && world_.is_place(place);
        if (!names_it || !places_.contains(place)) continue;
        const std::uint32_t head = article_.trees[s].top({begin, end});
        if (head == article_.trees[s].top({name.begin, name.end})) continue;
        found_.push_back(of_name(s, {begin, end, "Location"}));
        begin = end - 1;
        break;
      }
    }
  }

  Markable of_name(std::uint32_t s, const NamedMention& name) const {
    Markable m;
    m.sentence = s;
    m.words = {name.begin, name.end};
    m.head = article_.trees[s].top(m.words);
    m.text = without_leading_hyphens(article_.words(s, m.words));
    m.types = {name.type};
    // "the Chatham Islands" may be "the islands", or "it".
    const bool plural = word(s, m.head).xpos == "NNPS" || word(s, name.end - 1).xpos == "NNPS";
    m.number = plural ? GrammaticalNumber::unknown : GrammaticalNumber::singular;
    m.headline = article_.headline[s];
    if (name.type == "Group") m.number = number_of(word(s, m.head));
    if (is_nationality(s, name)) {
      m.types = {"Group"};
      // "Aigner, an Austrian who …" is one person.
      if (article_.trees[s].is(m.head, "appos") && article_.trees[s].child(m.head, "det")) {
        m.kind = MentionKind::nominal;
        m.types = {"Person"};
      }
    }
    if (name.type != "Person") return m;
    if (name.begin > 0) {
      const std::string before = ascii_lower(word(s, name.begin - 1).form);
      if (const std::string* gender = world_.words().value("title", before)) {
        m.title = word(s, name.begin - 1).form;
        m.gender = *gender == "male"     ? Gender::male
                   : *gender == "female" ? Gender::female
                                         : Gender::unknown;
      }
    }
    // "Kane-Moreau" alone is a surname.
    if (m.gender == Gender::unknown && m.text.find(' ') != std::string::npos) {
      m.gender = world_.gender_of_given_name(word(s, name.begin).form);
    }
    return m;
  }

  /// Whether a name is a nationality as an adjective or of people: "Norwegian".
  bool is_nationality(std::uint32_t s, const NamedMention& name) const {
    return name.end == name.begin + 1 && world_.is_people(word(s, name.begin).form) &&
           (name.type == "Group" || word(s, name.begin).upos == "ADJ" ||
            world_.countries().of_nationality(word(s, name.begin).form) != nullptr) &&
           world_.countries().named(word(s, name.begin).form) == nullptr;
  }

  void add_pronoun(std::uint32_t s, std::uint32_t i) {
    const Word& pronoun = word(s, i);
    if (pronoun.upos != "PRON" || article_.trees[s].is(i, "expl")) return;
    const std::string* features = world_.words().value("pronoun", ascii_lower(pronoun.form));
    if (features == nullptr) return;
    Markable m;
    m.sentence = s;
    m.words = {i, i + 1};
    m.head = i;
    m.kind = MentionKind::pronoun;
    m.text = pronoun.form;
    m.headline = article_.headline[s];
    std::istringstream in(*features);
    for (std::string feature; in >> feature;) {
      if (feature == "first") m.first_person = true;
      if (feature == "second") m.second_person = true;
      if (feature == "singular") m.number = GrammaticalNumber::singular;
      if (feature == "plural") m.number = GrammaticalNumber::plural;
      if (feature == "male") m.gender = Gender::male;
      if (feature == "female") m.gender = Gender::female;
      if (feature == "neuter") m.gender = Gender::neuter;
      if (feature == "person") m.types = {"Person"};
      if (feature == "reflexive") m.reflexive = true;
      if (feature == "relative") m.relative = true;
    }
    if (m.gender == Gender::male || m.gender == Gender::female) m.types = {"Person"};
    // "That" and "which" ask and point, too.
    const bool asks_or_points = m.relative && !pronoun.xpos.starts_with("W");
    if (!asks_or_points) found_.push_back(std::move(m));
  }

  void add_noun(std::uint32_t s, std::uint32_t i) {
    const Tree& tree = article_.trees[s];
    const NounMeaning* meaning = meaning_of_noun(tree, i, world_);
    // "the Prime Minister", "the Act"
    const bool in_capitals =
        tree.word(i).upos == "PROPN" && meaning != nullptr && tree.child(i, "det");
    if ((!is_noun(tree.word(i)) && !in_capitals) || tree.is(i, "compound") || tree.is(i, "flat") ||
        tree.is(i, "fixed") || tree.is(i, "goeswith")) {
      return;
    }
    Markable m;
    m.sentence = s;
    m.head = i;
    m.kind = MentionKind::nominal;
    m.words = {i, i + 1};
    bool complete = true;  // by what follows: "the owner of the club" refers to nothing before
    for (const std::uint32_t child : tree.children(i)) {
      const bool before = child < i;
      if (before &&
          (tree.is(child, "det") || tree.is(child, "amod") || tree.is(child, "compound") ||
           tree.is(child, "nummod") || tree.is(child, "nmod"))) {
        m.words.begin = std::min(m.words.begin, tree.subtree(child).begin);
      }
      if (before && tree.is(child, "det")) {
        m.definite = world_.words().has("definite", tree.lower(child));
      }
      if (tree.is(child, "nmod:poss") ||
          (!before && (tree.is(child, "nmod") || tree.is(child, "acl")))) {
        complete = false;
      }
    }
    const bool place_aside = meaning != nullptr && (meaning->types.front() == "Person" ||
                                                    meaning->types.front() == "Organization");
    m.definite = m.definite && complete && !holds_name(s, m.words, place_aside);
    m.text = article_.words(s, m.words);
    m.number = number_of(tree.word(i));
    m.headline = article_.headline[s];
    if (meaning != nullptr) {
      m.types = meaning->types;
      m.gender = meaning->gender;
    } else {
      m.types = {"thing"};
    }
    found_.push_back(std::move(m));
  }

  /// Whether a name that is no nationality stands in a phrase: "the Varda dam"; places are put
  /// aside for "the Lyon-based company".
  bool holds_name(std::uint32_t s, WordRange phrase, bool place_aside) const {
    const std::vector<NamedMention>& names = article_.sentence(s).names;
    return std::any_of(names.begin(), names.end(), [&](const NamedMention& name) {
      return phrase.meets({name.begin, name.end}) && !is_nationality(s, name) &&
             !(place_aside && name.type == "Location");
    });
  }

  const Article& article_;
  const World& world_;
  std::set<std::string> places_;  ///< That the article names.
  std::vector<Markable> found_;
};

/// Whether a word is a common noun outside of names, or a title in capitals.
bool is_common_noun(const Article& article, std::uint32_t sentence, std::uint32_t word,
                    const World& world) {
  const std::vector<NamedMention>& names = article.sentence(sentence).names;
  const Word& noun = article.sentence(sentence).words[word];
  const bool title = noun.upos == "PROPN" && world.noun(ascii_lower(noun.lemma)) != nullptr;
  return (is_noun(noun) || title) &&
         std::none_of(names.begin(), names.end(), [&](const NamedMention& name) {
           return name.begin <= word && word < name.end;
         });
}

}  // namespace

std::vector<Markable> find_markables(const Article& article, const World& world) {
  return Finder(article, world).find();
}

bool is_adjective(const Tree& tree, const Markable& markable) {
  return markable.kind == MentionKind::name && markable.types.front() == "Group" &&
         (tree.is(markable.head, "amod") || tree.is(markable.head, "compound"));
}

WordRange phrase(const Tree& tree, const Markable& markable) {
  WordRange words = markable.words;
  if (markable.kind == MentionKind::pronoun) return words;
  const auto add = [&](std::uint32_t child) {
    if (markable.words.contains(child) || tree.is(child, "conj") || tree.is(child, "appos") ||
        tree.is(child, "punct") || tree.is(child, "parataxis") || tree.is(child, "cc") ||
        tree.is(child, "nsubj") || tree.is(child, "cop") || tree.is(child, "case") ||
        tree.is(child, "advmod") || tree.is(child, "aux") || tree.is(child, "mark") ||
        tree.is(child, "advcl")) {
      return;
    }
    words.begin = std::min(words.begin, tree.subtree(child).begin);
    words.end = std::max(words.end, tree.subtree(child).end);
  };
  for (const std::uint32_t child : tree.children(markable.head)) add(child);
  // "Hadid's": the sign of the genitive belongs to it.
  if (words.end < tree.size() && tree.word(words.end).xpos == "POS") ++words.end;
  return words;
}

std::string noun_lemma(const Tree& tree, std::uint32_t word) {
  std::string lemma = tree.lemma(word);
  while (word >= 2 && tree.word(word - 1).form == "-" && !tree.word(word - 1).space_after &&
         !tree.word(word - 2).space_after) {
    word -= 2;
    lemma.insert(0, tree.lower(word) + "-");
  }
  return lemma;
}

const NounMeaning* meaning_of_noun(const Tree& tree, std::uint32_t word, const World& world) {
  if (world.words().has("partitive", tree.lemma(word))) {
    for (const std::uint32_t child : tree.children(word)) {
      const std::optional<std::uint32_t> preposition = tree.child(child, "case");
      if (child > word && tree.is(child, "nmod") && preposition &&
          tree.lower(*preposition) == "of") {
        return world.noun(noun_lemma(tree, child));
      }
    }
  }
  const std::string lemma = noun_lemma(tree, word);
  // "the copper producer", but "the film producer"
  if (world.words().has("dealer", lemma)) {
    for (const std::uint32_t child : tree.children(word)) {
      if (tree.is(child, "compound") && tree.word(child).upos == "NOUN" &&
          !world.words().has("art", tree.lemma(child))) {
        return world.noun("company");
      }
    }
  }
  if (word > 0 && tree.head(word - 1) == word && tree.is(word - 1, "compound")) {
    const std::string both = tree.lemma(word - 1) + "-" + lemma;  // "think tank"
    if (world.nouns().has("noun", both)) return world.noun(both);
  }
  return world.noun(lemma);
}

namespace {

/// Adds nouns that stand as appositions stand, whatever the parser makes of them: "a new model,
/// Muse, …", "Muse, a new model for …".
template <typename Add>
void add_beside_commas(const Tree& tree, const std::vector<NamedMention>& names,
                       const Markable& name, Add&& add) {
  constexpr std::uint32_t longest_phrase = 7;  // words
  const auto is_comma = [&](std::uint32_t word) {
    return word < tree.size() && tree.word(word).form == ",";
  };
  const auto ends_here = [&](std::uint32_t word) {
    return word >= tree.size() || tree.word(word).upos == "PUNCT";
  };
  if (name.words.begin >= 2 && is_comma(name.words.begin - 1) && ends_here(name.words.end) &&
      tree.word(name.words.begin - 2).xpos == "NN" &&
      (tree.child(name.words.begin - 2, "det") || tree.child(name.words.begin - 2, "nmod:poss"))) {
    add(name.words.begin - 2);
  }
  if (!is_comma(name.words.end) || name.words.end + 2 >= tree.size()) return;
  // "Lima, home of Alder", "Olm, chairman of Alder"
  const std::uint32_t bare = name.words.end + 1;
  if (tree.word(bare).xpos == "NN" && tree.word(bare + 1).upos == "ADP") add(bare);
  if (tree.word(bare).upos != "DET") return;
  // The first noun that no other follows is the head of the phrase.
  for (std::uint32_t i = name.words.end + 2;
       i < std::min(tree.size(), name.words.end + 2 + longest_phrase); ++i) {
    // "a former Bank of Lima supervisor"
    const auto inside = std::find_if(names.begin(), names.end(), [&](const NamedMention& n) {
      return n.begin <= i && i < n.end;
    });
    if (inside != names.end()) {
      i = inside->end - 1;
      continue;
    }
    const std::string& tag = tree.word(i).upos;
    // "the authority's director" is no authority
    const bool noun_follows =
        i + 1 < tree.size() && (tree.word(i + 1).upos == "NOUN" || tree.word(i + 1).form == "-" ||
                                tree.word(i + 1).xpos == "POS");
    if (tag == "NOUN" && !noun_follows) {
      if (tree.word(i).xpos == "NN") add(i);
      return;
    }
    if (tag != "NOUN" && tag != "ADJ" && tag != "ADV" && tag != "NUM" && tag != "PROPN" &&
        tag != "PUNCT" && tag != "PART") {
      return;
    }
  }
}

}  // namespace

std::vector<std::uint32_t> describing_nouns(const Article& article, const Markable& name,
                                            const World& world) {
  const Tree& tree = article.trees[name.sentence];
  std::vector<std::uint32_t> nouns;
  // "was born in Lund, the child of a pilot": where somebody is, is no person.
  const bool place = name.types.front() == "Location"
                         ? tree.child(name.head, "case").has_value()
                         : name.words.begin > 0 && name.types.front() != "Person" &&
                               tree.lower(name.words.begin - 1) == "in";
  const auto is_person = [&](std::uint32_t word) {
    const NounMeaning* meaning = world.noun(noun_lemma(tree, word));
    return meaning != nullptr && meaning->types.size() == 1 && meaning->types.front() == "Person";
  };
  const auto add = [&](std::uint32_t word) {
    if (place && word > name.head && is_person(word)) return;
    const bool joined = tree.word(word).upos != "NOUN" &&
                        noun_lemma(tree, word).find('-') != std::string::npos;  // "start-up"
    if ((joined || is_common_noun(article, name.sentence, word, world)) &&
        std::find(nouns.begin(), nouns.end(), word) == nouns.end()) {
      nouns.push_back(word);
    }
  };
  for (const std::uint32_t child : tree.children(name.head)) {
    if (tree.is(child, "appos") || tree.word(child).relation == "nmod:desc") add(child);
  }
  if (const std::optional<std::uint32_t> head = tree.head(name.head)) {
    if (tree.is(name.head, "appos")) add(*head);
    // "the director of the Olm Museum, Ana Ek", where the parser hangs the name on the museum;
    // "his chief of staff, Ana Ek"
    const std::optional<std::uint32_t> holder = tree.head(*head);
    if (tree.is(name.head, "appos") && holder && tree.is(*head, "nmod") && !is_person(*head) &&
        name.types.front() == "Person" && is_person(*holder)) {
      add(*holder);
    }
    const bool is_subject = tree.is(name.head, "nsubj");
    if (is_subject && tree.child(*head, "cop") && !tree.child(*head, "case")) add(*head);
  }
  // What the parser attaches elsewhere shows by its place.
  if (name.words.begin > 0) {
    const std::uint32_t before = name.words.begin - 1;
    const Word& word = tree.word(before);
    if (word.xpos.starts_with("NN") && !word.xpos.ends_with('S') && name.kind == MentionKind::name)
      add(before);
    // "Chief Executive Ana Olm", which the tagger takes for adjectives
    const NounMeaning* meaning = word.upos == "ADJ" && is_capitalised(word.form)
                                     ? world.noun(ascii_lower(word.form))
                                     : nullptr;
    if (meaning != nullptr && meaning->types.front() == "Person") nouns.push_back(before);
    if (world.words().has("also called", ascii_lower(word.form))) {
      std::uint32_t noun = before;
      while (noun > 0 && before - noun < 3 && !is_noun(tree.word(noun))) --noun;
      add(noun);
    }
  }
  add_beside_commas(tree, article.sentence(name.sentence).names, name, add);
  return nouns;
}

}  // namespace graphwright::detail
