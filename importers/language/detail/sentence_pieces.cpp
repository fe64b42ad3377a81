#include "importers/language/detail/sentence_pieces.hpp"

#include <algorithm>

namespace graphwright::detail {
namespace {

constexpr std::size_t longest_piece = 256;

}  // namespace

std::vector<SentencePiece> cut(std::span<Sentence* const> sentences) {
  std::vector<SentencePiece> pieces;
  for (std::size_t number = 0; number < sentences.size(); ++number) {
    const std::size_t size = sentences[number]->words.size();
    for (std::size_t begin = 0; begin < size; begin += longest_piece) {
      pieces.push_back({sentences[number], number, begin, std::min(begin + longest_piece, size)});
    }
  }
  std::stable_sort(
      pieces.begin(), pieces.end(),
      [](const SentencePiece& a, const SentencePiece& b) { return a.size() > b.size(); });
  return pieces;
}

void for_each_batch(std::span<const SentencePiece> pieces, std::size_t most_words,
                    const std::function<void(std::span<const SentencePiece>)>& read) {
  for (std::size_t first = 0; first < pieces.size();) {
    std::size_t words = pieces[first].size();
    std::size_t end = first + 1;
    while (end < pieces.size() && words + pieces[end].size() <= most_words) {
      words += pieces[end++].size();
    }
    read(pieces.subspan(first, end - first));
    first = end;
  }
}

}  // namespace graphwright::detail
