#include "importers/extraction/detail/fillers.hpp"

#include <algorithm>

namespace graphwright::detail {

bool admits(const std::vector<std::string>& list, const std::string& item) {
  return list.empty() || std::find(list.begin(), list.end(), item) != list.end();
}

Fillers::Fillers(const Article& article, const Chains& chains, const ArticleEntities& entities,
                 const World& world, const Lexicon& words)
    : article_(article), chains_(chains), entities_(entities), world_(world), words_(words) {
  for (std::size_t i = 0; i < chains.markables().size(); ++i) {
    const Markable& m = chains.markable(i);
    if (!entities.of_markable[i]) continue;
    by_word_.emplace(std::pair(m.sentence, m.head), i);
    if (m.kind != MentionKind::name) continue;
    for (std::uint32_t w = m.words.begin; w < m.words.end; ++w) {
      by_word_.emplace(std::pair(m.sentence, w), i);
    }
    for (const std::uint32_t noun : describing_nouns(article, m, world)) {
      by_noun_.emplace(std::pair(m.sentence, noun), i);
    }
    add_noun_after(i);
  }
  for (std::size_t i = 0; i < entities.entities.size(); ++i) {
    const auto code = entities.entities[i].external_ids.find(std::string(country_codes));
    if (code != entities.entities[i].external_ids.end()) countries_.emplace(code->second, i);
  }
}

std::optional<std::size_t> Fillers::at(std::uint32_t sentence, std::uint32_t word) const {
  const auto found = by_word_.find({sentence, word});
  return found == by_word_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::size_t> Fillers::described(std::uint32_t sentence, std::uint32_t noun) const {
  const auto found = by_noun_.find({sentence, noun});
  return found == by_noun_.end() ? std::nullopt : std::optional(found->second);
}

void Fillers::note_kin(const std::string& type, const Filler& one, const Filler& other) {
  kin_.push_back({type, one, other});
}

/// "her husband", "his brother": the one person whom the text has told to be that.
std::optional<Filler> Fillers::relative_of(const Clause& clause, const Argument& argument) const {
  const Tree& tree = article_.trees[clause.sentence];
  const std::string* kind = words_.value("kin", noun_lemma(tree, argument.word));
  const auto owner_word = tree.child(argument.word, "nmod:poss");
  if (kind == nullptr || !owner_word) return std::nullopt;
  const auto owner = at(clause.sentence, *owner_word);
  if (!owner) return std::nullopt;
  const std::size_t whose = *entities_.of_markable[*owner];
  std::optional<std::size_t> found;
  for (const Kin& kin : kin_) {
    const bool parent = *kind == "parent" && kin.type == "parent_of";
    const bool child = *kind == "child" && kin.type == "parent_of";
    const bool same = (*kind == "spouse" && kin.type == "spouse_of") ||
                      (*kind == "sibling" && kin.type == "sibling_of");
    std::optional<std::size_t> other;
    if ((child || same) && kin.one.entity == whose) other = kin.other.entity;
    if ((parent || same) && kin.other.entity == whose) other = kin.one.entity;
    if (!other || other == found) continue;
    if (found) return std::nullopt;  // several
    found = other;
  }
  if (!found) return std::nullopt;
  return Filler{*found, article_.span(clause.sentence, {argument.word, argument.word + 1}),
                argument.slot, argument.nested, MentionKind::nominal};
}

void Fillers::note_couple(Span sentence, const Filler& one, const Filler& other) {
  couples_.push_back({sentence, one, other});
}

/// "the Selene orbiter", "the Lombardy region": a noun after a name of its type is the same
/// thing.
void Fillers::add_noun_after(std::size_t name) {
  const Markable& m = chains_.markable(name);
  const Tree& tree = article_.trees[m.sentence];
  const std::uint32_t after = m.words.end;
  if (after >= tree.size() || tree.word(after).upos != "NOUN" || tree.head(m.head) != after) return;
  const NounMeaning* meaning = world_.noun(noun_lemma(tree, after));
  const std::string& type = entities_.entities[*entities_.of_markable[name]].type;
  if (meaning != nullptr && type != "Person" &&
      std::find(meaning->types.begin(), meaning->types.end(), type) != meaning->types.end()) {
    by_noun_.emplace(std::pair(m.sentence, after), name);
  }
}

bool Fillers::is_country(const Filler& filler) const {
  const Entity& entity = entities_.entities[filler.entity];
  return entity.external_ids.contains(std::string(country_codes));
}

std::optional<Filler> Fillers::of(const Clause& clause, const Argument& argument) const {
  const std::pair place(clause.sentence, argument.word);
  auto found = by_word_.find(place);
  if (found == by_word_.end()) {
    found = by_noun_.find(place);
    if (found == by_noun_.end()) return std::nullopt;
  }
  const Markable& m = chains_.markable(name_beside(found->second));
  return Filler{*entities_.of_markable[found->second], article_.span(m.sentence, m.words),
                argument.slot, argument.nested, m.kind};
}

/// The name that a noun stands beside as its apposition, "the novelist Ana Olm", which says more
/// than the noun; the noun itself if there is none.
std::size_t Fillers::name_beside(std::size_t noun) const {
  const Markable& m = chains_.markable(noun);
  if (m.kind != MentionKind::nominal) return noun;
  const Tree& tree = article_.trees[m.sentence];
  for (const std::size_t other : chains_.members(noun)) {
    const Markable& name = chains_.markable(other);
    if (name.kind == MentionKind::name && name.sentence == m.sentence &&
        (tree.head(name.head) == m.head || tree.head(m.head) == name.head) &&
        !tree.child(m.head, "cop")) {
      return other;
    }
  }
  return noun;
}

std::vector<Filler> Fillers::in(const Clause& clause, const std::vector<std::string>& slots,
                                const Wanted& wanted, std::optional<std::size_t> but) const {
  for (const std::string& slot : slots) {
    for (const bool nested : {false, true}) {
      std::vector<Filler> found;
      for (const Argument& argument : clause.arguments) {
        if (argument.slot != slot || argument.nested != nested) continue;
        for (Filler& filler : possible(clause, argument, wanted)) {
          const std::string& type = type_of(filler);
          if (filler.entity != but && admits(wanted.types, type) &&
              (admits(wanted.further_types, type) ||
               (is_country(filler) && admits(wanted.further_types, "Country")))) {
            found.push_back(std::move(filler));
          }
        }
      }
      if (!found.empty()) return found;
    }
  }
  return {};
}

std::vector<Filler> Fillers::possible(const Clause& clause, const Argument& argument,
                                      const Wanted& wanted) const {
  const Tree& tree = article_.trees[clause.sentence];
  if (!admits(wanted.called, tree.lemma(argument.word))) return {};
  const bool plural = tree.word(argument.word).xpos == "NNS";
  if (const std::optional<Filler> filler = of(clause, argument); filler && !plural) {
    const std::optional<Filler> country = country_of(*filler, wanted);
    return {country ? *country : *filler};
  }
  if (std::vector<Filler> named = appositions(clause, argument); !named.empty()) return named;
  if (const std::optional<Filler> filler = of(clause, argument)) return {*filler};
  if (words_.has("several", tree.lower(argument.word)))
    return persons_before(clause.sentence, argument);
  if (const std::optional<Filler> relative = relative_of(clause, argument)) return {*relative};
  // "Lima prosecutors charged Olm", "agents from the Bureau arrested him"
  const bool act_for = words_.has("act for", noun_lemma(tree, argument.word));
  return owners(clause, argument, wanted.through || act_for);
}

/// The two persons whom a plural means: those who were coordinated last before it, in its
/// sentence or the one before, or whom the text has married there.
std::vector<Filler> Fillers::persons_before(std::uint32_t sentence,
                                            const Argument& argument) const {
  for (std::uint32_t back = 0; back <= std::min(sentence, 1U); ++back) {
    const std::uint32_t s = sentence - back;
    const Tree& tree = article_.trees[s];
    const std::uint32_t end = back == 0 ? argument.word : tree.size();
    for (std::uint32_t word = end; word-- > 0;) {
      if (!tree.is(word, "conj") || !tree.child(word, "cc")) continue;
      const std::optional<Filler> one = person_at(s, tree.first_conjunct(word), argument);
      const std::optional<Filler> other = person_at(s, word, argument);
      if (one && other && one->entity != other->entity) return {*one, *other};
    }
    const Span where = article_.sentence(s).span;
    for (auto couple = couples_.rbegin(); couple != couples_.rend(); ++couple) {
      if (couple->sentence != where) continue;
      std::vector<Filler> both{couple->one, couple->other};
      for (Filler& filler : both) {
        filler.slot = argument.slot;
        filler.nested = true;
      }
      return both;
    }
  }
  return {};
}

std::optional<Filler> Fillers::person_at(std::uint32_t sentence, std::uint32_t word,
                                         const Argument& argument) const {
  const auto found = by_word_.find({sentence, word});
  if (found == by_word_.end() || type_at(found->second) != "Person") return std::nullopt;
  const Markable& m = chains_.markable(found->second);
  return Filler{*entities_.of_markable[found->second], article_.span(sentence, m.words),
                argument.slot, argument.nested, m.kind};
}

/// The country of a nationality, where a place is wanted and the article names the country.
std::optional<Filler> Fillers::country_of(const Filler& people, const Wanted& wanted) const {
  if (type_of(people) != "Group" || wanted.types.empty() || admits(wanted.types, "Group")) {
    return std::nullopt;
  }
  const Country* country =
      world_.countries().of_nationality(entities_.entities[people.entity].name);
  const auto entity = country == nullptr ? countries_.end() : countries_.find(country->code);
  if (entity == countries_.end()) return std::nullopt;
  Filler filler = people;
  filler.entity = entity->second;
  return filler;
}

/// "a daughter, the novelist Ana Olm", "the brothers Ana and Ben Olm"
std::vector<Filler> Fillers::appositions(const Clause& clause, const Argument& argument) const {
  const Tree& tree = article_.trees[clause.sentence];
  std::vector<Filler> named;
  for (const std::uint32_t child : tree.children(argument.word)) {
    const bool apposition =
        tree.is(child, "appos") || tree.is(child, "flat") ||
        (tree.is(child, "conj") && !tree.child(child, "cc") && tree.child(child, "punct"));
    if (!apposition || tree.word(argument.word).upos != "NOUN") continue;
    const auto filler = of(clause, {argument.slot, child, argument.nested});
    if (filler) named.push_back(*filler);
    for (const std::uint32_t conjunct : tree.children(child)) {
      if (!filler || !tree.is(conjunct, "conj")) continue;
      const auto other = of(clause, {argument.slot, conjunct, argument.nested});
      if (other) named.push_back(*other);
    }
  }
  return named;
}

/// The place of "the state of Texas", the work of "a recording of Winter Songs"; with `through`
/// those of whom, or of which, the argument is.
std::vector<Filler> Fillers::owners(const Clause& clause, const Argument& argument,
                                    bool through) const {
  const Tree& tree = article_.trees[clause.sentence];
  std::vector<Filler> owners;
  for (const std::uint32_t child : tree.children(argument.word)) {
    const std::string noun = tree.lemma(argument.word);
    const bool place = world_.words().has("administrative", noun);
    const bool work = words_.has("rendering", noun);
    if ((place || work) && tree.is(child, "nmod") && preposition(tree, child) == "of") {
      const auto same = of(clause, {argument.slot, child, argument.nested});
      if (same && type_of(*same) == (place ? "Location" : "Work")) return {*same};
    }
    const std::string link = tree.is(child, "nmod") ? preposition(tree, child) : "";
    const bool owns = tree.is(child, "nmod:poss") || tree.is(child, "compound") || link == "of" ||
                      link == "from" || link == "at";
    if (!through || !owns) continue;
    const auto owner = of(clause, {argument.slot, child, argument.nested});
    if (owner) owners.push_back(*owner);
  }
  return owners;
}

}  // namespace graphwright::detail
