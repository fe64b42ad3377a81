#include "importers/extraction/coreference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

namespace graphwright {

std::vector<std::vector<std::string>> corefud_attributes(
    const Analysis& analysis, const std::vector<CoreferentMention>& mentions,
    std::size_t first_entity) {
  using Attributes = std::vector<std::vector<std::string>>;
  Attributes single;
  for (const Sentence& sentence : analysis.sentences) single.emplace_back(sentence.words.size());
  Attributes opened = single;
  Attributes closed = single;
  // What begins together opens with the longest, what ends together closes with the shortest.
  std::vector<const CoreferentMention*> order;
  for (const CoreferentMention& mention : mentions) order.push_back(&mention);
  std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) {
    return std::tuple(a->sentence, a->begin, b->end) < std::tuple(b->sentence, b->begin, a->end);
  });
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> ends;  // by sentence and entity
  for (const CoreferentMention* m : order) {
    // Two mentions of one thing that cross could not be told apart where they close.
    std::size_t& end = ends[{m->sentence, m->entity}];
    if (m->begin < end && end < m->end) continue;
    end = std::max<std::size_t>(end, m->end);
    const std::string id = fmt::format("e{}", m->entity + first_entity);
    const std::string opening = fmt::format("({}-{}-{}-", id, m->type, m->head - m->begin + 1);
    if (m->end == m->begin + 1) {
      single[m->sentence][m->begin] += opening + ")";
    } else {
      opened[m->sentence][m->begin] += opening;
      std::string& closing = closed[m->sentence][m->end - 1];
      closing = id + ")" + closing;
    }
  }
  // An opening bracket has no end of its own: what closes stands before it.
  for (std::size_t s = 0; s < opened.size(); ++s) {
    for (std::size_t i = 0; i < opened[s].size(); ++i) {
      const std::string brackets = single[s][i] + closed[s][i] + opened[s][i];
      opened[s][i] = brackets.empty() ? "" : "Entity=" + brackets;
    }
  }
  return opened;
}

}  // namespace graphwright
