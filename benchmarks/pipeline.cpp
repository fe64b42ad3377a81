// Where the time of a build goes, stage by stage, on the founding sample and on graphs merged of
// many documents.

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <sstream>
#include <string>

#include "benchmarks/articles.hpp"
#include "exporters/exporter.hpp"
#include "importers/documents/text.hpp"
#include "importers/extraction/extractor.hpp"
#include "importers/importer.hpp"

using namespace graphwright;

namespace {

/// The sample and what reads it, loaded once.
struct Setting {
  static Extractor load_extractor() {
    setenv("GRAPHWRIGHT_DATA", SOURCE_DIR "/data", 1);
    return Extractor::load();
  }

  Document read() const {
    Document document;
    document.text = sample;
    read_layout(document, lexicons);
    return document;
  }

  KnowledgeGraph graph(int number = 0) const {
    Document document = read();
    document.id = std::to_string(number);
    KnowledgeGraph graph(ontology);
    extractor.extract(std::move(document), graph);
    return graph;
  }

  std::string sample = benchmarks::sample();
  Extractor extractor = load_extractor();
  Ontology ontology = Ontology::load_default();
  DocumentLexicons lexicons = DocumentLexicons::load();
};

const Setting& setting() {
  static const Setting instance;
  return instance;
}

void count_bytes(benchmark::State& state) {
  state.SetBytesProcessed(static_cast<std::int64_t>(static_cast<std::size_t>(state.iterations()) *
                                                    setting().sample.size()));
}

void load(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Setting());
}
BENCHMARK(load)->Unit(benchmark::kMillisecond);

void layout(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(setting().read());
  count_bytes(state);
}
BENCHMARK(layout);

void layout_and_extraction(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(setting().graph());
  count_bytes(state);
}
BENCHMARK(layout_and_extraction);

void merge(benchmark::State& state) {
  std::vector<KnowledgeGraph> graphs;
  for (int i = 0; i < state.range(0); ++i) graphs.push_back(setting().graph(i));
  for (auto _ : state) {
    KnowledgeGraph all(setting().ontology);
    for (const KnowledgeGraph& graph : graphs) all.merge(graph);
    benchmark::DoNotOptimize(all);
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(merge)->Arg(10)->Arg(100)->Unit(benchmark::kMillisecond);

void write(benchmark::State& state, const Exporter& format) {
  const KnowledgeGraph graph = setting().graph();
  const FormatOptions options(FormatSpec{}, format.options);
  for (auto _ : state) {
    std::ostringstream out;
    format.write(graph, out, options);
    benchmark::DoNotOptimize(out.str());
  }
}

const bool registered = [] {
  for (const Exporter& format : exporters()) {
    benchmark::RegisterBenchmark(("write_" + std::string(format.name)).c_str(),
                                 [&format](benchmark::State& state) { write(state, format); });
  }
  return true;
}();

}  // namespace
