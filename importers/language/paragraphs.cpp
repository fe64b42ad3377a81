#include "importers/language/paragraphs.hpp"

#include <algorithm>

namespace graphwright {
namespace {

bool is_space(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

/// The lines of a text, without their ends; LF, CR LF and CR end a line.
std::vector<Span> lines(std::string_view text) {
  std::vector<Span> lines;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    lines.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    const bool crlf = end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n';
    begin = end + (crlf ? 2 : 1);
  }
  return lines;
}

/// Whether lines look broken at a column: several, none long, all but the last well filled.
bool is_wrapped(const std::vector<Span>& block) {
  constexpr std::uint32_t widest_column = 100;
  constexpr std::uint32_t filled = 45;
  if (block.size() < 3) return false;
  return std::all_of(block.begin(), block.end(),
                     [](Span l) { return l.end - l.begin <= widest_column; }) &&
         std::all_of(block.begin(), block.end() - 1,
                     [](Span l) { return l.end - l.begin >= filled; });
}

}  // namespace

Span trimmed(std::string_view text, Span span) noexcept {
  while (span.begin < span.end && is_space(text[span.begin])) ++span.begin;
  while (span.begin < span.end && is_space(text[span.end - 1])) --span.end;
  return span;
}

std::vector<Span> paragraphs(std::string_view text) {
  std::vector<Span> result;
  std::vector<Span> block;
  const auto close = [&] {
    if (is_wrapped(block)) {
      result.push_back({block.front().begin, block.back().end});
    } else {
      result.insert(result.end(), block.begin(), block.end());
    }
    block.clear();
  };
  for (const Span line : lines(text)) {
    const Span content = trimmed(text, line);
    if (content.empty()) {
      close();
    } else {
      block.push_back(content);
    }
  }
  close();
  return result;
}

}  // namespace graphwright
