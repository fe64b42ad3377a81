#include "importers/extraction/detail/name_relations.hpp"

#include <algorithm>
#include <optional>

#include "importers/extraction/detail/qualifiers.hpp"

namespace graphwright::detail {
namespace {

constexpr double of_names = 0.9;

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
    add_affiliations();
    return std::move(found_);
  }

 private:
  /// Adds where things lie by how their names stand.
  void add_places() {
    for (const PlacePair& pair : places_) {
      add(pair.thing, pair.place, "located_in", "in", "in", Time::present);
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

  /// "Rosa Diaz (Green Party)": what alone stands in brackets after a person's name.
  void add_affiliations() {
    for (std::size_t i = 0; i + 1 < chains_.markables().size(); ++i) {
      const Markable& name = chains_.markable(i);
      const Markable& other = chains_.markable(i + 1);
      if (name.kind != MentionKind::name || other.kind != MentionKind::name ||
          name.sentence != other.sentence || name.words.end + 1 != other.words.begin ||
          !entities_.of_markable[i] || !entities_.of_markable[i + 1] ||
          fillers_.type_at(i) != "Person" || fillers_.type_at(i + 1) != "Organization") {
        continue;
      }
      const std::vector<Word>& words = article_.sentence(name.sentence).words;
      if (words[name.words.end].form != "(" || other.words.end >= words.size() ||
          words[other.words.end].form != ")") {
        continue;
      }
      const bool party = words_.has("party", ascii_lower(words[other.words.end - 1].form));
      add(i, i + 1, party ? "member_of" : "works_for", "of", "of", Time::present);
    }
  }

  void add_life(std::size_t person, std::size_t place, bool dead) {
    if (dead) {
      add(person, place, "died_in", "die_in", "died in", Time::past);
    } else {
      add(person, place, "born_in", "bear_in", "born in", Time::past);
    }
  }

  /// Adds a relation of two names that stand together.
  void add(std::size_t subject, std::size_t object, const char* type, const char* predicate,
           const char* label, Time time) {
    if (ontology_.relation_type(type) == nullptr) return;
    const Markable& one = chains_.markable(subject);
    const Markable& other = chains_.markable(object);
    FoundRelation& relation = found_.emplace_back();
    relation.subject = *entities_.of_markable[subject];
    relation.object = *entities_.of_markable[object];
    relation.type = type;
    relation.clause = no_clause;
    Statement& s = relation.statement;
    s.sentence = article_.sentence(one.sentence).span;
    s.subject = article_.span(one.sentence, one.words);
    s.object = article_.span(other.sentence, other.words);
    s.predicate = predicate;
    s.label = label;
    s.time = time;
    s.confidence = of_names;
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
