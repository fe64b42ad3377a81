#include "importers/language/detail/layers.hpp"

#include <algorithm>
#include <numeric>

#include "graph/error.hpp"

namespace graphwright::detail {
namespace {

/// Numbers of a model with their padding.
std::vector<float> padded_floats(const ModelFile& file, const std::string& name,
                                 std::size_t width) {
  std::vector<float> values = file.floats(name, {width});
  values.resize(padded(width));
  return values;
}

}  // namespace

void QuantisedMatrix::quantise(ConstRows in, std::size_t width) {
  resize(in.count, width);
  for (std::size_t r = 0; r < in.count; ++r) {
    steps_[r] = detail::quantise(in.begin + r * in.stride, stride(), row(r));
  }
}

std::size_t place_of_greatest(const float* values, std::size_t count) noexcept {
  return static_cast<std::size_t>(std::max_element(values, values + count) - values);
}

Weights::Weights(const ModelFile& file, const std::string& name, std::size_t inputs,
                 std::size_t outputs)
    : inputs_(inputs),
      outputs_(outputs),
      panels_(file.shorts(name, {padded(outputs) / lanes, (inputs + 1) / 2, lanes, 2})),
      steps_(padded_floats(file, name + ".steps", outputs)) {}

Linear::Linear(const ModelFile& file, const std::string& name, std::size_t inputs,
               std::size_t outputs)
    : weights_(file, name + ".weight", inputs, outputs),
      bias_(padded_floats(file, name + ".bias", outputs)) {}

void Linear::operator()(QuantisedRows in, Matrix& out) const {
  out.resize(in.count, outputs());
  weights_.multiply(in, bias_.data(), out.part(0, in.count));
}

void Linear::rectified(QuantisedRows in, Matrix& out) const {
  (*this)(in, out);
  rectify(out.values().data(), out.values().size());
}

BiLstm::BiLstm(const ModelFile& file, const std::string& name, std::size_t inputs,
               std::size_t hidden)
    : hidden_(hidden),
      input_(file, name + ".input", inputs, 8 * hidden),
      forward_(file, name + ".forward", hidden, 4 * hidden),
      backward_(file, name + ".backward", hidden, 4 * hidden) {
  if (hidden % lanes != 0) file.fail("has a layer whose width is no multiple of 32");
}

std::size_t BiLstm::multiply_adds() const noexcept {
  return input_.multiply_adds() + forward_.multiply_adds() + backward_.multiply_adds();
}

void BiLstm::operator()(const QuantisedMatrix& in, std::span<const std::size_t> lengths,
                        LstmScratch& scratch, QuantisedMatrix& out) const {
  if (!std::is_sorted(lengths.rbegin(), lengths.rend()) ||
      std::accumulate(lengths.begin(), lengths.end(), std::size_t{0}) != in.rows()) {
    assertion_failed("the lengths of the sequences fit the rows and do not rise");
  }
  input_(in.all(), scratch.gates);
  scratch.begins.resize(lengths.size());
  std::exclusive_scan(lengths.begin(), lengths.end(), scratch.begins.begin(), std::size_t{0});
  out.resize(in.rows(), 2 * hidden_);
  std::fill(out.steps().begin(), out.steps().end(), 1.0F / most_steps);
  run(lengths, false, scratch, out);
  run(lengths, true, scratch, out);
}

void BiLstm::run(std::span<const std::size_t> lengths, bool backward, LstmScratch& scratch,
                 QuantisedMatrix& out) const {
  const std::size_t width = 4 * hidden_;
  const std::size_t side = backward ? 1 : 0;
  auto& [gates, sums, cell, state, begins] = scratch;
  state.resize(lengths.size(), hidden_);
  std::fill(state.steps().begin(), state.steps().end(), 1.0F / most_steps);
  cell.resize(lengths.size(), hidden_);
  std::fill(cell.values().begin(), cell.values().end(), 0.0F);
  sums.resize(lengths.size(), width);
  std::fill(sums.values().begin(), sums.values().end(), 0.0F);
  std::size_t active = lengths.size();
  for (std::size_t step = 0; active > 0; ++step) {
    while (active > 0 && lengths[active - 1] <= step) --active;
    // The states before the first words are 0, and so are their sums.
    if (step > 0) {
      (backward ? backward_ : forward_)
          .multiply(state.part(0, active), nullptr, sums.part(0, active));
    }
    for (std::size_t s = 0; s < active; ++s) {
      const std::size_t row = begins[s] + (backward ? lengths[s] - 1 - step : step);
      lstm_step(gates.row(row) + side * width, sums.row(s), hidden_, cell.row(s), state.row(s));
      std::copy_n(state.row(s), hidden_, out.row(row) + side * hidden_);
    }
  }
}

}  // namespace graphwright::detail
