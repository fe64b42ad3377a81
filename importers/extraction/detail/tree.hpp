#pragma once

// A sentence's dependency tree, to be walked from its top. Not installed.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "importers/language/analysis.hpp"

namespace graphwright::detail {

/// Words [begin, end) of a sentence, counted from 0.
struct WordRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool contains(std::uint32_t word) const noexcept { return begin <= word && word < end; }
  bool contains(WordRange other) const noexcept { return begin <= other.begin && other.end <= end; }
  bool meets(WordRange other) const noexcept { return begin < other.end && other.begin < end; }
  auto operator<=>(const WordRange&) const = default;
};

/// The tree of a sentence, which must outlive it. Words are counted from 0.
class Tree {
 public:
  explicit Tree(const Sentence& sentence);

  std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(heads_.size()); }
  const Word& word(std::uint32_t word) const { return sentence_->words[word]; }

  /// The lemma of a word, and the word itself, in small letters.
  std::string lemma(std::uint32_t word) const;
  std::string lower(std::uint32_t word) const;

  /// The word on which a word depends; nothing for the root.
  std::optional<std::uint32_t> head(std::uint32_t word) const;

  /// The words that depend on a word, in order.
  std::span<const std::uint32_t> children(std::uint32_t word) const;

  /// Whether a word's relation to its head is this one, or a subtype of it.
  bool is(std::uint32_t word, std::string_view relation) const;

  /// The first child in a relation or a subtype of it.
  std::optional<std::uint32_t> child(std::uint32_t word, std::string_view relation) const;

  /// The first word of a range whose head lies outside. Precondition: the range is not empty.
  std::uint32_t top(WordRange range) const;

  /// The least range that holds a word and all that depends on it.
  WordRange subtree(std::uint32_t word) const { return subtrees_[word]; }

  /// Whether a word is another or stands above it.
  bool dominates(std::uint32_t above, std::uint32_t word) const;

  /// The words on which a word is coordinated, from it to the first conjunct, which is itself if
  /// there is no coordination.
  std::uint32_t first_conjunct(std::uint32_t word) const;

  /// The verb, adjective or noun whose clause a word stands in: the nearest word above it that is
  /// no part of a noun phrase.
  std::uint32_t clause(std::uint32_t word) const;

 private:
  const Sentence* sentence_;
  std::vector<std::uint32_t> heads_;     ///< Of each word; its own number for the root.
  std::vector<std::uint32_t> children_;  ///< Of all words, those of one together.
  std::vector<std::uint32_t> first_child_;
  std::vector<WordRange> subtrees_;
};

/// The preposition of a phrase by its head: "in", "according to"; "" if it has none.
std::string preposition(const Tree& tree, std::uint32_t word);

/// A relation without its subtype: "nsubj" of "nsubj:pass".
std::string_view base(std::string_view relation);

}  // namespace graphwright::detail
