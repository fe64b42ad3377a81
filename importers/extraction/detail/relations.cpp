#include "importers/extraction/detail/relations.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "graph/identity.hpp"
#include "importers/extraction/detail/citizens.hpp"
#include "importers/extraction/detail/fillers.hpp"
#include "importers/extraction/detail/name_relations.hpp"
#include "importers/extraction/detail/offices.hpp"
#include "importers/extraction/detail/places.hpp"
#include "importers/extraction/detail/qualifiers.hpp"

namespace graphwright::detail {
namespace {

// Confidences are the shares of statements that are right on the training part of KnowledgeNet.
constexpr double of_frame = 0.9;    // of what a frame finds
constexpr double of_nested = 0.95;  // factor, for an argument that another phrase holds
constexpr double of_open = 0.6;     // confidence of what no frame fits

constexpr std::string_view open_type = "related_to";

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
        ontology_(ontology) {}

  std::vector<FoundRelation> find(const std::vector<Clause>& clauses) {
    const std::vector<PlacePair> places = find_places(article_, chains_, world_);
    for (const PlacePair& pair : places) {
      const Markable& m = chains_.markable(pair.thing);
      if (fillers_.type_at(pair.thing) == "Location") {
        addresses_[article_.span(m.sentence, m.words).begin] = pair.place;
      }
    }
    for (const Clause& clause : clauses) {
      const std::size_t before = found_.size();
      clause_ = static_cast<std::size_t>(&clause - clauses.data());
      const std::vector<Frame>& frames = frames_of(clause);
      for (const Frame& frame : frames) match(clause, frame, before);
      if (clause.kind == PredicateKind::noun) {
        for (const Frame& frame : frames_.of(clause.kind, "*")) {
          if (may_be_subject(clause, frame)) match(clause, frame, before);
        }
        match_name_before(clause, before);
      }
      if (found_.size() == before && clause.kind == PredicateKind::noun) {
        match_generic(clause, frames.empty(), before);
      }
      match_open(clause, before);
    }
    std::vector<FoundRelation> of_names =
        find_name_relations(article_, chains_, entities_, fillers_, places, words_, ontology_);
    std::move(of_names.begin(), of_names.end(), std::back_inserter(found_));
    drop_vaguer();
    return std::move(found_);
  }

 private:
  const std::vector<Frame>& frames_of(const Clause& clause) const {
    if (clause.kind == PredicateKind::noun) {
      // "parent company", "founding member"
      const Tree& tree = article_.trees[clause.sentence];
      for (const std::uint32_t child : tree.children(clause.head)) {
        if (child + 1 != clause.head || !(tree.is(child, "compound") || tree.is(child, "amod"))) {
          continue;
        }
        const std::vector<Frame>& both =
            frames_.of(clause.kind, tree.lower(child) + " " + clause.lemma);
        if (!both.empty()) return both;
      }
    }
    const std::vector<Frame>& frames = frames_.of(clause.kind, clause.lemma);
    if (frames.empty() && clause.kind == PredicateKind::noun &&
        fillers_.described(clause.sentence, clause.head)) {
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

  /// Whether a noun that every frame for nouns fits can be said of what its subject must be: "a
  /// Canadian insurer" of no person, wherever the parser hangs it, but "an Iraqi family".
  bool may_be_subject(const Clause& clause, const Frame& frame) const {
    const NounMeaning* meaning = world_.noun(clause.lemma);
    return meaning == nullptr || frame.subject_types.empty() ||
           std::any_of(meaning->types.begin(), meaning->types.end(), [&](const std::string& type) {
             return type == "Group" ||
                    std::find(frame.subject_types.begin(), frame.subject_types.end(), type) !=
                        frame.subject_types.end();
           });
  }

  /// "Nasa's twin Grail craft": what stands with the noun after a name stands with the name.
  void match_name_before(const Clause& clause, std::size_t before) {
    const std::optional<std::size_t> name = fillers_.described(clause.sentence, clause.head);
    if (!name || chains_.markable(*name).words.end != clause.head) return;
    for (const Frame& frame : frames_.of(PredicateKind::name, "*")) match(clause, frame, before);
  }

  /// Matches the frames of a noun's likeliest type, or of that of the name which it describes; of
  /// persons only where the noun has no frames of its own.
  void match_generic(const Clause& clause, bool alone, std::size_t before) {
    const std::optional<std::size_t> described = fillers_.described(clause.sentence, clause.head);
    const NounMeaning* meaning = world_.noun(clause.lemma);
    if (meaning == nullptr) return;
    const std::string& type = described ? fillers_.type_at(*described) : meaning->types.front();
    if (type == "Person" && !alone) return;
    for (const Frame& frame : frames_.of(clause.kind, ascii_lower(type) + "*")) {
      match(clause, frame, before);
    }
  }

  bool has_with(const Clause& clause, const Frame& frame) const {
    if (frame.with.empty()) return true;
    const Tree& tree = article_.trees[clause.sentence];
    const auto is_asked_for = [&](std::uint32_t word) {
      return admits(frame.with, tree.lemma(word));
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
             const std::optional<Filler> filler = fillers_.of(clause, a);
             const Tree& tree = article_.trees[clause.sentence];
             return admits(frame.unless, tree.lemma(a.word)) ||
                    (filler && admits(frame.unless, fillers_.type_of(*filler)));
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
    std::vector<Filler> subjects = fillers_.in(clause, frame.subject, wanted_subject);
    if (frame.generic) {
      std::erase_if(subjects, [](const Filler& filler) { return filler.nested; });
    }
    static const std::set<std::string> of_office = {"leads", "works_for", "founded"};
    if (of_office.contains(frame.type)) match_bare_office(clause, frame, subjects, before);
    for (const Filler& subject : subjects) {
      for (const Filler& object :
           fillers_.in(clause, frame.object, wanted_object, subject.entity)) {
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
    if (!of_being.contains(frame.type) || fillers_.type_of(object) != "Location") return;
    Filler place = object;
    for (auto greater = addresses_.find(place.span.begin); greater != addresses_.end();
         greater = addresses_.find(place.span.begin)) {
      const Markable& m = chains_.markable(greater->second);
      place = Filler{*entities_.of_markable[greater->second], article_.span(m.sentence, m.words),
                     object.slot, true, m.kind};
      add(clause, frame, subject, place);
    }
  }

  /// "Chief Executive Ana Olm", where the clause says of no organization.
  void match_bare_office(const Clause& clause, const Frame& frame,
                         const std::vector<Filler>& subjects, std::size_t before) {
    const std::optional<Filler> object = offices_.holder_of(clause);
    if (!object || subjects.size() != 1 || subjects.front().kind != MentionKind::name ||
        is_related(subjects.front().entity, object->entity, before)) {
      return;
    }
    add(clause, frame, subjects.front(), *object);
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
          [&](std::uint32_t word) { return fillers_.at(clause.sentence, word).has_value(); },
          relation.statement);
    }
    static const std::set<std::string> of_kin = {"spouse_of", "parent_of", "sibling_of"};
    if (frame.type == "spouse_of") fillers_.note_couple(relation.statement.sentence, one, other);
    if (of_kin.contains(frame.type)) fillers_.note_kin(frame.type, one, other);
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
      const std::optional<Filler> place = fillers_.of(clause, argument);
      if (!place || place->entity == relation.subject || place->entity == relation.object ||
          (fillers_.type_of(*place) != "Location" && fillers_.type_of(*place) != "Facility")) {
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
    if (tree.is(clause.head, "xcomp")) return tree.lemma(*verb) == "become";
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
    add_sources(article_, clause.sentence, s);
    return relation;
  }

  void attribute(const Clause& clause, FoundRelation& relation) const {
    const std::optional<std::size_t> found =
        fillers_.at(clause.speaker->sentence, clause.speaker->word);
    if (found) {
      const Markable& m = chains_.markable(*found);
      relation.speaker = *entities_.of_markable[*found];
      relation.statement.attribution = Attribution{m.text, std::nullopt};
    } else {
      const Tree& tree = article_.trees[clause.speaker->sentence];
      relation.statement.attribution =
          Attribution{article_.words(clause.speaker->sentence, tree.subtree(clause.speaker->word)),
                      std::nullopt};
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
    std::vector<Filler> subjects = fillers_.in(clause, {"subj"}, any);
    const bool agentless = subjects.empty() && clause.kind == PredicateKind::verb;
    if (agentless) subjects = fillers_.in(clause, {"obj"}, any);
    std::set<std::string> seen;
    for (const Argument& argument : clause.arguments) {
      const std::string& slot = argument.slot;
      if (slot == "subj" || (slot == "obj" && agentless) || !may_be_open(clause, argument) ||
          !seen.insert(slot).second) {
        continue;
      }
      for (const Filler& subject : subjects) {
        for (const Filler& object : fillers_.in(clause, {slot}, any)) {
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
    const std::string& type = fillers_.type_of(object);
    if (type == "Group" || fillers_.type_of(subject) == "Group") return false;
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
  Fillers fillers_{article_, chains_, entities_, world_, words_};
  Offices offices_{article_, chains_, entities_, fillers_, words_};
  std::map<std::uint32_t, std::size_t> addresses_;  ///< The greater place, by a lesser one's begin.
  std::size_t clause_ = 0;                          ///< The one that is being read.
  std::vector<FoundRelation> found_;
};

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
