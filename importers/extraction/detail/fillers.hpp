#pragma once

// Which entities stand in the slots of clauses. Not installed.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "importers/extraction/detail/article.hpp"
#include "importers/extraction/detail/chains.hpp"
#include "importers/extraction/detail/clauses.hpp"
#include "importers/extraction/detail/entities.hpp"
#include "importers/extraction/detail/world.hpp"

namespace graphwright::detail {

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

/// Whether a list has an item; an empty one admits all.
bool admits(const std::vector<std::string>& list, const std::string& item);

/// Finds the entities of one article in the slots of its clauses.
class Fillers {
 public:
  /// All must outlive it; `words` are those of data/lexicon/clauses.tsv.
  Fillers(const Article& article, const Chains& chains, const ArticleEntities& entities,
          const World& world, const Lexicon& words);

  /// The markable of an entity whose head, or of whose name a part, is a word; nothing if there is
  /// none.
  std::optional<std::size_t> at(std::uint32_t sentence, std::uint32_t word) const;

  /// The name that a noun describes.
  std::optional<std::size_t> described(std::uint32_t sentence, std::uint32_t noun) const;

  /// The entity that an argument names or refers to.
  std::optional<Filler> of(const Clause& clause, const Argument& argument) const;

  /// The entities in the first of some slots that holds any that are wanted; arguments of the
  /// predicate's own before nested ones. `but` is an entity that does not count.
  std::vector<Filler> in(const Clause& clause, const std::vector<std::string>& slots,
                         const Wanted& wanted, std::optional<std::size_t> but = {}) const;

  /// Notes two persons whom a later "they" in the same sentence or the next can mean.
  void note_couple(Span sentence, const Filler& one, const Filler& other);

  /// Notes a relation of two persons, by which a later "her husband" is found.
  void note_kin(const std::string& type, const Filler& one, const Filler& other);

  const std::string& type_at(std::size_t markable) const {
    return entities_.entities[*entities_.of_markable[markable]].type;
  }
  const std::string& type_of(const Filler& filler) const {
    return entities_.entities[filler.entity].type;
  }

 private:
  struct Couple {
    Span sentence;
    Filler one;
    Filler other;
  };
  struct Kin {
    std::string type;
    Filler one;
    Filler other;
  };
  using Place = std::pair<std::uint32_t, std::uint32_t>;  ///< Sentence and word.

  void add_noun_after(std::size_t name);
  bool is_country(const Filler& filler) const;
  std::size_t name_beside(std::size_t noun) const;
  std::vector<Filler> possible(const Clause& clause, const Argument& argument,
                               const Wanted& wanted) const;
  std::vector<Filler> owners(const Clause& clause, const Argument& argument, bool through) const;
  std::vector<Filler> appositions(const Clause& clause, const Argument& argument) const;
  std::optional<Filler> relative_of(const Clause& clause, const Argument& argument) const;
  std::vector<Filler> persons_before(std::uint32_t sentence, const Argument& argument) const;
  std::optional<Filler> person_at(std::uint32_t sentence, std::uint32_t word,
                                  const Argument& argument) const;
  std::optional<Filler> country_of(const Filler& people, const Wanted& wanted) const;

  const Article& article_;
  const Chains& chains_;
  const ArticleEntities& entities_;
  const World& world_;
  const Lexicon& words_;
  std::map<Place, std::size_t> by_word_;
  std::map<Place, std::size_t> by_noun_;
  std::map<std::string, std::size_t> countries_;  ///< By code.
  std::vector<Couple> couples_;
  std::vector<Kin> kin_;
};

}  // namespace graphwright::detail
