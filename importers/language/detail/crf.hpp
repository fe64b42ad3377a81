#pragma once

// Sequences of tags. Not installed.

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "importers/language/detail/layers.hpp"
#include "importers/language/detail/model_file.hpp"

namespace graphwright::detail {

/// What a search for the best sequence needs, for one thread.
struct CrfScratch {
  Matrix best;  ///< The scores of the best sequences up to a word, by their last tag.
  Table<std::int32_t> before;  ///< The tags before it in them, a row a word.
  std::vector<std::size_t> path;
};

/// A linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001) over the tag O,
/// for words outside names, and B-, I-, E- and S- of each type, for the first, inner, last and only
/// word of a name. Only well-formed sequences are possible.
class Crf {
 public:
  /// Reads "NETWORK.tags" and "NETWORK.transitions" (tags x tags, from row to column). Throws Error
  /// if they do not fit.
  Crf(const ModelFile& file, const std::string& network);

  /// The types, which have numbers in this order.
  const std::vector<std::string>& types() const noexcept { return types_; }
  std::size_t tags() const noexcept { return tags_.size(); }

  /// The number of the tag O.
  std::size_t outside() const { return numbers_.at({'O', 0}); }

  /// O, B, I, E or S.
  char place(std::size_t tag) const { return tags_[tag].place; }
  std::size_t type(std::size_t tag) const { return tags_[tag].type; }

  /// The best sequence of tags (Viterbi, 1967) by their scores, a row a word, in `scratch.path`.
  /// Precondition: at least one row.
  const std::vector<std::size_t>& best(ConstRows scores, CrfScratch& scratch) const;

  /// How likely it is that words [begin, end) are a name of each type, together 1, if they are one
  /// and the tags before and after it are those of a path. The square of a straight line stands for
  /// the exponential function, which is not the same on all processors.
  std::vector<float> likelihoods(ConstRows scores, const std::vector<std::size_t>& path,
                                 std::size_t begin, std::size_t end) const;

 private:
  struct Tag {
    char place;
    std::size_t type;  ///< 0 of O.
  };

  float step(std::size_t from, std::size_t to) const { return transitions_.row(from)[to]; }

  std::vector<std::string> types_;
  std::vector<Tag> tags_;
  std::map<std::pair<char, std::size_t>, std::size_t> numbers_;  ///< Of tags.
  Matrix transitions_;
};

}  // namespace graphwright::detail
