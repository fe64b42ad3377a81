#include "importers/language/detail/crf.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace graphwright::detail {
namespace {

constexpr float impossible = -1e30F;

/// So far below the best score that a type has no likelihood.
constexpr float hopeless = 6;

const float* row(ConstRows rows, std::size_t number) { return rows.begin + number * rows.stride; }

}  // namespace

Crf::Crf(const ModelFile& file, const std::string& network) {
  for (const std::string_view line : file.lines(network + ".tags")) {
    const bool is_outside = line == "O";
    const bool is_inside = line.size() > 2 && line[1] == '-' &&
                           std::string_view("BIES").find(line[0]) != std::string_view::npos &&
                           line.find_first_of("\t|") == std::string::npos;
    if (!is_outside && !is_inside) file.fail("has a broken list of labels");
    std::size_t type = 0;
    if (is_inside) {
      const auto known = std::find(types_.begin(), types_.end(), line.substr(2));
      type = static_cast<std::size_t>(known - types_.begin());
      if (known == types_.end()) types_.emplace_back(line.substr(2));
    }
    if (!numbers_.emplace(std::pair(line[0], type), tags_.size()).second) {
      file.fail("has a broken list of labels");
    }
    tags_.push_back({line[0], type});
  }
  if (types_.empty() || tags_.size() != 4 * types_.size() + 1 || !numbers_.contains({'O', 0})) {
    file.fail("has other labels than O and B, I, E and S of each type");
  }
  const std::vector<float> learned =
      file.floats(network + ".transitions", {tags_.size(), tags_.size()});
  transitions_.resize(tags_.size(), tags_.size());
  for (std::size_t a = 0; a < tags_.size(); ++a) {
    float* const row = transitions_.row(a);
    std::fill(row, row + transitions_.stride(), impossible);
    std::copy_n(learned.begin() + static_cast<std::ptrdiff_t>(a * tags_.size()), tags_.size(), row);
    const bool is_open = place(a) == 'B' || place(a) == 'I';
    for (std::size_t b = 0; b < tags_.size(); ++b) {
      const bool goes_on = place(b) == 'I' || place(b) == 'E';
      if (is_open != goes_on || (is_open && type(a) != type(b))) {
        row[b] = impossible;
      }
    }
  }
}

const std::vector<std::size_t>& Crf::best(ConstRows scores, CrfScratch& scratch) const {
  const std::size_t size = tags_.size();
  auto& [best, before, path] = scratch;
  best.resize(2, size);
  before.resize(scores.count, size);
  float* state = best.row(0);
  float* next = best.row(1);
  for (std::size_t tag = 0; tag < size; ++tag) {
    const bool can_begin = place(tag) != 'I' && place(tag) != 'E';
    state[tag] = can_begin ? row(scores, 0)[tag] : impossible;
  }
  for (std::size_t i = 1; i < scores.count; ++i) {
    best_predecessors(state, size, transitions_.row(0), transitions_.stride(), next, before.row(i));
    for (std::size_t tag = 0; tag < size; ++tag) next[tag] += row(scores, i)[tag];
    std::swap(state, next);
  }
  for (std::size_t tag = 0; tag < size; ++tag) {
    if (place(tag) == 'B' || place(tag) == 'I') state[tag] += impossible;
  }
  path.resize(scores.count);
  path.back() = place_of_greatest(state, size);
  for (std::size_t i = scores.count - 1; i > 0; --i) {
    path[i - 1] = static_cast<std::size_t>(before.row(i)[path[i]]);
  }
  return path;
}

std::vector<float> Crf::likelihoods(ConstRows scores, const std::vector<std::size_t>& path,
                                    std::size_t begin, std::size_t end) const {
  std::vector<float> result(types_.size());
  for (std::size_t type = 0; type < types_.size(); ++type) {
    float score = 0;
    std::size_t before = begin > 0 ? path[begin - 1] : 0;
    for (std::size_t i = begin; i < end; ++i) {
      const bool is_last = i + 1 == end;
      const char first = is_last ? 'S' : 'B';
      const std::size_t tag = numbers_.at({i == begin ? first : is_last ? 'E' : 'I', type});
      score += row(scores, i)[tag] + (i > 0 ? step(before, tag) : 0);
      before = tag;
    }
    result[type] = score + (end < path.size() ? step(before, path[end]) : 0);
  }
  const float greatest = *std::max_element(result.begin(), result.end());
  float sum = 0;
  for (float& value : result) {
    value = std::max(0.0F, 1 - (greatest - value) / hopeless);
    value *= value;
    sum += value;
  }
  for (float& value : result) value /= sum;
  return result;
}

}  // namespace graphwright::detail
