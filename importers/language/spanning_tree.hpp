#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace graphwright {

/// The heads that make the best dependency tree: the greatest sum of scores among trees with
/// exactly one root (Chu and Liu, 1965; Edmonds, 1967). `scores[d * stride + h]` is that of word d,
/// from 0, depending on word h - 1, or being the root for h = 0; they are finite, and `stride` is
/// at least `words` + 1. The result has for each word its head from 1, 0 for the root; of equal
/// trees always the same. Time O(words³) at worst, O(words²) where each word's best head already
/// makes a tree; memory O(words²).
std::vector<std::uint32_t> best_tree(std::span<const float> scores, std::size_t words,
                                     std::size_t stride);

}  // namespace graphwright
