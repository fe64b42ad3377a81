#include "importers/language/detail/word_embedding.hpp"

#include <algorithm>

#include "importers/language/word_features.hpp"

namespace graphwright::detail {

WordEmbedding::WordEmbedding(const ModelFile& file, const std::string& network)
    : word_width_(file.size(network + ".words", 1)),
      affix_width_(file.size(network + ".affixes", 1)),
      shape_width_(file.size(network + ".shapes", 1)),
      width_(WordVectors::dimensions + word_width_ + affix_count * affix_width_ + shape_width_),
      words_(file.floats(network + ".words", {file.size(network + ".words", 0), word_width_})),
      affixes_(file.floats(network + ".affixes", {affix_rows, affix_width_})),
      shapes_(file.floats(network + ".shapes", {shape_rows, shape_width_})) {
  const std::vector<std::string> words = file.lines(network + ".vocabulary");
  for (std::size_t i = 0; i < words.size(); ++i) vocabulary_.emplace(words[i], i + 1);
  if (words.size() + 1 != file.size(network + ".words", 0)) file.fail("has a broken vocabulary");
}

float* WordEmbedding::copy(std::string_view form, const WordVectors& vectors, float* out) const {
  vectors.copy(word_key(form), out);
  out += WordVectors::dimensions;
  const auto known = vocabulary_.find(vocabulary_key(form));
  const std::size_t word = known == vocabulary_.end() ? 0 : known->second;
  out = std::copy_n(words_.data() + word * word_width_, word_width_, out);
  for (const std::uint32_t affix : affix_features(form)) {
    out = std::copy_n(affixes_.data() + affix * affix_width_, affix_width_, out);
  }
  return std::copy_n(shapes_.data() + shape_feature(form) * shape_width_, shape_width_, out);
}

}  // namespace graphwright::detail
