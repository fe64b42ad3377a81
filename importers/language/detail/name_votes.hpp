#pragma once

// Types on which the mentions of a text agree. Not installed.

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "importers/language/analysis.hpp"

namespace graphwright::detail {

/// A name as the network sees it, without regard to the other names of the text.
struct ScoredName {
  std::uint32_t begin = 0;  ///< Words [begin, end) of its sentence.
  std::uint32_t end = 0;
  std::vector<float> likelihoods;  ///< Of each type, together 1.
};

/// Whether a word is listed as the name of a place.
using IsPlace = std::function<bool(const Word& word)>;

/// Sets the names of the sentences of one text: each has the type that is likeliest by its own
/// sentence and, on average, by all sentences that name the same. A longer name speaks for its last
/// word if it is a person's ("Priya Raman", "Raman") or a pair of words for an event ("Cyclone
/// Idai", "Idai"), for its first if it is an organization's
/// ("Kuroda Systems", "Kuroda") and that is no place ("Oslo Opera"); not where the word alone is a
/// place or a people by most of its mentions. `names` has a list for each sentence, in order; types
/// are numbers of `types`.
void vote(std::vector<Sentence>& sentences, std::span<const std::vector<ScoredName>> names,
          const std::vector<std::string>& types, const IsPlace& is_place);

}  // namespace graphwright::detail
