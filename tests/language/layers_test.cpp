#include "importers/language/detail/layers.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>
#include <utility>

#include "importers/language/detail/embedding.hpp"
#include "tests/language/model_writer.hpp"
#include "tests/language/random_numbers.hpp"
#include "tests/temporary_folder.hpp"

using namespace graphwright;
using namespace graphwright::detail;
using Catch::Matchers::Contains;
using tests::ModelWriter;
using tests::random_numbers;

namespace {

constexpr std::size_t inputs = 21;
constexpr std::size_t hidden = 32;
constexpr std::size_t gates = 4 * hidden;

// What quantised sums of so many numbers of about 1 are off by, at most.
constexpr double quantisation = 2e-3;

/// A file with a layer of each kind.
ModelFile layers_file(const tests::TemporaryFolder& folder) {
  ModelWriter writer;
  writer.metadata("kind", "test").metadata("version", "1");
  writer.weights("map.weight", inputs, 5, random_numbers(inputs * 5, 1));
  writer.floats("map.bias", "[5]", random_numbers(5, 2));
  writer.weights("layer.input.weight", inputs, 2 * gates, random_numbers(inputs * 2 * gates, 7));
  writer.floats("layer.input.bias", "[256]", random_numbers(2 * gates, 8));
  writer.weights("layer.forward", hidden, gates, random_numbers(hidden * gates, 9));
  writer.weights("layer.backward", hidden, gates, random_numbers(hidden * gates, 10));
  return ModelFile(folder.write("layers", writer.bytes()), "test", "1");
}

QuantisedMatrix random_matrix(std::size_t rows, unsigned seed) {
  Matrix matrix(rows, inputs);
  std::fill(matrix.values().begin(), matrix.values().end(), 0.0F);
  const std::vector<float> numbers = random_numbers(rows * inputs, seed);
  for (std::size_t r = 0; r < rows; ++r) {
    std::copy_n(numbers.begin() + static_cast<std::ptrdiff_t>(r * inputs), inputs, matrix.row(r));
  }
  QuantisedMatrix quantised;
  quantised.quantise(std::as_const(matrix).all(), inputs);
  return quantised;
}

/// A quantised number.
double value(const QuantisedMatrix& matrix, std::size_t r, std::size_t k) {
  return double{matrix.all().steps[r]} * matrix.row(r)[k];
}

QuantisedMatrix run(const BiLstm& layer, const QuantisedMatrix& in,
                    std::span<const std::size_t> lengths) {
  LstmScratch scratch;
  QuantisedMatrix out;
  layer(in, lengths, scratch, out);
  return out;
}

/// An LSTM in double precision, from its definition.
std::vector<double> reference(const QuantisedMatrix& in, std::size_t first, std::size_t length,
                              bool backward) {
  const std::vector<float> input = random_numbers(inputs * 2 * gates, 7);
  const std::vector<float> bias = random_numbers(2 * gates, 8);
  const std::vector<float> recurrent = random_numbers(hidden * gates, backward ? 10 : 9);
  const std::size_t side = backward ? gates : 0;
  std::vector<double> state(hidden);
  std::vector<double> cell(hidden);
  std::vector<double> out(length * hidden);
  const auto sigmoid = [](double x) { return 1 / (1 + std::exp(-x)); };
  for (std::size_t step = 0; step < length; ++step) {
    const std::size_t t = backward ? length - 1 - step : step;
    std::vector<double> sums(gates);
    for (std::size_t j = 0; j < gates; ++j) {
      sums[j] = bias[side + j];
      for (std::size_t k = 0; k < inputs; ++k) {
        sums[j] += value(in, first + t, k) * double{input[k * 2 * gates + side + j]};
      }
      for (std::size_t k = 0; k < hidden; ++k) {
        sums[j] += state[k] * double{recurrent[k * gates + j]};
      }
    }
    for (std::size_t i = 0; i < hidden; ++i) {
      cell[i] =
          sigmoid(sums[hidden + i]) * cell[i] + sigmoid(sums[i]) * std::tanh(sums[2 * hidden + i]);
      state[i] = sigmoid(sums[3 * hidden + i]) * std::tanh(cell[i]);
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
  const ModelFile file = layers_file(folder);
  const BiLstm layer(file, "layer", inputs, hidden);
  const QuantisedMatrix in = random_matrix(12, 20);
  const std::vector<std::size_t> lengths = {7, 4, 1};
  const QuantisedMatrix out = run(layer, in, lengths);
  std::size_t first = 0;
  for (const std::size_t length : lengths) {
    const std::vector<double> forward = reference(in, first, length, false);
    const std::vector<double> backward = reference(in, first, length, true);
    for (std::size_t t = 0; t < length; ++t) {
      for (std::size_t i = 0; i < hidden; ++i) {
        CHECK(value(out, first + t, i) == Approx(forward[t * hidden + i]).margin(quantisation));
        CHECK(value(out, first + t, hidden + i) ==
              Approx(backward[t * hidden + i]).margin(quantisation));
      }
    }
    first += length;
  }
}

TEST_CASE("BiLstm gives a sequence the same bits alone and among others") {
  const tests::TemporaryFolder folder;
  const ModelFile file = layers_file(folder);
  const BiLstm layer(file, "layer", inputs, hidden);
  const std::vector<std::size_t> lengths = {9, 9, 6, 5, 5, 2, 1};
  const QuantisedMatrix in = random_matrix(37, 21);
  const QuantisedMatrix together = run(layer, in, lengths);
  std::size_t first = 0;
  for (const std::size_t length : lengths) {
    QuantisedMatrix alone;
    alone.resize(length, inputs);
    std::copy_n(in.row(first), length * in.stride(), alone.row(0));
    std::copy_n(in.all().steps + first, length, alone.steps().begin());
    const QuantisedMatrix out = run(layer, alone, {&length, 1});
    CHECK(std::equal(out.row(0), out.row(0) + length * out.stride(), together.row(first)));
    first += length;
  }
}

TEST_CASE("layers give the same bits with every instruction set of the processor") {
  const tests::TemporaryFolder folder;
  const ModelFile file = layers_file(folder);
  const Linear map(file, "map", inputs, 5);
  const BiLstm layer(file, "layer", inputs, hidden);
  const std::vector<std::size_t> lengths = {13, 7, 3};
  const AllTargets restore;
  std::vector<float> first;
  for (const std::int64_t target : kernel_targets()) {
    use_kernel_target(target);
    INFO(kernel_target_name(target));
    std::vector<float> all;
    const auto keep = [&](const auto& values) {
      all.insert(all.end(), values.begin(), values.end());
    };
    const QuantisedMatrix in = random_matrix(23, 22);
    keep(in.values());
    Matrix out;
    map(in.all(), out);
    keep(out.values());
    map.rectified(in.all(), out);
    keep(out.values());
    keep(run(layer, in, lengths).values());
    Matrix normal(1, 64);
    max_and_normalise(random_numbers(128, 3).data(), 64, random_numbers(64, 5).data(),
                      random_numbers(64, 6).data(), normal.row(0));
    keep(normal.values());
    Matrix product(1, 64);
    multiply(std::as_const(normal).all(), 8, random_numbers(8 * 64, 11).data(), 64,
             product.part(0, 1));
    keep(product.values());
    std::vector<std::int32_t> from(32);
    best_predecessors(random_numbers(9, 12).data(), 9, random_numbers(9 * 32, 13).data(), 32,
                      product.row(0), from.data());
    keep(product.values());
    keep(from);
    if (first.empty()) first = all;
    CHECK(all == first);
  }
}

TEST_CASE("multiply sums whole numbers exactly, whatever the number of rows") {
  constexpr std::size_t pairs = 20;
  constexpr std::size_t outputs = 64;
  constexpr std::size_t stride = 64;
  std::mt19937 engine(1);
  const auto numbers = [&](std::size_t count, std::int32_t size) {
    std::uniform_int_distribution<std::int32_t> within(-size, size);
    std::vector<std::int16_t> result(count);
    for (std::int16_t& number : result) {
      number = static_cast<std::int16_t>(within(engine));
    }
    return result;
  };
  const std::vector<std::int16_t> in = numbers(20 * stride, most_steps);
  const std::vector<std::int16_t> panels = numbers(outputs * pairs * 2, 6553);  // 2^18 / 40
  const std::vector<float> row_steps(20, 0.5F);
  const std::vector<float> column_steps(outputs, 0.25F);
  const std::vector<float> bias = random_numbers(outputs, 4);
  for (std::size_t rows = 0; rows <= 20; ++rows) {
    std::vector<float> out(rows * outputs);
    multiply(QuantisedRows{in.data(), stride, row_steps.data(), rows},
             {panels.data(), column_steps.data(), pairs, outputs}, bias.data(),
             {out.data(), outputs, rows});
    for (std::size_t r = 0; r < rows; ++r) {
      for (std::size_t j = 0; j < outputs; ++j) {
        std::int64_t sum = 0;
        for (std::size_t k = 0; k < 2 * pairs; ++k) {
          const std::size_t pair = (j / lanes * pairs + k / 2) * lanes + j % lanes;
          sum += std::int64_t{in[r * stride + k]} * panels[2 * pair + k % 2];
        }
        REQUIRE(out[r * outputs + j] == static_cast<float>(sum) * 0.125F + bias[j]);
      }
    }
  }
}

TEST_CASE("multiply sums the greatest numbers that there can be") {
  constexpr std::size_t pairs = 8;
  const std::vector<std::int16_t> in(2 * pairs + lanes, most_steps);
  // Columns whose numbers are together 2^18 - 1.
  std::vector<std::int16_t> panels(pairs * 2 * lanes, 16384);
  for (std::size_t i = 0; i < 2 * lanes; i += 2) panels[i] = 16383;
  const std::vector<float> steps(lanes, 1);
  const AllTargets restore;
  for (const std::int64_t target : kernel_targets()) {
    use_kernel_target(target);
    std::vector<float> out(lanes);
    multiply(QuantisedRows{in.data(), in.size(), steps.data(), 1},
             {panels.data(), steps.data(), pairs, lanes}, nullptr, {out.data(), lanes, 1});
    CHECK(out == std::vector<float>(lanes, static_cast<float>(((1 << 18) - 1) * 8191LL)));
  }
}

TEST_CASE("layers read what the training writes") {
  // Made of its "floats" by tools/training/quantise.py, with safetensors.py.
  const ModelFile file(SOURCE_DIR "/tests/language/quantised.safetensors", "test", "1");
  const std::vector<float> weights = file.floats("floats", {5, 35});
  const Linear map(file, "map", 5, 35);
  Matrix one(1, 5);
  for (std::size_t k = 0; k < 5; ++k) {
    std::fill(one.values().begin(), one.values().end(), 0.0F);
    one.row(0)[k] = 1;
    QuantisedMatrix in;
    in.quantise(std::as_const(one).all(), 5);
    Matrix out;
    map(in.all(), out);
    for (std::size_t j = 0; j < 35; ++j) {
      CHECK(out.row(0)[j] == Approx(weights[k * 35 + j]).margin(2e-4));
    }
  }
  const EmbeddingTable table(file, "table", 3);
  const std::vector<float> rows = file.floats("table.floats", {3, 4});
  std::vector<float> row(4);
  CHECK(table.copy(1, row.data()) == row.data() + 4);
  for (std::size_t i = 0; i < 4; ++i) CHECK(row[i] == Approx(rows[4 + i]).margin(1e-4));
}

TEST_CASE("layers refuse widths that do not fill their vectors, and weights of other shapes") {
  const tests::TemporaryFolder folder;
  ModelWriter writer;
  writer.metadata("kind", "test").metadata("version", "1");
  writer.weights("layer.input.weight", inputs, 128, random_numbers(inputs * 128, 1));
  writer.floats("layer.input.bias", "[128]", random_numbers(128, 2));
  writer.weights("layer.forward", 16, 64, random_numbers(16 * 64, 3));
  writer.weights("layer.backward", 16, 64, random_numbers(16 * 64, 4));
  const ModelFile file(folder.write("layers", writer.bytes()), "test", "1");
  CHECK_THROWS_WITH(BiLstm(file, "layer", inputs, 16),
                    Contains("has a layer whose width is no multiple of 32"));
  CHECK_THROWS_WITH(Weights(file, "layer.forward", 16, 96), Contains("is expected"));
}

TEST_CASE("quantise keeps numbers to half a step, and zeros") {
  std::vector<float> numbers = random_numbers(lanes, 30);
  numbers[5] = -3;
  std::vector<std::int16_t> whole(lanes);
  const float step = quantise(numbers.data(), lanes, whole.data());
  CHECK(step == 3.0F / most_steps);
  CHECK(whole[5] == -most_steps);
  for (std::size_t i = 0; i < lanes; ++i) {
    CHECK(std::abs(static_cast<float>(whole[i]) * step - numbers[i]) <= 0.501F * step);
  }
  const std::vector<float> zeros(lanes);
  CHECK(quantise(zeros.data(), lanes, whole.data()) == 0);
  CHECK(whole == std::vector<std::int16_t>(lanes));
}

TEST_CASE("Linear computes an affine map, and rectifies") {
  const tests::TemporaryFolder folder;
  const ModelFile file = layers_file(folder);
  const QuantisedMatrix in = random_matrix(3, 23);
  const Linear map(file, "map", inputs, 5);
  Matrix mapped;
  Matrix rectified;
  map(in.all(), mapped);
  map.rectified(in.all(), rectified);
  const std::vector<float> weights = random_numbers(inputs * 5, 1);
  for (std::size_t j = 0; j < 5; ++j) {
    double sum = double{random_numbers(5, 2)[j]};
    for (std::size_t k = 0; k < inputs; ++k) sum += value(in, 2, k) * double{weights[k * 5 + j]};
    CHECK(double{mapped.row(2)[j]} == Approx(sum).margin(quantisation));
    CHECK(rectified.row(2)[j] == std::max(0.0F, mapped.row(2)[j]));
  }
}

TEST_CASE("lstm_step stays within bounds for gates of any size") {
  for (const float size : {0.0F, 30.0F, -30.0F, 1e6F, -1e6F}) {
    const std::vector<float> sums(4 * lanes, size);
    std::vector<float> cell(lanes, 0.5F);
    std::vector<std::int16_t> state(lanes);
    lstm_step(sums.data(), sums.data(), lanes, cell.data(), state.data());
    CHECK(std::isfinite(cell[0]));
    CHECK(std::abs(state[0]) <= most_steps);
  }
}
