#pragma once

#include <string>
#include <vector>

namespace graphwright {

/// What a sentence states in its own words, without types or entities: an open extraction.
struct Proposition {
  std::string sentence;                ///< As it stands in its document.
  double confidence = 0;               ///< Between 0 and 1.
  std::string relation;                ///< "was built in"; "is" or "has" where no verb stands.
  std::vector<std::string> arguments;  ///< The first is the subject; the others in their order,
                                       ///< with the prepositions that are not in the relation.

  bool operator==(const Proposition&) const = default;
};

}  // namespace graphwright
