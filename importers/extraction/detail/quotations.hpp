#pragma once

// Who speaks. Not installed.

#include <cstdint>
#include <optional>
#include <vector>

#include "importers/extraction/detail/article.hpp"
#include "importers/extraction/detail/world.hpp"

namespace graphwright::detail {

/// A word that names the speaker of a quotation.
struct Speaker {
  std::uint32_t sentence = 0;
  std::uint32_t word = 0;
};

/// The quotations of an article.
class Quotations {
 public:
  Quotations(const Article& article, const World& world);

  /// Whether a word stands between quotation marks.
  bool is_quoted(std::uint32_t sentence, std::uint32_t word) const {
    return quoted_[sentence][word];
  }

  /// The subject of the verb of speech that stands outside the quotation marks of a sentence, or of
  /// one beside it if all of the sentence is quoted.
  std::optional<Speaker> speaker(std::uint32_t sentence) const;

 private:
  std::vector<std::vector<bool>> quoted_;         ///< Of each word of each sentence.
  std::vector<std::optional<Speaker>> speakers_;  ///< Of each sentence, in it.
};

}  // namespace graphwright::detail
