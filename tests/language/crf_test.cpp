#include "importers/language/detail/crf.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "graph/error.hpp"
#include "importers/language/detail/layers.hpp"
#include "tests/language/model_writer.hpp"
#include "tests/language/random_numbers.hpp"
#include "tests/temporary_folder.hpp"

using namespace graphwright;
using namespace graphwright::detail;
using Catch::Matchers::Contains;
using tests::random_numbers;

namespace {

const std::string two_types = "O\nB-A\nI-A\nE-A\nS-A\nB-B\nI-B\nE-B\nS-B\n";
constexpr std::size_t tags = 9;

Crf crf_of(const std::string& labels, std::size_t count) {
  const tests::TemporaryFolder folder;
  tests::ModelWriter writer;
  writer.metadata("kind", "test").metadata("version", "1");
  writer.text("names.tags", labels);
  const std::string size = std::to_string(count);
  writer.floats("names.transitions", "[" + size + "," + size + "]",
                random_numbers(count * count, 3));
  return Crf(ModelFile(folder.write("model", writer.bytes()), "test", "1"), "names");
}

Matrix random_scores(std::size_t rows, unsigned seed) {
  Matrix scores(rows, tags);
  const std::vector<float> numbers = random_numbers(rows * tags, seed);
  for (std::size_t r = 0; r < rows; ++r) {
    std::copy_n(numbers.begin() + static_cast<std::ptrdiff_t>(r * tags), tags, scores.row(r));
  }
  return scores;
}

bool may_follow(const Crf& crf, std::size_t a, std::size_t b) {
  const bool is_open = crf.place(a) == 'B' || crf.place(a) == 'I';
  const bool goes_on = crf.place(b) == 'I' || crf.place(b) == 'E';
  return is_open == goes_on && (!is_open || crf.type(a) == crf.type(b));
}

}  // namespace

TEST_CASE("best is the best of all well-formed sequences") {
  const Crf crf = crf_of(two_types, tags);
  const std::vector<float> transitions = random_numbers(tags * tags, 3);
  for (unsigned seed = 0; seed < 40; ++seed) {
    const std::size_t length = 1 + seed % 5;
    const Matrix scores = random_scores(length, seed);
    std::vector<std::size_t> path(length);
    std::vector<std::size_t> best;
    float greatest = -1e9F;
    const auto total = static_cast<std::size_t>(std::pow(tags, length));
    for (std::size_t code = 0; code < total; ++code) {
      std::size_t left = code;
      for (std::size_t& tag : path) {
        tag = left % tags;
        left /= tags;
      }
      bool is_possible = crf.place(path.front()) != 'I' && crf.place(path.front()) != 'E' &&
                         crf.place(path.back()) != 'B' && crf.place(path.back()) != 'I';
      float score = scores.row(0)[path[0]];
      for (std::size_t i = 1; i < length && is_possible; ++i) {
        is_possible = may_follow(crf, path[i - 1], path[i]);
        score += transitions[path[i - 1] * tags + path[i]] + scores.row(i)[path[i]];
      }
      if (is_possible && score > greatest) {
        greatest = score;
        best = path;
      }
    }
    CrfScratch scratch;
    CHECK(crf.best(scores.all(), scratch) == best);
  }
}

TEST_CASE("likelihoods are together 1, and the greatest is that of the best sequence") {
  const Crf crf = crf_of(two_types, tags);
  CHECK(crf.types() == std::vector<std::string>{"A", "B"});
  for (unsigned seed = 0; seed < 40; ++seed) {
    const Matrix scores = random_scores(8, seed);
    CrfScratch scratch;
    const std::vector<std::size_t>& path = crf.best(scores.all(), scratch);
    std::size_t begin = 0;
    for (std::size_t i = 0; i < path.size(); ++i) {
      if (crf.place(path[i]) == 'B' || crf.place(path[i]) == 'S') begin = i;
      if (crf.place(path[i]) != 'E' && crf.place(path[i]) != 'S') continue;
      const std::vector<float> found = crf.likelihoods(scores.all(), path, begin, i + 1);
      REQUIRE(found.size() == 2);
      CHECK(found[0] + found[1] == Approx(1));
      CHECK(found[crf.type(path[i])] >= found[1 - crf.type(path[i])]);
    }
  }
}

TEST_CASE("Crf refuses labels that make no sequences") {
  CHECK_THROWS_WITH(crf_of("O\nB-A\nI-A\nE-A\n", 4),
                    Contains("has other labels than O and B, I, E"));
  CHECK_THROWS_WITH(crf_of("B-A\nI-A\nE-A\nS-A\nX-A\n", 5),
                    Contains("has a broken list of labels"));
  CHECK_THROWS_WITH(crf_of("O\nB-A\nB-A\nE-A\nS-A\n", 5), Contains("has a broken list of labels"));
  CHECK_THROWS_WITH(crf_of("O\nB-A|\nI-A|\nE-A|\nS-A|\n", 5), Contains("has a broken list"));
}
