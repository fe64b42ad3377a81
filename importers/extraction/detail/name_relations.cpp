#include "importers/extraction/detail/name_relations.hpp"

#include <algorithm>
#include <optional>

#include "importers/extraction/detail/qualifiers.hpp"

namespace graphwright::detail {
namespace {

constexpr double of_place = 0.9;

/// Finds the relations of the names of one article.
class NameRelationFinder {
 public:
  NameRelationFinder(const Article& article, const Chains& chains, const ArticleEntities& entities,
                     const Fillers& fillers, const std::vector<PlacePair>& places,
                     const Lexicon& words, const Ontology& ontology)
      : article_(article),
        chains_(chains),
        entities_(entities),
        fillers_(fillers),
        places_(places),
        words_(words),
        ontology_(ontology) {}

  std::vector<FoundRelation> find() {
    add_places();
    add_places_of_lives();
    return std::move(found_);
  }

 private:
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
      s.confidence = of_place;
      add_sources(article_, thing.sentence, s);
    }
  }

  /// "Ana Olm (20 February 1836, Geneva - 3 October 1918, Lund)", "(born 1972 in Lund)": where the
  /// brackets after a person's name say that she was born and has died.
  void add_places_of_lives() {
    for (std::size_t i = 0; i + 1 < chains_.markables().size(); ++i) {
      const Markable& name = chains_.markable(i);
      if (name.kind != MentionKind::name || !entities_.of_markable[i] ||
          fillers_.type_at(i) != "Person") {
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
        const std::optional<std::size_t> place = fillers_.at(name.sentence, w);
        if (!dated || !place || fillers_.type_at(*place) != "Location") continue;
        const Markable& m = chains_.markable(*place);
        if (m.kind != MentionKind::name || m.words.begin != w) continue;
        add_life(i, *place, dead);
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
    s.confidence = of_place;
    add_sources(article_, one.sentence, s);
  }

  const Article& article_;
  const Chains& chains_;
  const ArticleEntities& entities_;
  const Fillers& fillers_;
  const std::vector<PlacePair>& places_;
  const Lexicon& words_;
  const Ontology& ontology_;
  std::vector<FoundRelation> found_;
};

}  // namespace

std::vector<FoundRelation> find_name_relations(const Article& article, const Chains& chains,
                                               const ArticleEntities& entities,
                                               const Fillers& fillers,
                                               const std::vector<PlacePair>& places,
                                               const Lexicon& words, const Ontology& ontology) {
  return NameRelationFinder(article, chains, entities, fillers, places, words, ontology).find();
}

}  // namespace graphwright::detail
