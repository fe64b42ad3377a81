#pragma once

// Relations by words between two names. Not installed.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "graph/ontology.hpp"
#include "graph/relation.hpp"
#include "importers/extraction/detail/article.hpp"
#include "importers/extraction/detail/chains.hpp"
#include "importers/extraction/detail/world.hpp"
#include "importers/language/lexicon.hpp"

namespace graphwright::detail {

/// What a sentence states of two names, by their numbers among the markables. An attribution's
/// entity is not set.
struct PatternMatch {
  std::size_t subject = 0;
  std::size_t object = 0;
  std::string type;
  Statement statement;
  std::optional<std::size_t> speaker;  ///< The name to which the statement is attributed.
};

/// Finds the patterns of data/lexicon/extraction.tsv in the sentences of an article. They know no
/// grammar and follow no pronoun.
std::vector<PatternMatch> match_patterns(const Article& article, const Chains& chains,
                                         const Lexicon& words, const Ontology& ontology);

/// Finds places that are named with the greater one in which they lie: "Austin, Texas".
std::vector<PatternMatch> match_addresses(const Article& article, const Chains& chains,
                                          const World& world);

}  // namespace graphwright::detail
