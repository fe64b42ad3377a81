#include "importers/extraction/detail/tree.hpp"

#include <catch2/catch.hpp>

using namespace graphwright;
using namespace graphwright::detail;

namespace {

/// A sentence of words with these heads, from 1, and relations.
Sentence sentence(const std::vector<std::pair<std::uint32_t, std::string>>& words) {
  Sentence made;
  for (const auto& [head, relation] : words) {
    Word word;
    word.head = head;
    word.relation = relation;
    made.words.push_back(word);
  }
  return made;
}

// "The old firm of Olm and Ek sued": firm ← sued, Olm ← firm, Ek ← Olm
const Sentence firm = sentence({{3, "det"},
                                {3, "amod"},
                                {8, "nsubj"},
                                {5, "case"},
                                {3, "nmod:of"},
                                {7, "cc"},
                                {5, "conj"},
                                {0, "root"}});

}  // namespace

TEST_CASE("Tree knows heads, children and relations with and without subtype") {
  const Tree tree(firm);
  CHECK(tree.head(7) == std::nullopt);
  CHECK(tree.head(2) == 7U);
  CHECK(tree.children(2).size() == 3);
  CHECK(tree.is(4, "nmod"));
  CHECK(tree.is(4, "nmod:of"));
  CHECK_FALSE(tree.is(4, "nmo"));
  CHECK(tree.child(2, "det") == 0U);
  CHECK(tree.child(2, "obj") == std::nullopt);
  CHECK(base("nsubj:pass") == "nsubj");
}

TEST_CASE("Tree knows what stands under a word and above it") {
  const Tree tree(firm);
  CHECK(tree.subtree(2) == WordRange{0, 7});
  CHECK(tree.subtree(6) == WordRange{5, 7});
  CHECK(tree.top({3, 7}) == 4);
  CHECK(tree.dominates(2, 6));
  CHECK_FALSE(tree.dominates(6, 2));
  CHECK(tree.first_conjunct(6) == 4);
  CHECK(tree.clause(6) == 7);
}
