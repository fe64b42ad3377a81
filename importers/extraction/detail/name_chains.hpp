#pragma once

// Names of one article united. Not installed.

#include "importers/extraction/detail/article.hpp"
#include "importers/extraction/detail/chains.hpp"
#include "importers/extraction/detail/world.hpp"

namespace graphwright::detail {

/// Unites the names of an article that are of one thing, and lets them vote for its type: the same
/// words; then, with the fullest name first, other forms of it, each of one full name only:
/// abbreviations, surnames by title and gender, first words of firms after the full name.
void unite_names(const Article& article, const World& world, Chains& chains);

}  // namespace graphwright::detail
