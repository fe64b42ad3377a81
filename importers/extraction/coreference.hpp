#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "importers/language/analysis.hpp"

namespace graphwright {

/// A mention in an analysis: words [begin, end) of a sentence, all counted from 0, the whole phrase
/// with what follows its head but appositions and further conjuncts.
struct CoreferentMention {
  std::size_t sentence = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t head = 0;
  std::size_t entity = 0;  ///< Numbered from 0 in order of first mentions.
  std::string type;        ///< Of the entity.
};

/// Attributes of the words of an analysis that tell its mentions in CorefUD 1.0
/// (https://ufal.mff.cuni.cz/corefud): "Entity=(e1-Person-2-" opens a phrase of which the second
/// word is the head, "Entity=e1)" closes it. A list for each sentence, with a text for each word,
/// "" for most. The first entity has the number `first_entity`.
std::vector<std::vector<std::string>> corefud_attributes(
    const Analysis& analysis, const std::vector<CoreferentMention>& mentions,
    std::size_t first_entity);

/// The comment that says what the parts of the attributes are.
inline constexpr const char* corefud_comment = "# global.Entity = eid-etype-head-other";

}  // namespace graphwright
