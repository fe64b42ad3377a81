#include "importers/extraction/detail/tree_repair.hpp"

#include <algorithm>
#include <initializer_list>

namespace graphwright::detail {
namespace {

bool is_any(const Tree& tree, std::uint32_t word,
            std::initializer_list<std::string_view> relations) {
  return std::any_of(relations.begin(), relations.end(),
                     [&](std::string_view relation) { return tree.is(word, relation); });
}

/// Whether a verb is finite, and in the active.
bool is_finite(const Tree& tree, std::uint32_t verb) {
  const std::string& tag = tree.word(verb).xpos;
  const bool form = tag == "VBD" || tag == "VBZ" || tag == "VBP" || tree.child(verb, "aux");
  return tree.word(verb).upos == "VERB" && form && !tree.child(verb, "aux:pass");
}

/// Whether a word, the head of a name without a preposition, stands where no name can.
bool is_misplaced(const Tree& tree, std::uint32_t word) {
  return is_any(tree, word, {"advmod", "obl", "vocative", "dep", "discourse", "dislocated"}) &&
         !tree.child(word, "case") && !tree.child(word, "mark");
}

/// Whether a verb has a word with a subject's or expletive's relation.
bool has_subject(const Tree& tree, std::uint32_t verb) {
  return tree.child(verb, "nsubj") || tree.child(verb, "csubj") || tree.child(verb, "expl");
}

bool has_object(const Tree& tree, std::uint32_t verb) {
  return tree.child(verb, "obj") || tree.child(verb, "ccomp") || tree.child(verb, "xcomp");
}

std::uint32_t root_of(const Tree& tree) {
  std::uint32_t root = 0;
  while (root + 1 < tree.size() && tree.head(root)) ++root;
  return root;
}

/// The first word of a predicate: its copula or first auxiliary, if they stand before it.
std::uint32_t begin_of_predicate(const Tree& tree, std::uint32_t predicate) {
  std::uint32_t begin = predicate;
  for (const std::uint32_t child : tree.children(predicate)) {
    if (is_any(tree, child, {"cop", "aux"})) begin = std::min(begin, child);
  }
  return begin;
}

/// "Founded in 1946 and based in Michigan, | Kelly Services (KELYA) | is a …": the name before the
/// predicate of a sentence that has no subject, which the parser takes for a part of the phrase in
/// front. Returns whether the tree was changed.
bool find_fronted_subject(const Tree& tree, Sentence& sentence) {
  const std::uint32_t root = root_of(tree);
  const std::uint32_t begin = begin_of_predicate(tree, root);
  const bool finite = begin < root || is_finite(tree, root);
  if (!finite || begin < 2 || has_subject(tree, root)) return false;
  std::uint32_t end = begin;  // of the name, without what stands in brackets
  if (tree.word(end - 1).form == ")") {
    while (end > 0 && tree.word(end).form != "(") --end;
  }
  for (const NamedMention& name : sentence.names) {
    if (name.end != end || name.begin == 0 || tree.word(name.begin - 1).form != ",") continue;
    const std::uint32_t head = tree.top({name.begin, name.end});
    if (tree.dominates(head, root) || tree.child(head, "case")) return false;
    sentence.words[head].head = root + 1;
    sentence.words[head].relation = tree.child(root, "aux:pass") ? "nsubj:pass" : "nsubj";
    return true;
  }
  return false;
}

}  // namespace

void repair_trees(Article& article) {
  for (std::size_t s = 0; s < article.trees.size(); ++s) {
    const Tree& tree = article.trees[s];
    Sentence& sentence = article.analysis.sentences[s];
    for (const NamedMention& name : sentence.names) {
      const std::uint32_t head = tree.top({name.begin, name.end});
      const std::optional<std::uint32_t> verb = tree.head(head);
      if (!verb || !is_misplaced(tree, head) || !is_finite(tree, *verb)) continue;
      const bool before = name.end <= *verb && !tree.is(*verb, "conj");
      if (before && !has_subject(tree, *verb)) {
        sentence.words[head].relation = "nsubj";
      } else if (name.begin == *verb + 1 && tree.is(head, "advmod") && !has_object(tree, *verb)) {
        sentence.words[head].relation = "obj";
      }
    }
    if (find_fronted_subject(tree, sentence)) article.trees[s] = Tree(sentence);
  }
}

}  // namespace graphwright::detail
