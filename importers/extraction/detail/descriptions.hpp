#pragma once

// What a text says that its names are. Not installed.

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "importers/extraction/detail/chains.hpp"
#include "importers/extraction/detail/tree.hpp"
#include "importers/extraction/detail/world.hpp"

namespace graphwright::detail {

/// The countries, by their codes, that the modifiers of a noun or of a name's word tell: "the
/// Chilean firm", "Mexico's lender", "a maker from the Netherlands".
std::set<std::string> countries_of(const Tree& tree, std::uint32_t word, const World& world);

/// The common nouns that the text, or a name itself, says a name is, and the countries it is said
/// to be of, for each chain.
class Descriptions {
 public:
  /// Notes them for the names of an article, whose names are united already.
  Descriptions(const Article& article, const World& world, const Chains& chains);

  /// Whether a chain was called by a noun.
  bool has_noun(std::size_t chain, const std::string& noun) const {
    return told_[chain].nouns.contains(noun);
  }

  /// Whether a chain was called by a noun or by one of its kind: "the unit" of what was an arm.
  bool was_called(std::size_t chain, const std::string& noun) const;

  /// Whether a noun tells another kind of organization than what a chain was called, or its own
  /// words say: no court is "the company".
  bool is_of_other_kind(std::size_t chain, const std::string& noun) const;

  /// Whether a chain is of one of some countries.
  bool is_of(std::size_t chain, const std::set<std::string>& countries) const;

  /// Whether a chain is of countries, and of none of some others.
  bool is_of_others(std::size_t chain, const std::set<std::string>& countries) const {
    return !countries.empty() && !told_[chain].countries.empty() && !is_of(chain, countries);
  }

  /// Gives to the chain of which two have become one what was said of either.
  void unite(std::size_t one, std::size_t other, std::size_t united);

 private:
  struct Told {
    std::set<std::string> nouns;
    std::set<std::string> countries;
  };

  const World& world_;
  std::vector<Told> told_;
};

}  // namespace graphwright::detail
