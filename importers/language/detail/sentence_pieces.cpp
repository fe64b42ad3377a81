#include "importers/language/detail/sentence_pieces.hpp"

#include <algorithm>

namespace graphwright::detail {
namespace {

constexpr std::size_t longest_piece = 256;
constexpr std::size_t most_words = 4096;

}  // namespace

std::vector<SentencePiece> cut(std::span<Sentence* const> sentences) {
  std::vector<SentencePiece> pieces;
  for (Sentence* const sentence : sentences) {
    for (std::size_t begin = 0; begin < sentence->words.size(); begin += longest_piece) {
      pieces.push_back({sentence, begin, std::min(begin + longest_piece, sentence->words.size())});
    }
  }
  std::stable_sort(
      pieces.begin(), pieces.end(),
      [](const SentencePiece& a, const SentencePiece& b) { return a.size() > b.size(); });
  return pieces;
}

void for_each_batch(std::span<const SentencePiece> pieces,
                    const std::function<void(std::span<const SentencePiece>)>& read) {
  for (std::size_t first = 0; first < pieces.size();) {
    std::size_t words = 0;
    std::size_t end = first;
    while (end < pieces.size() && words + pieces[end].size() <= most_words) {
      words += pieces[end++].size();
    }
    read(pieces.subspan(first, end - first));
    first = end;
  }
}

std::vector<std::size_t> sizes(std::span<const SentencePiece> pieces) {
  std::vector<std::size_t> sizes;
  for (const SentencePiece& piece : pieces) sizes.push_back(piece.size());
  return sizes;
}

}  // namespace graphwright::detail
