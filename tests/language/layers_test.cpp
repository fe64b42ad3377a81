#include "importers/language/detail/layers.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "tests/language/model_writer.hpp"
#include "tests/temporary_folder.hpp"

using namespace graphwright;
using namespace graphwright::detail;
using tests::ModelWriter;

namespace {

constexpr std::size_t inputs = 21;
constexpr std::size_t hidden = 16;

std::vector<float> random_numbers(std::size_t count, unsigned seed) {
  std::mt19937 engine(seed);
  std::vector<float> numbers(count);
  for (float& number : numbers) {
    number = static_cast<float>(engine() % 20001) / 10000 - 1;
  }
  return numbers;
}

/// A file with a layer of each kind.
ModelFile layers_file(const tests::TemporaryFolder& folder) {
  ModelWriter writer;
  writer.metadata("kind", "test").metadata("version", "1");
  writer.floats("map.weight", "[21,5]", random_numbers(21 * 5, 1));
  writer.floats("map.bias", "[5]", random_numbers(5, 2));
  writer.floats("project.weight", "[21,64]", random_numbers(21 * 64, 3));
  writer.floats("project.bias", "[64]", random_numbers(64, 4));
  writer.floats("project.scale", "[32]", random_numbers(32, 5));
  writer.floats("project.shift", "[32]", random_numbers(32, 6));
  writer.floats("layer.input.weight", "[21,128]", random_numbers(21 * 128, 7));
  writer.floats("layer.input.bias", "[128]", random_numbers(128, 8));
  writer.floats("layer.recurrent", "[2,16,64]", random_numbers(2048, 9));
  return ModelFile(folder.write("layers", writer.bytes()), "test", "1");
}

Matrix random_matrix(std::size_t rows, unsigned seed) {
  Matrix matrix(rows, inputs);
  const std::vector<float> numbers = random_numbers(rows * inputs, seed);
  for (std::size_t r = 0; r < rows; ++r) {
    std::copy_n(numbers.begin() + static_cast<std::ptrdiff_t>(r * inputs), inputs, matrix.row(r));
  }
  return matrix;
}

/// An LSTM in double precision, from its definition.
std::vector<double> reference(const Matrix& in, std::size_t first, std::size_t length,
                              bool backward) {
  const std::vector<float> input = random_numbers(21 * 128, 7);
  const std::vector<float> bias = random_numbers(128, 8);
  const std::vector<float> recurrent = random_numbers(2048, 9);
  const std::size_t side = backward ? 1 : 0;
  std::vector<double> state(hidden);
  std::vector<double> cell(hidden);
  std::vector<double> out(length * hidden);
  const auto sigmoid = [](double x) { return 1 / (1 + std::exp(-x)); };
  for (std::size_t step = 0; step < length; ++step) {
    const std::size_t t = backward ? length - 1 - step : step;
    std::vector<double> gates(4 * hidden);
    for (std::size_t j = 0; j < gates.size(); ++j) {
      gates[j] = bias[side * 64 + j];
      for (std::size_t k = 0; k < inputs; ++k) {
        gates[j] += double{in.row(first + t)[k]} * double{input[k * 128 + side * 64 + j]};
      }
      for (std::size_t k = 0; k < hidden; ++k) {
        gates[j] += state[k] * double{recurrent[side * 1024 + k * 64 + j]};
      }
    }
    for (std::size_t i = 0; i < hidden; ++i) {
      cell[i] = sigmoid(gates[hidden + i]) * cell[i] +
                sigmoid(gates[i]) * std::tanh(gates[2 * hidden + i]);
      state[i] = sigmoid(gates[3 * hidden + i]) * std::tanh(cell[i]);
      out[t * hidden + i] = state[i];
    }
  }
  return out;
}

/// Restores the choice of kernels.
struct AllTargets {
  AllTargets() = default;
  AllTargets(const AllTargets&) = delete;
  AllTargets& operator=(const AllTargets&) = delete;
  ~AllTargets() { use_kernel_target(0); }
};

}  // namespace

TEST_CASE("BiLstm computes what an LSTM is defined to") {
  const tests::TemporaryFolder folder;
  const BiLstm layer(layers_file(folder), "layer", inputs, hidden);
  const Matrix in = random_matrix(12, 20);
  const std::vector<std::size_t> lengths = {7, 4, 1};
  const Matrix out = layer(in, lengths);
  std::size_t first = 0;
  for (const std::size_t length : lengths) {
    const std::vector<double> forward = reference(in, first, length, false);
    const std::vector<double> backward = reference(in, first, length, true);
    for (std::size_t t = 0; t < length; ++t) {
      for (std::size_t i = 0; i < hidden; ++i) {
        CHECK(double{out.row(first + t)[i]} == Approx(forward[t * hidden + i]).margin(2e-6));
        CHECK(double{out.row(first + t)[hidden + i]} ==
              Approx(backward[t * hidden + i]).margin(2e-6));
      }
    }
    first += length;
  }
}

TEST_CASE("BiLstm gives a sequence the same bits alone and among others") {
  const tests::TemporaryFolder folder;
  const BiLstm layer(layers_file(folder), "layer", inputs, hidden);
  const std::vector<std::size_t> lengths = {9, 9, 6, 5, 5, 2, 1};
  const Matrix in = random_matrix(37, 21);
  const Matrix together = layer(in, lengths);
  std::size_t first = 0;
  for (const std::size_t length : lengths) {
    Matrix alone(length, inputs);
    std::copy_n(in.row(first), length * in.stride(), alone.row(0));
    const Matrix out = layer(alone, {&length, 1});
    CHECK(std::equal(out.row(0), out.row(0) + length * out.stride(), together.row(first)));
    first += length;
  }
}

TEST_CASE("layers give the same bits with every instruction set of the processor") {
  const tests::TemporaryFolder folder;
  const ModelFile file = layers_file(folder);
  const Linear map(file, "map", inputs, 5);
  const Projection project(file, "project", inputs, 32);
  const BiLstm layer(file, "layer", inputs, hidden);
  const Matrix in = random_matrix(23, 22);
  const std::vector<std::size_t> lengths = {13, 7, 3};
  const AllTargets restore;
  std::vector<float> first;
  for (const std::int64_t target : kernel_targets()) {
    use_kernel_target(target);
    INFO(kernel_target_name(target));
    std::vector<float> all;
    for (Matrix result :
         {map(in.all()), map.rectified(in.all()), project(in.all()), layer(in, lengths)}) {
      all.insert(all.end(), result.values().begin(), result.values().end());
    }
    if (first.empty()) first = all;
    CHECK(all == first);
  }
}

TEST_CASE("Linear and Projection compute what they are defined to") {
  const tests::TemporaryFolder folder;
  const ModelFile file = layers_file(folder);
  const Matrix in = random_matrix(3, 23);
  const auto affine = [&](std::size_t r, std::size_t j, std::size_t width, unsigned seed) {
    const std::vector<float> weights = random_numbers(inputs * width, seed);
    double sum = double{random_numbers(width, seed + 1)[j]};
    for (std::size_t k = 0; k < inputs; ++k) {
      sum += double{in.row(r)[k]} * double{weights[k * width + j]};
    }
    return sum;
  };
  const Matrix mapped = Linear(file, "map", inputs, 5)(in.all());
  for (std::size_t j = 0; j < 5; ++j) {
    CHECK(double{mapped.row(2)[j]} == Approx(affine(2, j, 5, 1)).margin(1e-5));
  }
  const Matrix projected = Projection(file, "project", inputs, 32)(in.all());
  std::vector<double> greater(32);
  double mean = 0;
  for (std::size_t j = 0; j < 32; ++j) {
    greater[j] = std::max(affine(1, j, 64, 3), affine(1, j + 32, 64, 3));
    mean += greater[j] / 32;
  }
  double variance = 1e-5;
  for (const double x : greater) variance += (x - mean) * (x - mean) / 32;
  for (std::size_t j = 0; j < 32; ++j) {
    const double expected =
        (greater[j] - mean) / std::sqrt(variance) * double{random_numbers(32, 5)[j]} +
        double{random_numbers(32, 6)[j]};
    CHECK(double{projected.row(1)[j]} == Approx(expected).margin(1e-5));
  }
}

TEST_CASE("lstm_step stays finite for gates of any size") {
  for (const float size : {0.0F, 30.0F, -30.0F, 1e6F, -1e6F}) {
    const std::vector<float> gates(4 * lanes, size);
    std::vector<float> cell(lanes, 0.5F);
    std::vector<float> state(lanes);
    lstm_step(gates.data(), lanes, cell.data(), state.data());
    CHECK(std::isfinite(cell[0]));
    CHECK(std::abs(state[0]) <= 1);
  }
}
