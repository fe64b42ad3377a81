#pragma once

// Where names say that something lies. Not installed.

#include <cstddef>
#include <vector>

#include "importers/extraction/detail/article.hpp"
#include "importers/extraction/detail/chains.hpp"
#include "importers/extraction/detail/world.hpp"

namespace graphwright::detail {

/// Two names of a sentence, the one of what lies in the other; by their numbers among the
/// markables.
struct PlacePair {
  std::size_t thing = 0;
  std::size_t place = 0;
};

/// Finds what stands with the place in which it lies: "Austin, Texas", "the University of Lund in
/// Sweden".
std::vector<PlacePair> find_places(const Article& article, const Chains& chains,
                                   const World& world);

}  // namespace graphwright::detail
