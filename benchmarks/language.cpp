// The language engine: loading the model, raw text to trees, given words to trees, and the rate of
// the product in which most of the time goes.

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "importers/language/analyzer.hpp"
#include "importers/language/detail/kernels.hpp"

using namespace graphwright;

namespace {

/// The sample ten times, and the engine.
struct Setting {
  Setting() : analyzer(load()) {
    std::ifstream file(SOURCE_DIR "/samples/muse-spark.txt");
    const std::string sample(std::istreambuf_iterator<char>(file), {});
    for (int i = 0; i < 10; ++i) text += sample + "\n\n";
  }

  static Analyzer load() {
    setenv("GRAPHWRIGHT_DATA", SOURCE_DIR "/data", 1);
    return Analyzer::load();
  }

  Analyzer analyzer;
  std::string text;
};

const Setting& setting() {
  static const Setting instance;
  return instance;
}

/// Counts words as the items of a benchmark.
void count_words(benchmark::State& state, const Analysis& analysis) {
  std::size_t words = 0;
  for (const Sentence& sentence : analysis.sentences) words += sentence.words.size();
  state.SetItemsProcessed(static_cast<std::int64_t>(words) * state.iterations());
}

void load_model(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Setting::load());
}
BENCHMARK(load_model)->Unit(benchmark::kMillisecond);

void analyze_text(benchmark::State& state) {
  Analysis analysis;
  for (auto _ : state) analysis = setting().analyzer.analyze(setting().text);
  count_words(state, analysis);
}
BENCHMARK(analyze_text)->Unit(benchmark::kMillisecond);

void annotate_words(benchmark::State& state) {
  Analysis analysis = setting().analyzer.analyze(setting().text);
  for (auto _ : state) setting().analyzer.annotate(analysis);
  count_words(state, analysis);
}
BENCHMARK(annotate_words)->Unit(benchmark::kMillisecond);

/// Items are multiplications with their additions.
void multiply_add(benchmark::State& state) {
  constexpr std::size_t rows = 256;
  constexpr std::size_t inputs = 256;
  constexpr std::size_t outputs = 512;
  std::vector<float> in(rows * inputs, 0.5F);
  std::vector<float> weights(inputs * outputs, 0.25F);
  std::vector<float> out(rows * outputs);
  for (auto _ : state) {
    detail::multiply_add({in.data(), inputs, rows}, inputs, weights.data(), outputs,
                         {out.data(), outputs, rows});
    benchmark::DoNotOptimize(out.data());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(rows * inputs * outputs));
}
BENCHMARK(multiply_add);

}  // namespace
