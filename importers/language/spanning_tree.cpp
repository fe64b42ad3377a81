#include "importers/language/spanning_tree.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "graph/error.hpp"

namespace graphwright {
namespace {

constexpr double none = -std::numeric_limits<double>::infinity();

/// A complete graph over nodes 0 … size - 1, node 0 the root, as a matrix of the scores of
/// (dependent, head).
class Scores {
 public:
  explicit Scores(std::size_t size) : size_(size), values_(size * size, none) {}
  std::size_t size() const { return size_; }
  double& at(std::size_t dependent, std::size_t head) { return values_[dependent * size_ + head]; }
  double at(std::size_t dependent, std::size_t head) const {
    return values_[dependent * size_ + head];
  }

 private:
  std::size_t size_;
  std::vector<double> values_;
};

using Heads = std::vector<std::size_t>;

/// The best head of every node but the root.
Heads best_heads(const Scores& scores) {
  Heads heads(scores.size(), 0);
  for (std::size_t d = 1; d < scores.size(); ++d) {
    for (std::size_t h = 1; h < scores.size(); ++h) {
      if (h != d && scores.at(d, h) > scores.at(d, heads[d])) heads[d] = h;
    }
  }
  return heads;
}

/// The nodes of a cycle, none if there is none.
std::vector<std::size_t> find_cycle(const Heads& heads) {
  std::vector<std::size_t> seen(heads.size(), 0);  // in the walk from which node, 0 in none
  for (std::size_t start = 1; start < heads.size(); ++start) {
    std::size_t node = start;
    while (node != 0 && seen[node] == 0) {
      seen[node] = start;
      node = heads[node];
    }
    if (node == 0 || seen[node] != start) continue;
    std::vector<std::size_t> cycle;
    for (std::size_t member = node; cycle.empty() || member != node; member = heads[member]) {
      cycle.push_back(member);
    }
    std::sort(cycle.begin(), cycle.end());
    return cycle;
  }
  return {};
}

/// How a cycle was drawn together to one node: the nodes outside keep their order, the cycle comes
/// last.
struct Contraction {
  Heads heads;                       ///< Before; for the members of the cycle, those in it.
  std::vector<std::size_t> outside;  ///< The nodes outside, by their new numbers.
  Heads enters;                      ///< For a head outside: the member that would depend on it.
  Heads leaves;  ///< For a dependent outside: the member that would be its head.
};

/// Draws a cycle of heads together and gives the scores of the smaller graph.
Scores contract(const Scores& scores, const std::vector<std::size_t>& cycle, Contraction& result) {
  std::vector<bool> inside(scores.size(), false);
  for (const std::size_t member : cycle) inside[member] = true;
  for (std::size_t node = 0; node < scores.size(); ++node) {
    if (!inside[node]) result.outside.push_back(node);
  }
  const std::size_t whole = result.outside.size();
  Scores smaller(whole + 1);
  result.enters.resize(whole);
  result.leaves.resize(whole);
  for (std::size_t i = 0; i < whole; ++i) {
    const std::size_t node = result.outside[i];
    for (std::size_t j = 0; j < whole; ++j) {
      if (i != 0 && i != j) smaller.at(i, j) = scores.at(node, result.outside[j]);
    }
    for (const std::size_t member : cycle) {
      const double into = scores.at(member, node) - scores.at(member, result.heads[member]);
      if (result.enters[i] == 0 || into > smaller.at(whole, i)) {
        smaller.at(whole, i) = into;
        result.enters[i] = member;
      }
      const double out_of = scores.at(node, member);
      if (i != 0 && (result.leaves[i] == 0 || out_of > smaller.at(i, whole))) {
        smaller.at(i, whole) = out_of;
        result.leaves[i] = member;
      }
    }
  }
  return smaller;
}

/// The heads of the graph before a contraction, from those of the smaller one.
Heads expand(const Contraction& contraction, const Heads& smaller) {
  Heads heads = contraction.heads;
  const std::size_t whole = contraction.outside.size();
  for (std::size_t i = 1; i < whole; ++i) {
    heads[contraction.outside[i]] =
        smaller[i] == whole ? contraction.leaves[i] : contraction.outside[smaller[i]];
  }
  heads[contraction.enters[smaller[whole]]] = contraction.outside[smaller[whole]];
  return heads;
}

/// The heads of the best tree, with any number of roots.
Heads best_arborescence(Scores scores) {
  std::vector<Contraction> contractions;
  Heads heads = best_heads(scores);
  for (auto cycle = find_cycle(heads); !cycle.empty(); cycle = find_cycle(heads)) {
    contractions.push_back({std::move(heads), {}, {}, {}});
    scores = contract(scores, cycle, contractions.back());
    heads = best_heads(scores);
  }
  for (; !contractions.empty(); contractions.pop_back()) heads = expand(contractions.back(), heads);
  return heads;
}

}  // namespace

std::vector<std::uint32_t> best_tree(std::span<const float> scores, std::size_t words,
                                     std::size_t stride) {
  if (stride < words + 1 || scores.size() < words * stride) {
    assertion_failed("best_tree: the scores have a row for each word and a column for each head");
  }
  if (words == 0) return {};
  Scores graph(words + 1);
  double least = 0;
  double greatest = 0;
  for (std::size_t d = 1; d <= words; ++d) {
    for (std::size_t h = 0; h <= words; ++h) {
      if (h == d) continue;
      graph.at(d, h) = scores[(d - 1) * stride + h];
      least = std::min(least, graph.at(d, h));
      greatest = std::max(greatest, graph.at(d, h));
    }
  }
  const auto root_count = [](const Heads& heads) {
    return std::count(heads.begin() + 1, heads.end(), std::size_t{0});
  };
  Heads heads = best_arborescence(graph);
  if (root_count(heads) != 1) {
    // A second root costs more than any rearrangement can gain.
    const double cost = (greatest - least + 1) * static_cast<double>(words);
    for (std::size_t d = 1; d <= words; ++d) graph.at(d, 0) -= cost;
    heads = best_arborescence(graph);
  }
  if (root_count(heads) != 1) assertion_failed("best_tree: a tree has one root");
  std::vector<std::uint32_t> result(words);
  std::transform(heads.begin() + 1, heads.end(), result.begin(),
                 [](std::size_t head) { return static_cast<std::uint32_t>(head); });
  return result;
}

}  // namespace graphwright
