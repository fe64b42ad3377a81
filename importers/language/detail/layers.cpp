#include "importers/language/detail/layers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "graph/error.hpp"

namespace graphwright::detail {
namespace {

/// A matrix of a model with its rows padded.
std::vector<float> padded_rows(const std::vector<float>& values, std::size_t width) {
  if (padded(width) == width) return values;
  std::vector<float> wide(values.size() / width * padded(width));
  for (std::size_t r = 0; r < values.size() / width; ++r) {
    std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(r * width), width,
                wide.begin() + static_cast<std::ptrdiff_t>(r * padded(width)));
  }
  return wide;
}

}  // namespace

std::size_t place_of_greatest(const float* values, std::size_t count) noexcept {
  return static_cast<std::size_t>(std::max_element(values, values + count) - values);
}

Linear::Linear(const ModelFile& file, const std::string& name, std::size_t inputs,
               std::size_t outputs)
    : inputs_(inputs),
      outputs_(outputs),
      weights_(padded_rows(file.floats(name + ".weight", {inputs, outputs}), outputs)),
      bias_(padded_rows(file.floats(name + ".bias", {outputs}), outputs)) {}

Matrix Linear::operator()(ConstRows in) const {
  Matrix out(in.count, outputs_);
  for (std::size_t r = 0; r < in.count; ++r) std::copy(bias_.begin(), bias_.end(), out.row(r));
  multiply_add(in, inputs_, weights_.data(), padded(outputs_), out.part(0, in.count));
  return out;
}

Matrix Linear::rectified(ConstRows in) const {
  Matrix out = (*this)(in);
  rectify(out.values().data(), out.values().size());
  return out;
}

Projection::Projection(const ModelFile& file, const std::string& name, std::size_t inputs,
                       std::size_t width)
    : width_(width),
      pieces_(file, name, inputs, 2 * width),
      scale_(file.floats(name + ".scale", {width})),
      shift_(file.floats(name + ".shift", {width})) {
  if (width % lanes != 0) file.fail("has a projection whose width is no multiple of 16");
}

Matrix Projection::operator()(ConstRows in) const {
  const Matrix pieces = pieces_(in);
  Matrix out(in.count, width_);
  for (std::size_t r = 0; r < in.count; ++r) {
    max_and_normalise(pieces.row(r), width_, scale_.data(), shift_.data(), out.row(r));
  }
  return out;
}

BiLstm::BiLstm(const ModelFile& file, const std::string& name, std::size_t inputs,
               std::size_t hidden)
    : hidden_(hidden),
      input_(file, name + ".input", inputs, 8 * hidden),
      recurrent_(file.floats(name + ".recurrent", {2, hidden, 4 * hidden})) {
  if (hidden % lanes != 0) file.fail("has a layer whose width is no multiple of 16");
}

Matrix BiLstm::operator()(const Matrix& in, std::span<const std::size_t> lengths) const {
  if (!std::is_sorted(lengths.rbegin(), lengths.rend()) ||
      std::accumulate(lengths.begin(), lengths.end(), std::size_t{0}) != in.rows()) {
    assertion_failed("the lengths of the sequences fit the rows and do not rise");
  }
  const Matrix gates = input_(in.all());
  Matrix out(in.rows(), 2 * hidden_);
  run(gates, lengths, false, out);
  run(gates, lengths, true, out);
  return out;
}

void BiLstm::run(const Matrix& gates, std::span<const std::size_t> lengths, bool backward,
                 Matrix& out) const {
  const std::size_t width = 4 * hidden_;
  const std::size_t side = backward ? 1 : 0;
  std::vector<std::size_t> begins(lengths.size());
  std::exclusive_scan(lengths.begin(), lengths.end(), begins.begin(), std::size_t{0});
  Matrix state(lengths.size(), hidden_);
  Matrix cell(lengths.size(), hidden_);
  Matrix sums(lengths.size(), width);
  std::size_t active = lengths.size();
  for (std::size_t step = 0; active > 0; ++step) {
    while (active > 0 && lengths[active - 1] <= step) --active;
    const auto row = [&](std::size_t s) {
      return begins[s] + (backward ? lengths[s] - 1 - step : step);
    };
    for (std::size_t s = 0; s < active; ++s) {
      std::copy_n(gates.row(row(s)) + side * width, width, sums.row(s));
    }
    const Matrix& before = state;
    multiply_add(before.part(0, active), hidden_, recurrent_.data() + side * hidden_ * width, width,
                 sums.part(0, active));
    for (std::size_t s = 0; s < active; ++s) {
      lstm_step(sums.row(s), hidden_, cell.row(s), state.row(s));
      std::copy_n(state.row(s), hidden_, out.row(row(s)) + side * hidden_);
    }
  }
}

std::vector<BiLstm> read_layers(const ModelFile& file, const std::string& network,
                                std::size_t width, std::size_t hidden) {
  std::vector<BiLstm> layers;
  const std::size_t count = file.lines(network + ".layers").size();
  for (std::size_t i = 0; i < count; ++i) {
    layers.emplace_back(file, fmt::format("{}.layers.{}", network, i), i == 0 ? width : 2 * hidden,
                        hidden);
  }
  if (layers.empty()) file.fail("has no layers");
  return layers;
}

}  // namespace graphwright::detail
