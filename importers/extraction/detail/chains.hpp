#pragma once

// Mentions united into chains, and why. Not installed.

#include <cstddef>
#include <string>
#include <vector>

#include "importers/extraction/detail/markables.hpp"
#include "importers/extraction/detail/type_evidence.hpp"

namespace graphwright::detail {

/// Why two markables are of one thing, or of two, though they look alike.
struct Verdict {
  std::size_t one = 0;
  std::size_t other = 0;
  std::string reason;
};

/// Markables in chains that grow together: a union-find that keeps its reasons.
class Chains {
 public:
  explicit Chains(std::vector<Markable> markables);

  const std::vector<Markable>& markables() const noexcept { return markables_; }
  const Markable& markable(std::size_t number) const { return markables_[number]; }

  /// The markable that stands for the chain of one; which one it is changes as chains grow.
  std::size_t chain(std::size_t markable) const;

  /// The markables of a chain, in order.
  const std::vector<std::size_t>& members(std::size_t markable) const {
    return members_[chain(markable)];
  }

  /// What speaks for the types of a chain.
  TypeScores& types(std::size_t markable) { return types_[chain(markable)]; }
  const TypeScores& types(std::size_t markable) const { return types_[chain(markable)]; }

  /// The type that most speaks for; of a chain for which nothing speaks "Organization", which names
  /// that nobody knows mostly are.
  std::string type(std::size_t markable) const {
    const std::string best = types(markable).best();
    return best.empty() ? "Organization" : best;
  }

  /// Whether a chain has a name in it.
  bool is_named(std::size_t markable) const { return named_[chain(markable)]; }

  /// What is known of the gender of a chain.
  Gender gender(std::size_t markable) const { return genders_[chain(markable)]; }

  /// Unites the chains of two markables.
  void unite(std::size_t one, std::size_t other, std::string reason);

  /// Notes that two markables look alike and are apart.
  void keep_apart(std::size_t one, std::size_t other, std::string reason);

  const std::vector<Verdict>& united() const noexcept { return united_; }
  const std::vector<Verdict>& kept_apart() const noexcept { return kept_apart_; }

 private:
  std::vector<Markable> markables_;
  std::vector<std::size_t> parents_;
  std::vector<std::vector<std::size_t>> members_;
  std::vector<TypeScores> types_;
  std::vector<bool> named_;
  std::vector<Gender> genders_;
  std::vector<Verdict> united_;
  std::vector<Verdict> kept_apart_;
};

}  // namespace graphwright::detail
