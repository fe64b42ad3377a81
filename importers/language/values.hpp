#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "importers/language/analysis.hpp"

namespace graphwright {

/// Finds dates and amounts in analysed sentences by the rules and words of data/rules/values.tsv
/// and data/lexicon/values.tsv. Const, thread-safe, cheap to copy.
class ValueFinder {
 public:
  /// Reads the rules and words of the data directory. Throws Error, with file and line, if they
  /// cannot be read.
  static ValueFinder load();

  /// Sets the values of sentences, one text's, in order. Rules that are not certain are followed
  /// where one of `hints`, which are in order and disjoint, is a date or an amount of money too;
  /// such hints where no rule fits become values that are not known. `hints` belong to the
  /// sentences in order; there are as many lists.
  void find(std::vector<Sentence>& sentences, const std::vector<std::vector<Value>>& hints,
            std::string_view reference_date) const;

 private:
  struct Rules;
  explicit ValueFinder(std::shared_ptr<const Rules> rules) : rules_(std::move(rules)) {}

  std::shared_ptr<const Rules> rules_;
};

}  // namespace graphwright
