#pragma once

// Relations from clauses. Not installed.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "graph/ontology.hpp"
#include "importers/extraction/detail/entities.hpp"
#include "importers/extraction/detail/frames.hpp"

namespace graphwright::detail {

inline constexpr std::size_t no_clause = static_cast<std::size_t>(-1);

/// What a sentence states of two entities of an article, by their numbers. The entities of
/// attributions and qualifiers are not set.
struct FoundRelation {
  std::size_t subject = 0;
  std::size_t object = 0;
  std::string type;
  Statement statement;
  std::optional<std::size_t> speaker;  ///< The entity that says so.
  std::optional<std::size_t> place;    ///< The entity of the qualifier "place".
  std::size_t clause = 0;  ///< The number of the clause; `no_clause` if no clause says so.
  std::size_t frame = 0;   ///< The line of the frame; 0 if none fits.
};

/// The relations that the clauses of an article state: of each the first frame whose slots hold
/// entities of the types that the ontology allows; where no frame fits, the open type with the
/// words of the verb. Dates and amounts go to the verb that they depend on. `words` are those
/// of data/lexicon/clauses.tsv. The documents of the statements are not set. Adds to the entities
/// the countries, not named in the article, of which persons are said to be citizens by their
/// nationality; the mentions are in `document`.
std::vector<FoundRelation> find_relations(const Article& article, const Chains& chains,
                                          DocumentId document, ArticleEntities& entities,
                                          const World& world, const std::vector<Clause>& clauses,
                                          const Frames& frames, const Lexicon& words,
                                          const Ontology& ontology);

}  // namespace graphwright::detail
