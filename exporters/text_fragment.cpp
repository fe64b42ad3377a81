#include "exporters/text_fragment.hpp"

#include <fmt/format.h>

#include <vector>

namespace graphwright {
namespace {

constexpr std::size_t end_words = 4;  // of a long text, at either end

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
         c == '_' || c == '~';
}

/// Percent-encodes words for a text directive, where "-", "," and "&" have a meaning.
std::string encoded(std::string_view words) {
  std::string text;
  for (const char c : words) {
    if (is_unreserved(c)) {
      text += c;
    } else {
      text += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return text;
}

/// An address with everything encoded that an address cannot hold.
std::string clean_address(std::string_view uri) {
  std::string text;
  for (const char c : uri) {
    const auto byte = static_cast<unsigned char>(c);
    const bool allowed = byte > 0x20 && byte < 0x7F &&
                         std::string_view("\"<>\\^`{|}").find(c) == std::string_view::npos;
    text += allowed ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return text;
}

/// The words of a text, parted by white space.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) break;
    text.remove_prefix(begin);
    const std::size_t end = text.find_first_of(" \t\r\n");
    words.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end);
  }
  return words;
}

std::string joined(const std::vector<std::string_view>& words, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) text += (i == begin ? "" : "%20") + encoded(words[i]);
  return text;
}

}  // namespace

std::string text_fragment_link(std::string_view uri, std::string_view words) {
  if (!uri.starts_with("https://") && !uri.starts_with("http://")) return "";
  std::string link = clean_address(uri);
  const std::vector<std::string_view> list = words_of(words);
  if (list.empty()) return link;
  link += link.find('#') == std::string::npos ? "#:~:text=" : ":~:text=";
  if (list.size() <= 2 * end_words + 2) return link + joined(list, 0, list.size());
  return link + joined(list, 0, end_words) + "," +
         joined(list, list.size() - end_words, list.size());
}

}  // namespace graphwright
