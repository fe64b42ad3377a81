#include "importers/language/spanning_tree.hpp"

#include <catch2/catch.hpp>
#include <random>

using namespace graphwright;

namespace {

using Heads = std::vector<std::uint32_t>;

/// Whether there is one root, and every word leads to it.
bool is_tree(const Heads& heads) {
  if (std::count(heads.begin(), heads.end(), 0U) != 1) return false;
  for (std::size_t word = 0; word < heads.size(); ++word) {
    std::uint32_t at = heads[word];
    for (std::size_t steps = 0; at != 0; ++steps, at = heads[at - 1]) {
      if (steps > heads.size()) return false;
    }
  }
  return true;
}

float score(const std::vector<float>& scores, std::size_t stride, const Heads& heads) {
  float sum = 0;
  for (std::size_t word = 0; word < heads.size(); ++word)
    sum += scores[word * stride + heads[word]];
  return sum;
}

/// The greatest score of all trees, by trying every choice of heads.
float best_by_trying(const std::vector<float>& scores, std::size_t words, std::size_t stride) {
  float best = -1e9F;
  Heads heads(words, 0);
  for (;;) {
    if (is_tree(heads)) best = std::max(best, score(scores, stride, heads));
    std::size_t at = 0;
    while (at < words && ++heads[at] > words) heads[at++] = 0;
    if (at == words) return best;
  }
}

}  // namespace

TEST_CASE("best_tree takes the best heads where they make a tree") {
  // Word 2 is the root, 1 and 3 depend on it.
  const std::vector<float> scores = {0, 0, 9, 0, 9, 0, 0, 0, 0, 0, 9, 0};
  CHECK(best_tree(scores, 3, 4) == Heads{2, 0, 2});
}

TEST_CASE("best_tree finds the greatest sum among trees with one root") {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    const std::size_t words = 1 + random() % 5;
    const std::size_t stride = words + 1 + random() % 3;
    std::vector<float> scores(words * stride);
    // Whole numbers, so that sums are exact; at times all roots are attractive.
    for (float& s : scores) s = static_cast<float>(random() % 21) - 10;
    if (round % 3 == 0) {
      for (std::size_t word = 0; word < words; ++word) scores[word * stride] += 15;
    }
    const Heads heads = best_tree(scores, words, stride);
    CHECK(is_tree(heads));
    CHECK(score(scores, stride, heads) == best_by_trying(scores, words, stride));
  }
}

TEST_CASE("best_tree makes a tree of long sentences with many cycles") {
  std::mt19937 random(8);
  constexpr std::size_t words = 256;
  std::vector<float> scores(words * (words + 1));
  for (float& s : scores) s = static_cast<float>(random() % 1000);
  // Pairs that want each other.
  for (std::size_t d = 0; d < words; ++d) scores[d * (words + 1) + (d ^ 1) + 1] += 5000;
  CHECK(is_tree(best_tree(scores, words, words + 1)));
  const std::vector<float> equal(words * (words + 1), 1.0F);
  CHECK(is_tree(best_tree(equal, words, words + 1)));
}

TEST_CASE("best_tree of no words is empty") { CHECK(best_tree({}, 0, 1).empty()); }
