#pragma once

// The parts of sentences that a network reads at once. Not installed.

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "importers/language/analysis.hpp"

namespace graphwright::detail {

/// Words [begin, end) of a sentence.
struct SentencePiece {
  Sentence* sentence;
  std::size_t number;  ///< Of the sentence among those that were cut.
  std::size_t begin;
  std::size_t end;
  std::size_t size() const noexcept { return end - begin; }
};

/// Cuts sentences into pieces of at most 256 words, which only sentences that are given, or a line
/// each, exceed: in an order in which their lengths do not rise.
std::vector<SentencePiece> cut(std::span<Sentence* const> sentences);

/// Calls a function with successive pieces, as many as have at most so many words together, but one
/// at least.
void for_each_batch(std::span<const SentencePiece> pieces, std::size_t most_words,
                    const std::function<void(std::span<const SentencePiece>)>& read);

}  // namespace graphwright::detail
