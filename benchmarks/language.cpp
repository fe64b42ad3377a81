// The language engine: loading it; what it makes of texts, as a whole and stage by stage, in words
// a second; and how many multiplications with their additions it makes, beside what the machine can
// do at best.

#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

#include "benchmarks/articles.hpp"
#include "benchmarks/matrix_product.hpp"
#include "graph/data_directory.hpp"
#include "importers/language/analyzer.hpp"
#include "importers/language/detail/kernels.hpp"
#include "importers/language/detail/lemmatizer.hpp"
#include "importers/language/detail/name_tagger.hpp"
#include "importers/language/detail/parser.hpp"
#include "importers/language/detail/segmenter.hpp"
#include "importers/language/paragraphs.hpp"
#include "importers/language/values.hpp"

using namespace graphwright;

namespace {

Analyzer load() {
  setenv("GRAPHWRIGHT_DATA", SOURCE_DIR "/data", 1);
  return Analyzer::load();
}

std::size_t words_of(const Analysis& analysis) {
  std::size_t words = 0;
  for (const Sentence& sentence : analysis.sentences) words += sentence.words.size();
  return words;
}

/// The engine in its parts, texts, and what it makes of them.
struct Setting {
  Setting() {
    for (const std::string& text : texts) {
      analyses.push_back(analyzer.analyze(text));
      words += words_of(analyses.back());
    }
  }

  /// Every batch of sentences of every text, as the engine makes them.
  void for_each_batch(const std::function<void(std::span<const detail::SentencePiece>)>& call) {
    for (Analysis& analysis : analyses) {
      std::vector<Sentence*> sentences;
      for (Sentence& sentence : analysis.sentences) sentences.push_back(&sentence);
      detail::for_each_batch(detail::cut(sentences), AnalysisOptions().batch, call);
    }
  }

  std::vector<std::string> texts = benchmarks::articles();
  Analyzer analyzer = load();
  detail::WordVectors vectors{data_directory() / "model" / "english-lexicon.safetensors"};
  detail::ModelFile file{data_directory() / "model" / "english-networks.safetensors",
                         "graphwright networks", "2"};
  detail::Segmenter segmenter{file, vectors,
                              TokenLexicon::load(data_directory() / "lexicon" / "tokens.tsv")};
  detail::Parser parser{file, vectors};
  detail::Lemmatizer lemmatizer{file};
  detail::NameTagger names{file, vectors, data_directory()};
  ValueFinder values = ValueFinder::load();
  std::vector<Analysis> analyses;
  std::size_t words = 0;
};

Setting& setting() {
  static Setting instance;
  return instance;
}

/// Adds up the times of a stage among others.
class Clock {
 public:
  template <typename Stage>
  void time(Stage&& stage) {
    const auto begin = std::chrono::steady_clock::now();
    stage();
    time_ += std::chrono::steady_clock::now() - begin;
  }
  double seconds() const { return time_.count(); }

 private:
  std::chrono::duration<double> time_{0};
};

/// Times a stage that `run` runs over all texts; items are words.
void time_stage(benchmark::State& state, const std::function<void(Clock&)>& run) {
  setting();
  for (auto _ : state) {
    Clock clock;
    run(clock);
    state.SetIterationTime(clock.seconds());
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(setting().words) * state.iterations());
}

void tokenise(benchmark::State& state) {
  detail::EncoderScratch encoding;
  detail::SegmenterScratch scratch;
  time_stage(state, [&](Clock& clock) {
    for (const std::string& text : setting().texts) {
      clock.time([&] {
        std::vector<detail::Passage> passages;
        for (const Span part : paragraphs(text)) passages.push_back({text, part});
        setting().segmenter.segment(passages, false, AnalysisOptions().batch, encoding, scratch);
      });
    }
  });
}

/// The forms of a batch.
detail::FormSequences forms_of(std::span<const detail::SentencePiece> pieces) {
  detail::FormSequences in;
  for (const detail::SentencePiece& piece : pieces) {
    in.lengths.push_back(piece.size());
    for (std::size_t i = piece.begin; i < piece.end; ++i) {
      in.forms.push_back(piece.sentence->words[i].form);
    }
  }
  return in;
}

void features(benchmark::State& state) {
  detail::EncoderScratch scratch;
  time_stage(state, [&](Clock& clock) {
    setting().for_each_batch([&](std::span<const detail::SentencePiece> pieces) {
      const detail::FormSequences in = forms_of(pieces);
      clock.time([&] { setting().parser.encoder().project(in, scratch); });
    });
  });
}

void encoder(benchmark::State& state) {
  detail::EncoderScratch scratch;
  detail::QuantisedMatrix context;
  const detail::Encoder& encoder = setting().parser.encoder();
  time_stage(state, [&](Clock& clock) {
    setting().for_each_batch([&](std::span<const detail::SentencePiece> pieces) {
      const detail::FormSequences in = forms_of(pieces);
      encoder.project(in, scratch);
      clock.time([&] { encoder.run_layers(in.lengths, scratch, context); });
    });
  });
}

/// Tags and arcs, or trees and relations.
void parse(benchmark::State& state, bool arcs) {
  detail::EncoderScratch encoding;
  detail::ParserScratch scratch;
  const detail::Parser& parser = setting().parser;
  time_stage(state, [&](Clock& clock) {
    Clock other;
    setting().for_each_batch([&](std::span<const detail::SentencePiece> pieces) {
      parser.encode(pieces, encoding, scratch);
      (arcs ? clock : other).time([&] { parser.tag(pieces, scratch); });
      std::size_t first = 0;
      for (const detail::SentencePiece& piece : pieces) {
        (arcs ? clock : other).time([&] { parser.score_arcs(first, piece.size(), scratch); });
        (arcs ? other : clock).time([&] { parser.attach(piece, first, scratch); });
        first += piece.size();
      }
    });
  });
}

void arcs(benchmark::State& state) { parse(state, true); }
void tree(benchmark::State& state) { parse(state, false); }

void lemmas(benchmark::State& state) {
  time_stage(state, [&](Clock& clock) {
    clock.time([&] {
      for (const Analysis& analysis : setting().analyses) {
        for (const Sentence& sentence : analysis.sentences) {
          for (const Word& word : sentence.words) {
            benchmark::DoNotOptimize(setting().lemmatizer.lemma(word.form, word.xpos));
          }
        }
      }
    });
  });
}

void names(benchmark::State& state) {
  detail::EncoderScratch encoding;
  detail::NameScratch scratch;
  time_stage(state, [&](Clock& clock) {
    std::vector<std::vector<detail::ScoredName>> found(setting().words);
    setting().for_each_batch([&](std::span<const detail::SentencePiece> pieces) {
      clock.time([&] { setting().names.tag(pieces, encoding, scratch, found); });
    });
  });
}

void values(benchmark::State& state) {
  time_stage(state, [&](Clock& clock) {
    for (Analysis& analysis : setting().analyses) {
      const std::vector<std::vector<Value>> hints(analysis.sentences.size());
      clock.time([&] { setting().values.find(analysis.sentences, hints, "2026-03-03"); });
    }
  });
}

BENCHMARK(tokenise)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(features)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(encoder)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(arcs)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(tree)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(lemmas)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(names)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(values)->UseManualTime()->Unit(benchmark::kMillisecond);

/// The multiplications with their additions that all texts take: all, or without those that
/// encoders need not make as they remember the form.
double multiply_adds(bool all) {
  Setting& s = setting();
  double count = 0;
  const auto add = [&](const detail::Encoder& encoder, double per_form,
                       const detail::FormSequences& in, detail::EncoderScratch& scratch) {
    const std::size_t known = scratch.forms.size();
    encoder.project(in, scratch);
    const std::size_t now = scratch.forms.size();
    const std::size_t added = all ? in.forms.size() : now >= known ? now - known : now;
    count += per_form * static_cast<double>(in.forms.size()) +
             static_cast<double>(encoder.multiply_adds_of_new_form() * added);
  };
  detail::EncoderScratch of_parser;
  detail::EncoderScratch of_names;
  s.for_each_batch([&](std::span<const detail::SentencePiece> pieces) {
    const detail::FormSequences in = forms_of(pieces);
    add(s.parser.encoder(), static_cast<double>(s.parser.multiply_adds()), in, of_parser);
    add(s.names.encoder(), static_cast<double>(s.names.multiply_adds()), in, of_names);
  });
  detail::EncoderScratch of_atoms;
  const TokenLexicon tokens = TokenLexicon::load(data_directory() / "lexicon" / "tokens.tsv");
  for (const std::string& text : s.texts) {
    for (const Span part : paragraphs(text)) {
      detail::FormSequences in;
      for (const Span atom : atoms(text, part, tokens)) {
        in.forms.push_back(std::string_view(text).substr(atom.begin, atom.end - atom.begin));
      }
      add(s.segmenter.encoder(), static_cast<double>(s.segmenter.multiply_adds()), in, of_atoms);
    }
  }
  return count;
}

/// Raw text to all that the engine finds. Items are words; "multiply_adds" those of a word that are
/// made, "of_the_model" with those that are remembered; "share" what is made in a second, beside
/// the machine's rate.
void analyze(benchmark::State& state) {
  const Setting& s = setting();
  static const double made = multiply_adds(false);
  static const double whole = multiply_adds(true);
  const auto begin = std::chrono::steady_clock::now();
  for (auto _ : state) {
    for (const std::string& text : s.texts) benchmark::DoNotOptimize(s.analyzer.analyze(text));
  }
  const std::chrono::duration<double> time = std::chrono::steady_clock::now() - begin;
  state.SetItemsProcessed(static_cast<std::int64_t>(s.words) * state.iterations());
  const auto words = static_cast<double>(s.words);
  const double rate = made * static_cast<double>(state.iterations()) / time.count();
  using benchmark::Counter;
  state.counters["multiply_adds"] = Counter(made / words, Counter::kAvgThreads);
  state.counters["of_the_model"] = Counter(whole / words, Counter::kAvgThreads);
  state.counters["share"] = rate / benchmarks::matrix_product_rate();
}
BENCHMARK(analyze)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(analyze)->Threads(2)->UseRealTime()->Unit(benchmark::kMillisecond);

void load_model(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(load());
}
BENCHMARK(load_model)->Unit(benchmark::kMillisecond);

/// The machine's rate; items are multiplications with their additions, as below.
void sgemm(benchmark::State& state) {
  for (auto _ : state) state.SetIterationTime(1 / benchmarks::matrix_product_rate());
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(sgemm)->UseManualTime()->Iterations(1);

/// The product of the engine, for a number of rows, with every instruction set.
void multiply(benchmark::State& state) {
  constexpr std::size_t inputs = 320;
  constexpr std::size_t outputs = 1280;
  const auto rows = static_cast<std::size_t>(state.range(0));
  detail::use_kernel_target(state.range(1));
  const std::vector<std::int16_t> in(rows * inputs, 5000);
  const std::vector<std::int16_t> panels(inputs * outputs, 700);
  const std::vector<float> steps(std::max(rows, outputs), 0.001F);
  std::vector<float> out(rows * outputs);
  for (auto _ : state) {
    detail::multiply(detail::QuantisedRows{in.data(), inputs, steps.data(), rows},
                     {panels.data(), steps.data(), inputs / 2, outputs}, nullptr,
                     {out.data(), outputs, rows});
    benchmark::DoNotOptimize(out.data());
  }
  state.SetLabel(detail::kernel_target_name(state.range(1)));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(rows * inputs * outputs));
  detail::use_kernel_target(0);
}

const bool registered = [] {
  for (const std::int64_t target : detail::kernel_targets()) {
    for (const std::int64_t rows : {1, 4, 8, 256}) {
      benchmark::RegisterBenchmark("multiply", multiply)->Args({rows, target});
    }
  }
  return true;
}();

}  // namespace
