#include "importers/documents/citations.hpp"

#include <algorithm>
#include <optional>

namespace graphwright {
namespace {

constexpr std::size_t longest_citation = 2000;  // bytes

bool is_host_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::string_view without_prefix(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix ? text.substr(prefix.size()) : text;
}

/// Whether a word is a web address.
bool is_address(std::string_view word, const Lexicon& domains) {
  if (word.find_first_of(" \t\r\n\"<>") != std::string_view::npos) return false;
  std::string_view host = without_prefix(without_prefix(word, "https://"), "http://");
  host = host.substr(0, host.find_first_of("/?#"));
  std::size_t labels = 0;
  std::string_view label;
  for (;;) {
    const std::size_t dot = host.find('.');
    label = host.substr(0, dot);
    if (label.empty() || !std::all_of(label.begin(), label.end(), is_host_character)) return false;
    ++labels;
    if (dot == std::string_view::npos) break;
    host.remove_prefix(dot + 1);
  }
  return labels >= 2 && domains.has("domain", ascii_lower(label));
}

/// The addresses in a list; nothing if it holds anything else.
std::optional<std::vector<std::string>> addresses(std::string_view list, const Lexicon& domains) {
  std::vector<std::string> found;
  while (!list.empty()) {
    const std::size_t begin = list.find_first_not_of(" \t\r\n,;|");
    if (begin == std::string_view::npos) break;
    list.remove_prefix(begin);
    const std::size_t end = std::min(list.find_first_of(" \t\r\n,;|"), list.size());
    const std::string_view word = list.substr(0, end);
    if (word != "and" && word != "&") {
      if (!is_address(word, domains)) return std::nullopt;
      found.emplace_back(word);
    }
    list.remove_prefix(end);
  }
  return found.empty() ? std::nullopt : std::optional(found);
}

}  // namespace

std::vector<Citation> find_citations(std::string_view text, const Lexicon& domains) {
  std::vector<Citation> citations;
  for (std::size_t open = text.find_first_of("(["); open != std::string_view::npos;
       open = text.find_first_of("([", open + 1)) {
    const char closing = text[open] == '(' ? ')' : ']';
    const std::size_t close = text.substr(open + 1, longest_citation).find_first_of("()[]");
    if (close == std::string_view::npos || text[open + 1 + close] != closing) continue;
    if (auto sources = addresses(text.substr(open + 1, close), domains)) {
      citations.push_back(
          {{static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(open + close + 2)},
           std::move(*sources)});
    }
  }
  return citations;
}

}  // namespace graphwright
