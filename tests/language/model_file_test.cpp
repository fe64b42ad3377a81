#include "importers/language/detail/model_file.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "graph/error.hpp"
#include "tests/language/model_writer.hpp"
#include "tests/temporary_folder.hpp"

using namespace graphwright;
using Catch::Matchers::Contains;
using detail::ModelFile;
using tests::ModelWriter;

namespace {

ModelWriter writer() {
  ModelWriter writer;
  writer.metadata("kind", "graphwright lexicon").metadata("version", "1").metadata("id", "ab");
  const std::int16_t shorts[] = {1, -2, 32767, -32768};
  const std::int8_t bytes[] = {-127, 0, 127};
  const std::uint32_t offsets[] = {0, 3, 7};
  return writer.tensor("shorts", "I16", "[2,2]", shorts, sizeof shorts)
      .floats("floats", "[3]", {0.5F, -1.5F, 2.5F})
      .tensor("bytes", "I8", "[3]", bytes, sizeof bytes)
      .tensor("text", "U8", "[7]", "one\ntwo", 7)
      .tensor("offsets", "U32", "[3]", offsets, sizeof offsets);
}

}  // namespace

TEST_CASE("ModelFile reads numbers, bytes, texts and metadata") {
  const tests::TemporaryFolder folder;
  const ModelFile file(folder.write("m", writer().bytes()), "graphwright lexicon", "1");
  CHECK(file.metadata("id") == "ab");
  CHECK(file.shorts("shorts", {2, 2})[3] == -32768);
  CHECK(file.floats("floats", {3}) == std::vector<float>{0.5F, -1.5F, 2.5F});
  CHECK(file.bytes("bytes", {3})[0] == -127);
  CHECK(file.lines("text") == std::vector<std::string_view>{"one", "two"});
  CHECK(file.offsets("offsets")[2] == 7);
  CHECK(file.size("shorts", 1) == 2);
}

TEST_CASE("ModelFile refuses what is asked for in another shape, by name") {
  const tests::TemporaryFolder folder;
  const auto path = folder.write("m", writer().bytes());
  const ModelFile file(path, "graphwright lexicon", "1");
  CHECK_THROWS_WITH(file.floats("floats", {4}),
                    path.string() + ": tensor 'floats' is F32[3], but F32[4] is expected");
  CHECK_THROWS_WITH(file.floats("none", {4}), path.string() + ": has no tensor 'none'");
  CHECK_THROWS_WITH(file.bytes("floats", {3}), Contains("but I8[3] is expected"));
  CHECK_THROWS_WITH(file.metadata("author"), Contains("does not say its 'author'"));
}

TEST_CASE("ModelFile refuses files that are foreign, cut off, or of another kind or version") {
  const tests::TemporaryFolder folder;
  const auto open = [&](const std::string& bytes) {
    ModelFile(folder.write("m", bytes), "graphwright lexicon", "1");
  };
  const std::string good = writer().bytes();
  CHECK_NOTHROW(open(good));
  CHECK_THROWS_WITH(ModelFile(folder / "none", "graphwright lexicon", "1"),
                    Contains("none: cannot be read: No such file"));
  CHECK_THROWS_WITH(open(""), Contains("it is empty"));
  CHECK_THROWS_WITH(open("an article about Meta and its models"),
                    Contains("is not a model file of Graphwright"));
  CHECK_THROWS_WITH(open(good.substr(0, 40)), Contains("is cut off in its header"));
  CHECK_THROWS_WITH(ModelFile(folder.write("m", good), "graphwright networks", "1"),
                    Contains("is not a graphwright networks"));
  CHECK_THROWS_WITH(
      ModelFile(folder.write("m", good), "graphwright lexicon", "2"),
      Contains("is of version 1, but this program reads version 2: install the data of the same"));
}

TEST_CASE("ModelFile either opens or throws an Error, wherever a file is cut or changed") {
  const tests::TemporaryFolder folder;
  const std::string good = writer().bytes();
  for (std::size_t length = 1; length < good.size(); length += 7) {
    CHECK_THROWS_AS(
        ModelFile(folder.write("m", good.substr(0, length)), "graphwright lexicon", "1"), Error);
  }
  for (std::size_t at = 0; at < good.size(); at += 3) {
    std::string changed = good;
    changed[at] = static_cast<char>(changed[at] ^ 0x15);
    try {
      const ModelFile file(folder.write("m", changed), "graphwright lexicon", "1");
      file.floats("floats", {3});
      file.offsets("offsets");
      file.lines("text");
    } catch (const Error&) {
      // Told so.
    }
  }
}

TEST_CASE("ModelFile refuses numbers and texts that are none") {
  const tests::TemporaryFolder folder;
  const auto file = [&](const ModelWriter& tensors) {
    return ModelFile(folder.write("m", tensors.bytes()), "k", "1");
  };
  const auto start = [] { return ModelWriter().metadata("kind", "k").metadata("version", "1"); };
  for (const float number :
       {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(), 1e6F}) {
    CHECK_THROWS_WITH(file(start().floats("t", "[1]", {number})).floats("t", {1}),
                      Contains("tensor 't' holds what is no number, or too great a one"));
  }
  for (const std::string text : {"a\n\nb", "a\xFF", "a\rb"}) {
    const std::string shape = "[" + std::to_string(text.size()) + "]";
    CHECK_THROWS_WITH(file(start().tensor("t", "U8", shape, text.data(), text.size())).lines("t"),
                      Contains("tensor 't' is not made of lines"));
  }
  // A shape whose product wraps around.
  CHECK_THROWS_AS(file(start().tensor("t", "I8", "[4294967296,4294967296,4294967296]", "", 0)),
                  Error);
}
