#pragma once

// The rules of how values are written. Not installed.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "importers/language/detail/value_chart.hpp"

namespace graphwright::detail {

/// One way to fill a place of a pattern: a word, or an item of a class.
struct Alternative {
  std::string text;  ///< Of a word; "" for a class.
  std::uint32_t of_class = 0;
  std::int64_t least = 0;      ///< The bounds of an integer, inclusive.
  std::int64_t greatest = -1;  ///< Less than `least`: none.
  std::size_t digits = 0;      ///< How many it has; 0: any number.
};

/// A place of a pattern.
struct Element {
  std::string name;  ///< Under which a value is kept; may be empty.
  std::vector<Alternative> alternatives;
  bool is_optional = false;
  bool is_beside = false;  ///< Must be there but is no part of what is found.
};

/// A rule: what is found where its pattern fits, and the fields that it has then.
struct Rule {
  std::uint32_t of_class = 0;
  std::string not_after;  ///< A word that must not stand before it; may be empty.
  std::vector<Element> elements;
  Fields fields;
  std::vector<std::uint32_t> needs;  ///< Classes without an item of which it fits nowhere.
};

/// The rules of a file (data/rules/values.tsv tells its form), which are tried in its order, each
/// once, on what the ones before it have found.
class RuleSet {
 public:
  /// Reads a file; classes that no rule above has must be among `known`. Throws Error with file and
  /// line on a line that cannot be read, or that names an unknown class.
  static RuleSet load(const std::filesystem::path& file, const std::vector<std::string>& known,
                      ClassNames& names);

  /// Adds to a chart what the rules find in it.
  void apply(Chart& chart) const;

 private:
  std::vector<Rule> rules_;
};

}  // namespace graphwright::detail
