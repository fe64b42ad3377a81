#include "importers/language/detail/word_vectors.hpp"

#include <catch2/catch.hpp>

#include "graph/error.hpp"
#include "tests/language/model_writer.hpp"
#include "tests/temporary_folder.hpp"

using namespace graphwright;
using detail::WordVectors;

namespace {

/// A lexicon of the words "a", "bc" and "é".
std::filesystem::path lexicon(const tests::TemporaryFolder& folder,
                              const std::vector<std::uint32_t>& offsets = {0, 1, 3, 5}) {
  tests::ModelWriter writer;
  writer.metadata("kind", "graphwright lexicon").metadata("version", "1").metadata("id", "x");
  std::vector<std::int8_t> values(3 * WordVectors::dimensions, 2);
  values[WordVectors::dimensions] = -100;
  writer.tensor("words", "U8", "[5]", "abcé", 5);
  writer.tensor("words.offsets", "U32", "[" + std::to_string(offsets.size()) + "]", offsets.data(),
                offsets.size() * sizeof(std::uint32_t));
  writer.tensor("vectors", "I8", "[3,100]", values.data(), values.size());
  writer.floats("vectors.scale", "[3]", {0.5F, 0.25F, 1.0F});
  return folder.write("lexicon", writer.bytes());
}

float first_of(const WordVectors& vectors, std::string_view key) {
  std::vector<float> out(WordVectors::dimensions, 7);
  vectors.copy(key, out.data());
  return out.front();
}

}  // namespace

TEST_CASE("WordVectors scales the vectors of its words, and has zeros for others") {
  const tests::TemporaryFolder folder;
  const WordVectors vectors(lexicon(folder));
  CHECK(vectors.id() == "x");
  CHECK(first_of(vectors, "a") == 1.0F);
  CHECK(first_of(vectors, "bc") == -25.0F);
  CHECK(first_of(vectors, "é") == 2.0F);
  for (const char* const unknown : {"", "0", "ab", "b", "bcd", "z", "éa"}) {
    CHECK(first_of(vectors, unknown) == 0.0F);
  }
}

TEST_CASE("WordVectors refuses words that do not lie one after the other in the text") {
  const tests::TemporaryFolder folder;
  using Offsets = std::vector<std::uint32_t>;
  for (const Offsets& offsets : {Offsets{0, 1, 3}, Offsets{0, 3, 1, 5}, Offsets{0, 1, 3, 6}}) {
    CHECK_THROWS_WITH(WordVectors(lexicon(folder, offsets)),
                      Catch::Matchers::Contains("has a broken list of words"));
  }
}
