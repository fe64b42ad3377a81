#include "importers/language/detail/word_vectors.hpp"

#include <algorithm>

namespace graphwright::detail {

WordVectors::WordVectors(const std::filesystem::path& file)
    : file_(file, "graphwright lexicon", "1"),
      words_(file_.text("words")),
      offsets_(file_.offsets("words.offsets")),
      values_(file_.bytes("vectors", {file_.size("vectors", 0), dimensions})),
      scales_(file_.floats("vectors.scale", {file_.size("vectors", 0)})) {
  if (offsets_.size() != scales_.size() + 1 || offsets_.back() > words_.size() ||
      !std::is_sorted(offsets_.begin(), offsets_.end())) {
    file_.fail("has a broken list of words");
  }
}

std::string_view WordVectors::word(std::size_t row) const {
  return words_.substr(offsets_[row], offsets_[row + 1] - offsets_[row]);
}

void WordVectors::copy(std::string_view key, float* out) const {
  std::size_t low = 0;
  std::size_t high = scales_.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (word(middle) < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == scales_.size() || word(low) != key) {
    std::fill_n(out, dimensions, 0.0F);
    return;
  }
  const std::int8_t* const row = values_.data() + low * dimensions;
  std::transform(row, row + dimensions, out, [scale = scales_[low]](std::int8_t value) {
    return static_cast<float>(value) * scale;
  });
}

}  // namespace graphwright::detail
