#include "importers/language/detail/encoder.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "graph/error.hpp"
#include "tests/language/model_writer.hpp"
#include "tests/language/random_numbers.hpp"
#include "tests/temporary_folder.hpp"

using namespace graphwright;
using namespace graphwright::detail;
using Catch::Matchers::Contains;
using tests::random_numbers;

namespace {

constexpr std::size_t width = 32;
constexpr std::size_t hidden = 32;

/// The length of a form, and its first byte.
class PlainEmbedding : public Embedding {
 public:
  std::size_t width() const noexcept override { return 2; }
  void copy(std::string_view form, float* out) const override {
    ++copies;
    out[0] = static_cast<float>(form.size());
    out[1] = static_cast<float>(form.front()) / 100;
  }
  mutable std::size_t copies = 0;
};

tests::ModelWriter writer(const std::string& layers = "0\n1\n") {
  tests::ModelWriter writer;
  writer.metadata("kind", "test").metadata("version", "1");
  writer.weights("net.projection.weight", 2, 2 * width, random_numbers(4 * width, 1));
  writer.floats("net.projection.bias", "[64]", random_numbers(2 * width, 2));
  writer.floats("net.projection.features", "[3,64]", random_numbers(6 * width, 3));
  writer.floats("net.projection.scale", "[32]", random_numbers(width, 4));
  writer.floats("net.projection.shift", "[32]", random_numbers(width, 5));
  writer.text("net.layers", layers);
  for (const auto& [layer, inputs] : {std::pair("0", width), std::pair("1", 2 * hidden)}) {
    const std::string name = std::string("net.layers.") + layer;
    writer.weights(name + ".input.weight", inputs, 8 * hidden,
                   random_numbers(inputs * 8 * hidden, 6));
    writer.floats(name + ".input.bias", "[256]", random_numbers(8 * hidden, 7));
    writer.weights(name + ".forward", hidden, 4 * hidden, random_numbers(4 * hidden * hidden, 8));
    writer.weights(name + ".backward", hidden, 4 * hidden, random_numbers(4 * hidden * hidden, 9));
  }
  return writer;
}

struct Setting {
  explicit Setting(const std::string& layers = "0\n1\n")
      : file(folder.write("model", writer(layers).bytes()), "test", "1") {}

  tests::TemporaryFolder folder;
  ModelFile file;
  std::unique_ptr<PlainEmbedding> owned = std::make_unique<PlainEmbedding>();
  const PlainEmbedding* embedding = owned.get();
  Encoder encoder{file, "net", std::move(owned), 3};
};

const FormSequences sequences = {{"an", "old", "ship", "an", "old"}, {}, {3, 2}};

std::vector<std::int16_t> encode(const Encoder& encoder, EncoderScratch& scratch) {
  QuantisedMatrix out;
  encoder.encode(sequences, scratch, out);
  return {out.values().begin(), out.values().end()};
}

}  // namespace

TEST_CASE("Encoder projects forms and their features as it is defined to") {
  const Setting setting;
  EncoderScratch scratch;
  FormSequences with_features = sequences;
  with_features.features = {{1, 0}, {1, 2}};
  setting.encoder.project(with_features, scratch);
  const auto pieces = [&](std::size_t j) {
    return 3 * random_numbers(4 * width, 1)[j] +
           static_cast<float>('o') / 100 * random_numbers(4 * width, 1)[2 * width + j] +
           random_numbers(2 * width, 2)[j] + random_numbers(6 * width, 3)[j] +
           random_numbers(6 * width, 3)[4 * width + j];
  };
  std::vector<double> greater(width);
  double mean = 0;
  for (std::size_t j = 0; j < width; ++j) {
    greater[j] = double{std::max(pieces(j), pieces(j + width))};
    mean += greater[j] / width;
  }
  double variance = 1e-5;
  for (const double x : greater) variance += (x - mean) * (x - mean) / width;
  for (std::size_t j = 0; j < width; ++j) {
    const double expected =
        (greater[j] - mean) / std::sqrt(variance) * double{random_numbers(width, 4)[j]} +
        double{random_numbers(width, 5)[j]};
    CHECK(double{scratch.projected.row(1)[j]} == Approx(expected).margin(2e-3));
  }
}

TEST_CASE("Encoder reads a form once, and gives the same bits again") {
  const Setting setting;
  EncoderScratch scratch;
  const std::vector<std::int16_t> first = encode(setting.encoder, scratch);
  CHECK(setting.embedding->copies == 3);
  CHECK(encode(setting.encoder, scratch) == first);
  CHECK(setting.embedding->copies == 3);
}

TEST_CASE("Encoder gives the same bits after it has forgotten forms") {
  const Setting setting;
  EncoderScratch scratch;
  const std::vector<std::int16_t> first = encode(setting.encoder, scratch);
  std::vector<std::string> others;
  for (int i = 0; i < 20000; ++i) others.push_back("x" + std::to_string(i));
  others.push_back(std::string(2'000'000, 'y'));
  for (std::size_t i = 0; i < others.size(); i += 5000) {
    FormSequences some;
    for (std::size_t j = i; j < std::min(i + 5000, others.size()); ++j) {
      some.forms.push_back(others[j]);
    }
    setting.encoder.project(some, scratch);
    CHECK(scratch.forms.size() <= 5000);
  }
  CHECK(encode(setting.encoder, scratch) == first);
  CHECK(scratch.forms.bytes() < 2'000'000);
}
