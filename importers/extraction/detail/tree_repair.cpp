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
  }
}

}  // namespace graphwright::detail
