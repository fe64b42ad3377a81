#include "importers/extraction/detail/tree.hpp"

#include <algorithm>

#include "importers/language/lexicon.hpp"

namespace graphwright::detail {

std::string_view base(std::string_view relation) { return relation.substr(0, relation.find(':')); }

Tree::Tree(const Sentence& sentence) : sentence_(&sentence) {
  const auto count = static_cast<std::uint32_t>(sentence.words.size());
  first_child_.assign(count + 1, 0);
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t head = sentence.words[i].head;
    heads_.push_back(head == 0 ? i : head - 1);
    if (head != 0) ++first_child_[head];
    subtrees_.push_back({i, i + 1});
  }
  for (std::uint32_t i = 0; i < count; ++i) first_child_[i + 1] += first_child_[i];
  children_.resize(first_child_.back());
  std::vector<std::uint32_t> next(first_child_.begin(), first_child_.end());
  for (std::uint32_t i = 0; i < count; ++i) {
    if (heads_[i] != i) children_[next[heads_[i]]++] = i;
  }
  // Children are done before their heads when the words are taken from the lowest up.
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (heads_[i] == i) order.push_back(i);
  }
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto below = children(order[i]);
    order.insert(order.end(), below.begin(), below.end());
  }
  for (auto word = order.rbegin(); word != order.rend(); ++word) {
    for (const std::uint32_t child : children(*word)) {
      subtrees_[*word].begin = std::min(subtrees_[*word].begin, subtrees_[child].begin);
      subtrees_[*word].end = std::max(subtrees_[*word].end, subtrees_[child].end);
    }
  }
}

std::string Tree::lemma(std::uint32_t word) const { return ascii_lower(this->word(word).lemma); }

std::string Tree::lower(std::uint32_t word) const { return ascii_lower(this->word(word).form); }

std::optional<std::uint32_t> Tree::head(std::uint32_t word) const {
  return heads_[word] == word ? std::nullopt : std::optional(heads_[word]);
}

std::span<const std::uint32_t> Tree::children(std::uint32_t word) const {
  return std::span(children_).subspan(first_child_[word],
                                      first_child_[word + 1] - first_child_[word]);
}

bool Tree::is(std::uint32_t word, std::string_view relation) const {
  const std::string_view own = this->word(word).relation;
  return own.starts_with(relation) &&
         (own.size() == relation.size() || own[relation.size()] == ':');
}

std::optional<std::uint32_t> Tree::child(std::uint32_t word, std::string_view relation) const {
  for (const std::uint32_t child : children(word)) {
    if (is(child, relation)) return child;
  }
  return std::nullopt;
}

std::uint32_t Tree::top(WordRange range) const {
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (heads_[i] == i || !range.contains(heads_[i])) return i;
  }
  return range.begin;
}

bool Tree::dominates(std::uint32_t above, std::uint32_t word) const {
  while (word != above && heads_[word] != word) word = heads_[word];
  return word == above;
}

std::uint32_t Tree::first_conjunct(std::uint32_t word) const {
  while (is(word, "conj") && heads_[word] != word) word = heads_[word];
  return word;
}

std::uint32_t Tree::clause(std::uint32_t word) const {
  constexpr std::string_view within_phrases[] = {"nmod", "compound", "amod", "det",  "appos",
                                                 "flat", "nummod",   "case", "conj", "fixed"};
  const auto is_within = [&](std::uint32_t w) {
    return std::any_of(std::begin(within_phrases), std::end(within_phrases),
                       [&](std::string_view relation) { return is(w, relation); });
  };
  while (is_within(word) && heads_[word] != word) word = heads_[word];
  return heads_[word];
}

std::string preposition(const Tree& tree, std::uint32_t word) {
  std::string words;
  for (const std::uint32_t child : tree.children(word)) {
    if (!tree.is(child, "case") || tree.word(child).xpos == "POS") continue;
    if (!words.empty()) words += ' ';
    words += ascii_lower(tree.word(child).form);
    for (const std::uint32_t part : tree.children(child)) {
      if (tree.is(part, "fixed")) words += " " + ascii_lower(tree.word(part).form);
    }
  }
  // "of | the Harlow | Comet", where it hangs on a later part of the name
  for (const std::uint32_t child : tree.children(word)) {
    if (words.empty() && tree.is(child, "flat")) words = preposition(tree, child);
  }
  // "for | its rival | Alder", where the preposition hangs on the noun before the name
  for (const std::uint32_t child : tree.children(word)) {
    if (words.empty() && child < word && tree.is(child, "compound")) {
      words = preposition(tree, child);
    }
  }
  return words;
}

}  // namespace graphwright::detail
