#include "importers/extraction/detail/relations.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "graph/identity.hpp"
#include "importers/extraction/detail/places.hpp"
#include "importers/extraction/detail/qualifiers.hpp"

namespace graphwright::detail {
namespace {

// Confidences are the shares of statements that are right on the training part of KnowledgeNet.
constexpr double of_frame = 0.9;    // of what a frame finds
constexpr double of_nested = 0.95;  // factor, for an argument that another phrase holds
constexpr double of_open = 0.6;     // confidence of what no frame fits

constexpr std::string_view open_type = "related_to";

/// An entity in a slot.
struct Filler {
  std::size_t entity = 0;
  Span span;
  std::string slot;
  bool nested = false;
  MentionKind kind = MentionKind::name;
};

/// Which entities a slot may hold.
struct Wanted {
  const std::vector<std::string>& types;          ///< By the ontology; empty: any.
  const std::vector<std::string>& further_types;  ///< By the frame; empty: any.
  const std::vector<std::string>& called;         ///< Lemmas of the argument; empty: any.
  bool through = false;
};

/// Finds the relations of one article.
class RelationFinder {
 public:
  RelationFinder(const Article& article, const Chains& chains, const ArticleEntities& entities,
                 const World& world, const Frames& frames, const Lexicon& words,
                 const Ontology& ontology)
      : article_(article),
        chains_(chains),
        entities_(entities),
        world_(world),
        frames_(frames),
        words_(words),
        ontology_(ontology) {
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

  std::vector<FoundRelation> find(const std::vector<Clause>& clauses) {
    find_main();
    places_ = find_places(article_, chains_, world_);
    for (const PlacePair& pair : places_) {
      const Markable& m = chains_.markable(pair.thing);
      if (type_at(pair.thing) == "Location") {
        addresses_[article_.span(m.sentence, m.words).begin] = pair.place;
      }
    }
    for (const Clause& clause : clauses) {
      const std::size_t before = found_.size();
      clause_ = static_cast<std::size_t>(&clause - clauses.data());
      const std::vector<Frame>& frames = frames_of(clause);
      for (const Frame& frame : frames) match(clause, frame, before);
      if (clause.kind == PredicateKind::noun) {
        for (const Frame& frame : frames_.of(clause.kind, "*")) match(clause, frame, before);
      }
      if (found_.size() == before && clause.kind == PredicateKind::noun) {
        match_generic(clause, frames.empty(), before);
      }
      match_open(clause, before);
    }
    add_places();
    add_places_of_lives();
    drop_vaguer();
    return std::move(found_);
  }

 private:
  /// "the Selene orbiter", "the Lombardy region": a noun after a name of its type is the same
  /// thing.
  void add_noun_after(std::size_t name) {
    const Markable& m = chains_.markable(name);
    const Tree& tree = article_.trees[m.sentence];
    const std::uint32_t after = m.words.end;
    if (after >= tree.size() || tree.word(after).upos != "NOUN" || tree.head(m.head) != after)
      return;
    const NounMeaning* meaning = world_.noun(noun_lemma(tree, after));
    const std::string& type = entities_.entities[*entities_.of_markable[name]].type;
    if (meaning != nullptr && type != "Person" &&
        std::find(meaning->types.begin(), meaning->types.end(), type) != meaning->types.end()) {
      by_noun_.emplace(std::pair(m.sentence, after), name);
    }
  }

  const std::vector<Frame>& frames_of(const Clause& clause) const {
    if (clause.kind == PredicateKind::noun) {
      // "parent company", "founding member"
      const Tree& tree = article_.trees[clause.sentence];
      for (const std::uint32_t child : tree.children(clause.head)) {
        if (child + 1 != clause.head || !(tree.is(child, "compound") || tree.is(child, "amod"))) {
          continue;
        }
        const std::vector<Frame>& both =
            frames_.of(clause.kind, ascii_lower(tree.word(child).form) + " " + clause.lemma);
        if (!both.empty()) return both;
      }
    }
    const std::vector<Frame>& frames = frames_.of(clause.kind, clause.lemma);
    if (frames.empty() && clause.kind == PredicateKind::noun &&
        by_noun_.contains({clause.sentence, clause.head})) {
      return frames_.of(PredicateKind::name, "*");  // "Alder's Selene orbiter"
    }
    if (!frames.empty()) return frames;
    // "vice-president", "Oslo-based"
    const std::size_t hyphen = clause.lemma.rfind('-');
    if (hyphen != std::string::npos) {
      const std::string_view last = std::string_view(clause.lemma).substr(hyphen + 1);
      if (!frames_.of(clause.kind, last).empty()) return frames_.of(clause.kind, last);
    }
    if (clause.kind == PredicateKind::verb) {
      // a lemma that was cut too short or too long: "fin", "rul out", "belonge"
      const std::string stem = clause.lemma.substr(0, clause.lemma.find(' '));
      const std::string particle = clause.lemma.substr(stem.size());
      const std::vector<Frame>& longer = frames_.of(clause.kind, stem + "e" + particle);
      if (!longer.empty() || !stem.ends_with('e')) return longer;
      return frames_.of(clause.kind, stem.substr(0, stem.size() - 1) + particle);
    }
    return frames;
  }

  /// Matches the frames of a noun's likeliest type, or of that of the name which it describes; of
  /// persons only where the noun has no frames of its own.
  void match_generic(const Clause& clause, bool alone, std::size_t before) {
    const auto described = by_noun_.find({clause.sentence, clause.head});
    const NounMeaning* meaning = world_.noun(clause.lemma);
    if (meaning == nullptr) return;
    std::string type = meaning->types.front();
    if (described != by_noun_.end()) {
      type = entities_.entities[*entities_.of_markable[described->second]].type;
    }
    if (type == "Person" && !alone) return;
    for (const Frame& frame : frames_.of(clause.kind, ascii_lower(type) + "*")) {
      match(clause, frame, before);
    }
  }

  /// Finds the organization that the article mentions most, if it is at least twice the next.
  void find_main() {
    std::size_t most = 2;  // a few mentions make no subject of an article
    std::size_t next = 0;
    for (std::size_t i = 0; i < entities_.entities.size(); ++i) {
      const Entity& entity = entities_.entities[i];
      if (entity.type != "Organization") continue;
      if (entity.mentions.size() > most) {
        next = main_ ? most : 0;
        most = entity.mentions.size();
        main_ = i;
      } else {
        next = std::max(next, entity.mentions.size());
      }
    }
    if (most < 2 * next) main_.reset();
  }

  /// Adds where things lie by how their names stand.
  void add_places() {
    if (ontology_.relation_type("located_in") == nullptr) return;
    for (const PlacePair& pair : places_) {
      const Markable& thing = chains_.markable(pair.thing);
      const Markable& place = chains_.markable(pair.place);
      FoundRelation& relation = found_.emplace_back();
      relation.subject = *entities_.of_markable[pair.thing];
      relation.object = *entities_.of_markable[pair.place];
      relation.type = "located_in";
      relation.clause = no_clause;
      Statement& s = relation.statement;
      s.sentence = article_.sentence(thing.sentence).span;
      s.subject = article_.span(thing.sentence, thing.words);
      s.object = article_.span(place.sentence, place.words);
      s.predicate = "in";
      s.label = "in";
      s.time = Time::present;
      s.confidence = of_frame;
      add_sources(thing.sentence, s);
    }
  }

  /// "Ana Olm (20 February 1836, Geneva - 3 October 1918, Lund)", "(born 1972 in Lund)": where the
  /// brackets after a person's name say that she was born and has died.
  void add_places_of_lives() {
    for (std::size_t i = 0; i + 1 < chains_.markables().size(); ++i) {
      const Markable& name = chains_.markable(i);
      if (name.kind != MentionKind::name || !entities_.of_markable[i] || type_at(i) != "Person") {
        continue;
      }
      const std::vector<Word>& words = article_.sentence(name.sentence).words;
      if (name.words.end >= words.size() || words[name.words.end].form != "(") continue;
      bool dated = false;
      bool dead = false;
      for (std::uint32_t w = name.words.end + 1; w < words.size() && words[w].form != ")"; ++w) {
        const std::string form = ascii_lower(words[w].form);
        dated = dated || form == "born" || is_date(name.sentence, w);
        dead = dead || (dated && (words_.has("life dash", form)));
        const auto place = by_word_.find({name.sentence, w});
        if (!dated || place == by_word_.end() || type_at(place->second) != "Location") continue;
        const Markable& m = chains_.markable(place->second);
        if (m.kind != MentionKind::name || m.words.begin != w) continue;
        add_life(i, place->second, dead);
      }
    }
  }

  bool is_date(std::uint32_t sentence, std::uint32_t word) const {
    const std::vector<Value>& values = article_.sentence(sentence).values;
    return std::any_of(values.begin(), values.end(), [&](const Value& value) {
      return value.kind == ValueKind::date && value.begin <= word && word < value.end;
    });
  }

  void add_life(std::size_t person, std::size_t place, bool dead) {
    const char* type = dead ? "died_in" : "born_in";
    if (ontology_.relation_type(type) == nullptr) return;
    const Markable& one = chains_.markable(person);
    const Markable& other = chains_.markable(place);
    FoundRelation& relation = found_.emplace_back();
    relation.subject = *entities_.of_markable[person];
    relation.object = *entities_.of_markable[place];
    relation.type = type;
    relation.clause = no_clause;
    Statement& s = relation.statement;
    s.sentence = article_.sentence(one.sentence).span;
    s.subject = article_.span(one.sentence, one.words);
    s.object = article_.span(other.sentence, other.words);
    s.predicate = dead ? "die_in" : "bear_in";
    s.label = dead ? "died in" : "born in";
    s.time = Time::past;
    s.confidence = of_frame;
    add_sources(one.sentence, s);
  }

  const std::string& type_at(std::size_t markable) const {
    return entities_.entities[*entities_.of_markable[markable]].type;
  }

  const std::string& type_of(const Filler& filler) const {
    return entities_.entities[filler.entity].type;
  }

  bool is_country(const Filler& filler) const {
    const Entity& entity = entities_.entities[filler.entity];
    return entity.external_ids.contains(std::string(country_codes));
  }

  /// The entity that an argument names or refers to.
  std::optional<Filler> filler_of(const Clause& clause, const Argument& argument) const {
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
  std::size_t name_beside(std::size_t noun) const {
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

  /// The entities in the first of some slots that holds any that are wanted; arguments of the
  /// predicate's own before nested ones.
  std::vector<Filler> fillers(const Clause& clause, const std::vector<std::string>& slots,
                              const Wanted& wanted, std::optional<std::size_t> but = {}) const {
    for (const std::string& slot : slots) {
      for (const bool nested : {false, true}) {
        std::vector<Filler> fillers;
        for (const Argument& argument : clause.arguments) {
          if (argument.slot != slot || argument.nested != nested) continue;
          for (Filler& filler : possible_fillers(clause, argument, wanted)) {
            const std::string& type = type_of(filler);
            if (filler.entity != but && is_among(wanted.types, type) &&
                (is_among(wanted.further_types, type) ||
                 (is_country(filler) && is_among(wanted.further_types, "Country")))) {
              fillers.push_back(std::move(filler));
            }
          }
        }
        if (!fillers.empty()) return fillers;
      }
    }
    return {};
  }

  std::vector<Filler> possible_fillers(const Clause& clause, const Argument& argument,
                                       const Wanted& wanted) const {
    const Tree& tree = article_.trees[clause.sentence];
    if (!is_among(wanted.called, ascii_lower(tree.word(argument.word).lemma))) return {};
    const bool plural = tree.word(argument.word).xpos == "NNS";
    if (const std::optional<Filler> filler = filler_of(clause, argument); filler && !plural) {
      const std::optional<Filler> country = country_of(*filler, wanted);
      return {country ? *country : *filler};
    }
    // "a daughter, the novelist Ana Olm", "the brothers Ana and Ben Olm"
    std::vector<Filler> named;
    for (const std::uint32_t child : tree.children(argument.word)) {
      const bool apposition =
          tree.is(child, "appos") || tree.is(child, "flat") ||
          (tree.is(child, "conj") && !tree.child(child, "cc") && tree.child(child, "punct"));
      if (!apposition || tree.word(argument.word).upos != "NOUN") continue;
      const auto filler = filler_of(clause, {argument.slot, child, argument.nested});
      if (filler) named.push_back(*filler);
      for (const std::uint32_t conjunct : tree.children(child)) {
        if (!filler || !tree.is(conjunct, "conj")) continue;
        const auto other = filler_of(clause, {argument.slot, conjunct, argument.nested});
        if (other) named.push_back(*other);
      }
    }
    if (!named.empty()) return named;
    if (const std::optional<Filler> filler = filler_of(clause, argument)) return {*filler};
    if (is_plural_anaphor(tree, argument.word)) return persons_before(clause.sentence, argument);
    std::vector<Filler> owners;
    for (const std::uint32_t child : tree.children(argument.word)) {
      // "the state of Texas"
      if (world_.words().has("administrative", ascii_lower(tree.word(argument.word).lemma)) &&
          tree.is(child, "nmod") && preposition(tree, child) == "of") {
        const auto place = filler_of(clause, {argument.slot, child, argument.nested});
        if (place && type_of(*place) == "Location") return {*place};
      }
      const bool owns = tree.is(child, "nmod:poss") || tree.is(child, "compound") ||
                        (tree.is(child, "nmod") && preposition(tree, child) == "of");
      if (!wanted.through || !owns) continue;
      const auto owner = filler_of(clause, {argument.slot, child, argument.nested});
      if (owner) owners.push_back(*owner);
    }
    return owners;
  }

  /// Whether a word means several persons that were named: "they", "the couple".
  bool is_plural_anaphor(const Tree& tree, std::uint32_t word) const {
    return words_.has("several", ascii_lower(tree.word(word).form));
  }

  /// The two persons whom a plural means: those who were coordinated last before it, in its
  /// sentence or the one before, or whom the text has married there.
  std::vector<Filler> persons_before(std::uint32_t sentence, const Argument& argument) const {
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
      for (auto r = found_.rbegin(); r != found_.rend(); ++r) {
        if (r->type != "spouse_of" || r->statement.sentence != where) continue;
        return {Filler{r->subject, r->statement.subject, argument.slot, true, MentionKind::name},
                Filler{r->object, r->statement.object, argument.slot, true, MentionKind::name}};
      }
    }
    return {};
  }

  std::optional<Filler> person_at(std::uint32_t sentence, std::uint32_t word,
                                  const Argument& argument) const {
    const auto found = by_word_.find({sentence, word});
    if (found == by_word_.end() || type_at(found->second) != "Person") return std::nullopt;
    const Markable& m = chains_.markable(found->second);
    return Filler{*entities_.of_markable[found->second], article_.span(sentence, m.words),
                  argument.slot, argument.nested, m.kind};
  }

  /// The country of a nationality, where a place is wanted and the article names the country.
  std::optional<Filler> country_of(const Filler& people, const Wanted& wanted) const {
    if (type_of(people) != "Group" || wanted.types.empty() || is_among(wanted.types, "Group")) {
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

  static bool is_among(const std::vector<std::string>& list, const std::string& item) {
    return list.empty() || std::find(list.begin(), list.end(), item) != list.end();
  }

  bool has_with(const Clause& clause, const Frame& frame) const {
    if (frame.with.empty()) return true;
    const Tree& tree = article_.trees[clause.sentence];
    const auto is_asked_for = [&](std::uint32_t word) {
      return is_among(frame.with, ascii_lower(tree.word(word).lemma));
    };
    const auto children = tree.children(clause.head);  // "went public"
    return std::any_of(children.begin(), children.end(), is_asked_for) ||
           std::any_of(clause.arguments.begin(), clause.arguments.end(),
                       [&](const Argument& a) { return is_asked_for(a.word); });
  }

  /// Whether the object of a verb is of a type, or called by a noun, that the frame does not admit:
  /// "bought Birch from Cedar", "sold its stake to Cedar" tell of no supply.
  bool is_excluded(const Clause& clause, const Frame& frame) const {
    return !frame.unless.empty() &&
           std::any_of(clause.arguments.begin(), clause.arguments.end(), [&](const Argument& a) {
             if (a.slot != "obj") return false;
             const std::optional<Filler> filler = filler_of(clause, a);
             const Tree& tree = article_.trees[clause.sentence];
             return is_among(frame.unless, ascii_lower(tree.word(a.word).lemma)) ||
                    (filler && is_among(frame.unless, type_of(*filler)));
           });
  }

  void match(const Clause& clause, const Frame& frame, std::size_t before) {
    const RelationType* type = ontology_.relation_type(frame.type);
    if (type == nullptr || !has_with(clause, frame) || is_excluded(clause, frame)) return;
    const auto& subject_types = frame.reversed ? type->object : type->subject;
    const auto& object_types = frame.reversed ? type->subject : type->object;
    static const std::vector<std::string> any;
    const Wanted wanted_subject{subject_types, frame.subject_types, any, frame.through};
    const Wanted wanted_object{object_types, frame.object_types, frame.as, frame.through};
    std::vector<Filler> subjects = fillers(clause, frame.subject, wanted_subject);
    if (frame.generic) {
      std::erase_if(subjects, [](const Filler& filler) { return filler.nested; });
    }
    static const std::set<std::string> of_office = {"leads", "works_for", "founded"};
    if (of_office.contains(frame.type)) match_main(clause, frame, subjects, before);
    for (const Filler& subject : subjects) {
      for (const Filler& object : fillers(clause, frame.object, wanted_object, subject.entity)) {
        if (frame.also || !is_related(subject.entity, object.entity, before)) {
          add(clause, frame, subject, object);
          if (!frame.reversed) add_greater_places(clause, frame, subject, object);
        }
      }
    }
  }

  /// "was born in Austin, Texas": who is in a place is in the greater ones that are told with it.
  void add_greater_places(const Clause& clause, const Frame& frame, const Filler& subject,
                          const Filler& object) {
    static const std::set<std::string> of_being = {"born_in", "died_in", "lives_in",
                                                   "headquartered_in"};
    if (!of_being.contains(frame.type) || type_of(object) != "Location") return;
    Filler place = object;
    for (auto greater = addresses_.find(place.span.begin); greater != addresses_.end();
         greater = addresses_.find(place.span.begin)) {
      const Markable& m = chains_.markable(greater->second);
      place = Filler{*entities_.of_markable[greater->second], article_.span(m.sentence, m.words),
                     object.slot, true, m.kind};
      add(clause, frame, subject, place);
    }
  }

  /// "Chief Executive Ana Olm", where the text says of no organization: of the one that it speaks
  /// of most, if that stands before.
  void match_main(const Clause& clause, const Frame& frame, const std::vector<Filler>& subjects,
                  std::size_t before) {
    if (clause.kind != PredicateKind::noun || !is_corporate(clause)) return;
    const bool other = std::any_of(clause.arguments.begin(), clause.arguments.end(),
                                   [](const Argument& a) { return a.slot != "subj"; });
    std::optional<Filler> object = subject_before(clause.sentence);
    for (std::size_t i = 0; main_ && !object && i < entities_.entities[*main_].mentions.size();
         ++i) {
      const Mention& mention = entities_.entities[*main_].mentions[i];
      const bool precedes = mention.span.begin < article_.sentence(clause.sentence).span.begin;
      if (precedes) object = Filler{*main_, mention.span, "of", true, mention.kind};
    }
    if (other || !object || subjects.size() != 1 || subjects.front().kind != MentionKind::name ||
        is_related(subjects.front().entity, object->entity, before)) {
      return;
    }
    add(clause, frame, subjects.front(), *object);
  }

  /// The organization that is the subject of the nearest sentence before in the same paragraph.
  std::optional<Filler> subject_before(std::uint32_t sentence) const {
    for (std::uint32_t s = sentence; s-- > 0;) {
      const Span gap{article_.sentence(s).span.end, article_.sentence(s + 1).span.begin};
      if (slice(article_.document, gap).find('\n') != std::string_view::npos) break;
      const Tree& tree = article_.trees[s];
      for (std::uint32_t word = 0; word < tree.size(); ++word) {
        const auto found = by_word_.find({s, word});
        if (tree.word(word).relation != "nsubj" || found == by_word_.end()) continue;
        const Markable& m = chains_.markable(found->second);
        const Filler filler{*entities_.of_markable[found->second], article_.span(s, m.words), "of",
                            true, m.kind};
        if (type_of(filler) == "Organization") return filler;
      }
    }
    return std::nullopt;
  }

  bool is_corporate(const Clause& clause) const {
    const Tree& tree = article_.trees[clause.sentence];
    if (words_.has("corporate", clause.lemma)) return true;
    return words_.has("corporate with chief", clause.lemma) && clause.head > 0 &&
           std::any_of(tree.children(clause.head).begin(), tree.children(clause.head).end(),
                       [&](std::uint32_t w) {
                         return words_.has("chief", ascii_lower(tree.word(w).form));
                       });
  }

  /// Whether the clause has related two entities already.
  bool is_related(std::size_t one, std::size_t other, std::size_t before) const {
    return std::any_of(found_.begin() + static_cast<std::ptrdiff_t>(before), found_.end(),
                       [&](const FoundRelation& r) {
                         return (r.subject == one && r.object == other) ||
                                (r.subject == other && r.object == one);
                       });
  }

  void add(const Clause& clause, const Frame& frame, const Filler& subject, const Filler& object) {
    const Filler& one = frame.reversed ? object : subject;
    const Filler& other = frame.reversed ? subject : object;
    FoundRelation relation = relation_of(clause, one, other, object.slot);
    relation.type = frame.type;
    relation.frame = frame.line;
    relation.statement.confidence = of_frame * doubt(subject) * doubt(object);
    if (frame.stands) relation.statement.time = Time::present;
    static const std::set<std::string> of_offices = {"leads", "works_for", "appointed",
                                                     "hired", "left",      "succeeded"};
    if (of_offices.contains(frame.type)) {
      add_role(
          article_, clause,
          [&](std::uint32_t word) {
            return by_word_.contains({clause.sentence, word});
          },
          relation.statement);
    }
    add_circumstances(clause, relation);
    found_.push_back(std::move(relation));
  }

  /// Adds when, where, for how much and what for.
  void add_circumstances(const Clause& clause, FoundRelation& relation) const {
    add_values(article_, clause, happens_with_verb(clause), relation.statement);
    add_purpose(article_, clause, relation.statement);
    if (clause.kind != PredicateKind::verb) return;
    for (const Argument& argument : clause.arguments) {
      if ((argument.slot != "in" && argument.slot != "at") || argument.nested) continue;
      const std::optional<Filler> place = filler_of(clause, argument);
      if (!place || place->entity == relation.subject || place->entity == relation.object ||
          (type_of(*place) != "Location" && type_of(*place) != "Facility")) {
        continue;
      }
      relation.place = place->entity;
      relation.statement.qualifiers.push_back(
          {"place",
           argument.slot + " " + single_spaced(slice(article_.document, place->span)),
           {},
           {}});
      return;
    }
  }

  /// Whether a noun tells of an event that its verb dates: "completed the sale in May", "became a
  /// citizen in 2006".
  bool happens_with_verb(const Clause& clause) const {
    const Tree& tree = article_.trees[clause.sentence];
    const std::optional<std::uint32_t> verb = tree.head(clause.head);
    if (!verb || tree.word(*verb).upos != "VERB") return false;
    if (clause.kind == PredicateKind::adjective) return tree.is(clause.head, "xcomp");
    if (clause.kind != PredicateKind::noun) return false;
    if (tree.is(clause.head, "xcomp")) return ascii_lower(tree.word(*verb).lemma) == "become";
    const NounMeaning* meaning = world_.noun(clause.lemma);
    return (tree.is(clause.head, "nsubj") || tree.is(clause.head, "obj")) &&
           (meaning == nullptr || meaning->types.front() == "Event");
  }

  static double doubt(const Filler& filler) { return filler.nested ? of_nested : 1; }

  FoundRelation relation_of(const Clause& clause, const Filler& subject, const Filler& object,
                            const std::string& slot) const {
    FoundRelation relation;
    relation.subject = subject.entity;
    relation.object = object.entity;
    relation.clause = clause_;
    Statement& s = relation.statement;
    s.sentence = article_.sentence(clause.sentence).span;
    s.subject = subject.span;
    s.object = object.span;
    static const std::set<std::string> plain = {"subj", "obj",      "iobj",        "obj2",
                                                "poss", "compound", "nationality", "unmarked"};
    const bool preposition = !plain.contains(slot);
    s.predicate = clause.lemma == "*" ? slot : clause.lemma + (preposition ? "_" + slot : "");
    std::replace(s.predicate.begin(), s.predicate.end(), ' ', '_');
    s.label = clause.lemma == "*" ? slot : clause.label + (preposition ? " " + slot : "");
    s.certainty = clause.certainty;
    s.time = clause.time;
    if (clause.speaker) attribute(clause, relation);
    add_sources(clause.sentence, s);
    return relation;
  }

  void attribute(const Clause& clause, FoundRelation& relation) const {
    const auto found = by_word_.find({clause.speaker->sentence, clause.speaker->word});
    if (found != by_word_.end()) {
      const Markable& m = chains_.markable(found->second);
      relation.speaker = *entities_.of_markable[found->second];
      relation.statement.attribution = Attribution{m.text, std::nullopt};
    } else {
      const Tree& tree = article_.trees[clause.speaker->sentence];
      relation.statement.attribution =
          Attribution{article_.words(clause.speaker->sentence, tree.subtree(clause.speaker->word)),
                      std::nullopt};
    }
  }

  /// Adds the sources that are cited between the sentence and the next one, or in it.
  void add_sources(std::size_t sentence, Statement& s) const {
    const auto& sentences = article_.analysis.sentences;
    const std::uint32_t next = sentence + 1 < sentences.size()
                                   ? sentences[sentence + 1].span.begin
                                   : static_cast<std::uint32_t>(article_.document.text.size());
    const auto& citations = article_.document.citations;
    auto citation =
        std::partition_point(citations.begin(), citations.end(),
                             [&](const Citation& c) { return c.span.begin < s.sentence.begin; });
    for (; citation != citations.end() && citation->span.end <= next; ++citation) {
      s.cited_sources.insert(s.cited_sources.end(), citation->sources.begin(),
                             citation->sources.end());
    }
  }

  // Relations by their words alone.

  /// Drops the open relations of two things that another clause of the sentence relates by a type:
  /// "runs the farm with his sister, Ana".
  void drop_vaguer() {
    const auto key = [](const FoundRelation& r) {
      return std::tuple(r.statement.sentence.begin, std::min(r.subject, r.object),
                        std::max(r.subject, r.object));
    };
    std::set<std::tuple<std::uint32_t, std::size_t, std::size_t>> typed;
    for (const FoundRelation& r : found_) {
      if (r.type != open_type) typed.insert(key(r));
    }
    std::erase_if(found_, [&](const FoundRelation& r) {
      return r.type == open_type && r.frame == 0 && typed.contains(key(r));
    });
  }

  /// Relates what a clause has in its slots and no frame has related: the subject of a verb, or
  /// without one its object, with the object and with what follows prepositions; what a noun is
  /// said of with whose or of what it is.
  void match_open(const Clause& clause, std::size_t before) {
    if (clause.kind == PredicateKind::name || !ontology_.relation_type(open_type) ||
        world_.words().has("speech", clause.lemma)) {
      return;
    }
    static const std::vector<std::string> all;
    const Wanted any{all, all, all, false};
    std::vector<Filler> subjects = fillers(clause, {"subj"}, any);
    const bool agentless = subjects.empty() && clause.kind == PredicateKind::verb;
    if (agentless) subjects = fillers(clause, {"obj"}, any);
    std::set<std::string> seen;
    for (const Argument& argument : clause.arguments) {
      const std::string& slot = argument.slot;
      if (slot == "subj" || (slot == "obj" && agentless) || !may_be_open(clause, argument) ||
          !seen.insert(slot).second) {
        continue;
      }
      for (const Filler& subject : subjects) {
        for (const Filler& object : fillers(clause, {slot}, any)) {
          if (!may_be_open(clause, subject, object) ||
              is_related(subject.entity, object.entity, before)) {
            continue;
          }
          FoundRelation relation = relation_of(clause, subject, object, slot);
          relation.type = open_type;
          relation.statement.confidence = of_open;
          add_circumstances(clause, relation);
          found_.push_back(std::move(relation));
        }
      }
    }
  }

  /// Whether a slot can relate by its words.
  bool may_be_open(const Clause& clause, const Argument& argument) const {
    static const std::set<std::string> never = {"iobj",    "obj2",        "unmarked", "doer",
                                                "holder",  "nationality", "during",   "like",
                                                "patient", "antecedent"};
    static const std::set<std::string> with_vague = {"from", "to",      "for",
                                                     "with", "against", "after"};
    if (argument.nested || never.contains(argument.slot) ||
        argument.slot.starts_with("according")) {
      return false;
    }
    return !words_.has("vague", clause.lemma) || with_vague.contains(argument.slot);
  }

  bool may_be_open(const Clause& clause, const Filler& subject, const Filler& object) const {
    static const std::set<std::string> of_place = {"in", "on", "at", "by", "near"};
    if (subject.nested || object.nested || subject.entity == object.entity) return false;
    const std::string& type = type_of(object);
    if (type == "Group" || type_of(subject) == "Group") return false;
    return clause.kind == PredicateKind::noun || !of_place.contains(object.slot) ||
           type != "Location";
  }

  const Article& article_;
  const Chains& chains_;
  const ArticleEntities& entities_;
  const World& world_;
  const Frames& frames_;
  const Lexicon& words_;
  const Ontology& ontology_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> by_word_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> by_noun_;
  std::map<std::string, std::size_t> countries_;  ///< By code.
  std::optional<std::size_t> main_;               ///< The organization of which the article speaks.
  std::vector<PlacePair> places_;
  std::map<std::uint32_t, std::size_t> addresses_;  ///< The greater place, by a lesser one's begin.
  std::size_t clause_ = 0;                          ///< The one that is being read.
  std::vector<FoundRelation> found_;
};

/// Of the countries that nationalities added, from number `before` on, keeps those of which
/// somebody is a citizen, with the adjectives as their mentions; drops the others with their
/// relations.
void keep_countries_of_citizens(std::size_t before, DocumentId document,
                                std::vector<FoundRelation>& found, ArticleEntities& made) {
  std::erase_if(found, [&](const FoundRelation& r) {
    return r.subject >= before || (r.object >= before && r.type != "citizen_of");
  });
  std::map<std::size_t, std::size_t> kept;  // old number, new number
  std::vector<Entity> countries;
  for (FoundRelation& r : found) {
    if (r.object < before) continue;
    const auto [number, added] = kept.emplace(r.object, before + countries.size());
    if (added) countries.push_back(made.entities[r.object]);
    Entity& country = countries[number->second - before];
    const Mention mention{document, r.statement.object, MentionKind::nominal, ""};
    const auto at =
        std::lower_bound(country.mentions.begin(), country.mentions.end(), mention,
                         [](const Mention& a, const Mention& b) { return a.span < b.span; });
    if (at == country.mentions.end() || at->span != mention.span) {
      country.mentions.insert(at, mention);
    }
    r.object = number->second;
  }
  made.entities.resize(before);
  std::move(countries.begin(), countries.end(), std::back_inserter(made.entities));
}

}  // namespace

std::vector<FoundRelation> find_relations(const Article& article, const Chains& chains,
                                          DocumentId document, ArticleEntities& entities,
                                          const World& world, const std::vector<Clause>& clauses,
                                          const Frames& frames, const Lexicon& words,
                                          const Ontology& ontology) {
  const std::size_t before = add_countries_of_nationalities(world, entities);
  std::vector<FoundRelation> found =
      RelationFinder(article, chains, entities, world, frames, words, ontology).find(clauses);
  keep_countries_of_citizens(before, document, found, entities);
  return found;
}

}  // namespace graphwright::detail
