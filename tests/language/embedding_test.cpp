#include "importers/language/detail/embedding.hpp"

#include <catch2/catch.hpp>

#include "graph/error.hpp"
#include "importers/language/word_features.hpp"
#include "tests/language/model_writer.hpp"
#include "tests/temporary_folder.hpp"

using namespace graphwright;
using namespace graphwright::detail;
using Catch::Matchers::Contains;

namespace {

/// A lexicon of the word "ship", whose vector is all 3.
WordVectors vectors(const tests::TemporaryFolder& folder) {
  tests::ModelWriter writer;
  writer.metadata("kind", "graphwright lexicon").metadata("version", "1").metadata("id", "x");
  const std::vector<std::int8_t> values(WordVectors::dimensions, 6);
  const std::uint32_t offsets[] = {0, 4};
  writer.text("words", "ship").tensor("words.offsets", "U32", "[2]", offsets, sizeof offsets);
  writer.tensor("vectors", "I8", "[1,100]", values.data(), values.size());
  writer.floats("vectors.scale", "[1]", {0.5F});
  return WordVectors(folder.write("lexicon", writer.bytes()));
}

/// Adds a table of one column whose rows hold their numbers, as far as 16 bits reach.
void add_table(tests::ModelWriter& writer, const std::string& name, std::size_t rows, float step) {
  std::vector<std::int16_t> values(rows);
  for (std::size_t i = 0; i < rows; ++i) values[i] = static_cast<std::int16_t>(i);
  writer.tensor(name, "I16", "[" + std::to_string(rows) + ",1]", values.data(), 2 * rows);
  writer.floats(name + ".step", "[1]", {step});
}

ModelFile model(const tests::TemporaryFolder& folder, const std::string& vocabulary) {
  tests::ModelWriter writer;
  writer.metadata("kind", "test").metadata("version", "1");
  writer.text("net.vocabulary", vocabulary);
  add_table(writer, "net.words", 4, 0.25F);
  add_table(writer, "net.affixes", affix_rows, 1);
  add_table(writer, "net.shapes", shape_rows, 2);
  add_table(writer, "net.atoms", 8192, 1);
  return ModelFile(folder.write("model", writer.bytes()), "test", "1");
}

}  // namespace

TEST_CASE("WordEmbedding joins vector, word, affixes and shape") {
  const tests::TemporaryFolder folder;
  const WordVectors lexicon = vectors(folder);
  const ModelFile file = model(folder, "AI\nfleet\nship\n");
  const WordEmbedding embedding(file, "net", lexicon);
  REQUIRE(embedding.width() == 100 + 1 + 6 + 1);
  std::vector<float> numbers(embedding.width());
  embedding.copy("Ship", numbers.data());
  CHECK(numbers[0] == 3);
  CHECK(numbers[99] == 3);
  CHECK(numbers[100] == 0.75F);  // the third word behind that of unknown ones
  for (std::size_t i = 0; i < affix_count; ++i) {
    CHECK(numbers[101 + i] == static_cast<float>(affix_features("Ship")[i]));
  }
  CHECK(numbers[107] == 2 * static_cast<float>(shape_feature("Ship")));
  const auto word = [&](std::string_view form) {
    embedding.copy(form, numbers.data());
    return numbers[100] / 0.25F;
  };
  CHECK(word("AI") == 1);
  CHECK(word("ai") == 0);
  CHECK(word("FLEET") == 0);
  CHECK(word("Fleet") == 2);
  CHECK(word("zebra") == 0);
  CHECK(numbers[0] == 0);
}

TEST_CASE("AtomEmbedding joins vector, hash and shape") {
  const tests::TemporaryFolder folder;
  const WordVectors lexicon = vectors(folder);
  const ModelFile file = model(folder, "a\nb\nc\n");
  const AtomEmbedding embedding(file, "net", lexicon);
  REQUIRE(embedding.width() == 100 + 1 + 1);
  std::vector<float> numbers(embedding.width());
  embedding.copy("Ship", numbers.data());
  CHECK(numbers[0] == 3);
  CHECK(numbers[100] == static_cast<float>(fnv1a("aship") % 8192));
  CHECK(numbers[101] == 2 * static_cast<float>(shape_feature("Ship")));
}

TEST_CASE("WordEmbedding refuses a vocabulary that is out of order or of another size") {
  const tests::TemporaryFolder folder;
  const WordVectors lexicon = vectors(folder);
  const ModelFile unsorted = model(folder, "b\na\nc\n");
  CHECK_THROWS_WITH(WordEmbedding(unsorted, "net", lexicon), Contains("has a broken vocabulary"));
  const ModelFile longer = model(folder, "a\nb\nc\nd\n");
  CHECK_THROWS_WITH(WordEmbedding(longer, "net", lexicon), Contains("tensor 'net.words' is"));
}
