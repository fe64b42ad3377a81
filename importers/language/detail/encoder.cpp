#include "importers/language/detail/encoder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>

namespace graphwright::detail {
namespace {

/// How many forms are remembered, and how many bytes of them: so many that few have to be read
/// again, in some megabytes a network.
constexpr std::size_t most_forms = 4096;
constexpr std::size_t most_bytes = std::size_t{1} << 20;

}  // namespace

Encoder::Encoder(const ModelFile& file, const std::string& network,
                 std::unique_ptr<const Embedding> embedding, std::size_t features)
    : embedding_(std::move(embedding)),
      width_(file.size(network + ".projection.scale", 0)),
      hidden_(file.size(network + ".layers.0.forward.steps", 0) / 4),
      weights_(file, network + ".projection.weight", embedding_->width(), 2 * width_),
      bias_(file.floats(network + ".projection.bias", {2 * width_})),
      scale_(file.floats(network + ".projection.scale", {width_})),
      shift_(file.floats(network + ".projection.shift", {width_})) {
  if (width_ % lanes != 0) file.fail("has a projection whose width is no multiple of 32");
  if (features > 0) {
    features_ = file.floats(network + ".projection.features", {features, 2 * width_});
  }
  const std::size_t count = file.lines(network + ".layers").size();
  for (std::size_t i = 0; i < count; ++i) {
    layers_.emplace_back(file, fmt::format("{}.layers.{}", network, i), i == 0 ? width_ : outputs(),
                         hidden_);
  }
}

std::size_t Encoder::multiply_adds() const noexcept {
  std::size_t count = 0;
  for (const BiLstm& layer : layers_) count += layer.multiply_adds();
  return count;
}

void Encoder::look_up(std::span<const std::string_view> forms, EncoderScratch& scratch) const {
  const std::size_t capacity = std::max(most_forms, forms.size());
  if (scratch.pieces.rows() < capacity || scratch.forms.size() + forms.size() > capacity) {
    scratch.forms.clear();
    scratch.pieces.resize(capacity, 2 * width_);
  }
  // Endless forms are forgotten with the memory that they took.
  if (scratch.forms.bytes() > most_bytes) scratch.forms = KeyTable();
  const std::size_t known = scratch.forms.size();
  scratch.numbers.clear();
  scratch.embedded.resize(forms.size(), embedding_->width());
  for (const std::string_view form : forms) {
    const std::size_t before = scratch.forms.size();
    scratch.numbers.push_back(scratch.forms.add(form));
    if (scratch.forms.size() == before) continue;
    float* const row = scratch.embedded.row(before - known);
    embedding_->copy(form, row);
    std::fill(row + scratch.embedded.width(), row + scratch.embedded.stride(), 0.0F);
  }
  const std::size_t added = scratch.forms.size() - known;
  scratch.quantised.quantise(std::as_const(scratch.embedded).part(0, added), embedding_->width());
  weights_.multiply(scratch.quantised.all(), bias_.data(), scratch.pieces.part(known, added));
}

void Encoder::project(const FormSequences& in, EncoderScratch& scratch) const {
  look_up(in.forms, scratch);
  scratch.projected.resize(in.forms.size(), width_);
  std::vector<float>& sums = scratch.sums;
  sums.resize(2 * width_);
  auto feature = in.features.begin();
  for (std::size_t row = 0; row < in.forms.size(); ++row) {
    const float* pieces = scratch.pieces.row(scratch.numbers[row]);
    for (; feature != in.features.end() && feature->form == row; ++feature) {
      const float* const weights = features_.data() + feature->number * 2 * width_;
      std::transform(pieces, pieces + 2 * width_, weights, sums.begin(), std::plus<>());
      pieces = sums.data();
    }
    max_and_normalise(pieces, width_, scale_.data(), shift_.data(), scratch.projected.row(row));
  }
  scratch.input.quantise(scratch.projected.all(), width_);
}

void Encoder::run_layers(std::span<const std::size_t> lengths, EncoderScratch& scratch,
                         QuantisedMatrix& out) const {
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    QuantisedMatrix& target = i + 1 == layers_.size() ? out : scratch.between;
    layers_[i](scratch.input, lengths, scratch.lstm, target);
    if (i + 1 < layers_.size()) std::swap(scratch.input, scratch.between);
  }
}

void Encoder::encode(const FormSequences& in, EncoderScratch& scratch, QuantisedMatrix& out) const {
  project(in, scratch);
  run_layers(in.lengths, scratch, out);
}

}  // namespace graphwright::detail
