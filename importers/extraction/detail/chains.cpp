#include "importers/extraction/detail/chains.hpp"

#include <algorithm>
#include <numeric>

namespace graphwright::detail {

Chains::Chains(std::vector<Markable> markables)
    : markables_(std::move(markables)), parents_(markables_.size()), types_(markables_.size()) {
  std::iota(parents_.begin(), parents_.end(), std::size_t{0});
  for (std::size_t i = 0; i < markables_.size(); ++i) {
    members_.push_back({i});
    named_.push_back(markables_[i].kind == MentionKind::name);
    genders_.push_back(markables_[i].gender);
  }
}

std::size_t Chains::chain(std::size_t markable) const {
  while (parents_[markable] != markable) markable = parents_[markable];
  return markable;
}

void Chains::unite(std::size_t one, std::size_t other, std::string reason) {
  const std::size_t a = chain(one);
  const std::size_t b = chain(other);
  if (a == b) return;
  united_.push_back({one, other, std::move(reason)});
  // The longer list takes the shorter, so that no chain is deep.
  const bool swapped = members_[a].size() < members_[b].size();
  const std::size_t root = swapped ? b : a;
  const std::size_t joined = swapped ? a : b;
  parents_[joined] = root;
  std::vector<std::size_t> members;
  members.reserve(members_[root].size() + members_[joined].size());
  std::merge(members_[root].begin(), members_[root].end(), members_[joined].begin(),
             members_[joined].end(), std::back_inserter(members));
  members_[root] = std::move(members);
  members_[joined].clear();
  types_[root].add(types_[joined]);
  named_[root] = named_[root] || named_[joined];
  if (genders_[root] == Gender::unknown) genders_[root] = genders_[joined];
}

void Chains::keep_apart(std::size_t one, std::size_t other, std::string reason) {
  kept_apart_.push_back({one, other, std::move(reason)});
}

}  // namespace graphwright::detail
