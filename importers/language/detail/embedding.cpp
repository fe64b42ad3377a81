#include "importers/language/detail/embedding.hpp"

#include <algorithm>

#include "importers/language/word_features.hpp"

namespace graphwright::detail {
namespace {

constexpr std::size_t atom_rows = std::size_t{1} << 13;

}  // namespace

EmbeddingTable::EmbeddingTable(const ModelFile& file, const std::string& name, std::size_t rows)
    : width_(file.size(name, 1)),
      values_(file.shorts(name, {rows, width_})),
      step_(file.floats(name + ".step", {1}).front()) {}

float* EmbeddingTable::copy(std::size_t row, float* out) const {
  const std::int16_t* const values = values_.data() + row * width_;
  return std::transform(values, values + width_, out, [step = step_](std::int16_t value) {
    return static_cast<float>(value) * step;
  });
}

WordEmbedding::WordEmbedding(const ModelFile& file, const std::string& network,
                             const WordVectors& vectors)
    : vectors_(&vectors),
      vocabulary_(file.lines(network + ".vocabulary")),
      words_(file, network + ".words", vocabulary_.size() + 1),
      affixes_(file, network + ".affixes", affix_rows),
      shapes_(file, network + ".shapes", shape_rows) {
  if (!std::is_sorted(vocabulary_.begin(), vocabulary_.end())) {
    file.fail("has a broken vocabulary");
  }
}

std::size_t WordEmbedding::width() const noexcept {
  return WordVectors::dimensions + words_.width() + affix_count * affixes_.width() +
         shapes_.width();
}

void WordEmbedding::copy(std::string_view form, float* out) const {
  vectors_->copy(word_key(form), out);
  const std::string key = vocabulary_key(form);
  const auto known = std::lower_bound(vocabulary_.begin(), vocabulary_.end(), key);
  const bool is_known = known != vocabulary_.end() && *known == key;
  const auto word = static_cast<std::size_t>(known - vocabulary_.begin()) + 1;
  out = words_.copy(is_known ? word : 0, out + WordVectors::dimensions);
  for (const std::uint32_t affix : affix_features(form)) out = affixes_.copy(affix, out);
  shapes_.copy(shape_feature(form), out);
}

AtomEmbedding::AtomEmbedding(const ModelFile& file, const std::string& network,
                             const WordVectors& vectors)
    : vectors_(&vectors),
      atoms_(file, network + ".atoms", atom_rows),
      shapes_(file, network + ".shapes", shape_rows) {}

std::size_t AtomEmbedding::width() const noexcept {
  return WordVectors::dimensions + atoms_.width() + shapes_.width();
}

void AtomEmbedding::copy(std::string_view form, float* out) const {
  vectors_->copy(word_key(form), out);
  const std::uint32_t row = fnv1a("a" + vocabulary_key(form)) % atom_rows;
  out = atoms_.copy(row, out + WordVectors::dimensions);
  shapes_.copy(shape_feature(form), out);
}

}  // namespace graphwright::detail
