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
  std::size_t begin;
  std::size_t end;
  std::size_t size() const noexcept { return end - begin; }
};

/// Cuts sentences into pieces of at most 256 words, which only sentences that are given, or a line
/// each, exceed: in an order in which their lengths do not rise.
std::vector<SentencePiece> cut(std::span<Sentence* const> sentences);

/// Calls a function with successive pieces that have at most 4096 words together, which bounds the
/// memory that is needed.
void for_each_batch(std::span<const SentencePiece> pieces,
                    const std::function<void(std::span<const SentencePiece>)>& read);

/// The numbers of the words of pieces.
std::vector<std::size_t> sizes(std::span<const SentencePiece> pieces);

}  // namespace graphwright::detail
