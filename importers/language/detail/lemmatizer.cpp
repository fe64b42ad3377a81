#include "importers/language/detail/lemmatizer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <vector>

#include "importers/language/detail/code_points.hpp"
#include "importers/language/word_features.hpp"

namespace graphwright::detail {
namespace {

constexpr std::size_t longest_end = 6;  // code points of an end that is no whole word

/// Where the code points of a text begin, and where it ends.
std::vector<std::size_t> boundaries(std::string_view text) {
  std::vector<std::size_t> places;
  for (std::size_t at = 0; at < text.size(); next_code_point(text, at)) places.push_back(at);
  places.push_back(text.size());
  return places;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A number without the commas between its digits.
std::string without_commas(std::string_view form, std::string_view xpos) {
  std::string result(form);
  if (xpos == "CD" && !form.empty() && is_digit(form.front())) std::erase(result, ',');
  return result;
}

}  // namespace

Lemmatizer::Lemmatizer(const ModelFile& file) {
  for (const std::string_view line : file.lines("lemmas")) {
    const std::size_t behind_tag = line.find('\t');
    const std::size_t behind_end = line.rfind('\t');
    Rule rule;
    if (behind_tag == std::string::npos || behind_end == behind_tag ||
        !read_rule(line.substr(behind_end + 1), rule)) {
      file.fail(fmt::format("has a broken rule of lemmas: '{}'", line));
    }
    if (ends_.add(line.substr(0, behind_end)) == rules_.size()) rules_.push_back(std::move(rule));
  }
}

bool Lemmatizer::read_rule(std::string_view text, Rule& rule) {
  rule.whole = text.starts_with('!');
  rule.keeps_case = text.starts_with('=');
  if (rule.whole || rule.keeps_case) text.remove_prefix(1);
  if (!rule.whole) {
    const auto read = std::from_chars(text.data(), text.data() + text.size(), rule.cut);
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    if (read.ec != std::errc() || !text.starts_with('+')) return false;
    text.remove_prefix(1);
  }
  if (rule.whole && text.empty()) return false;
  rule.text = text;
  return true;
}

std::string Lemmatizer::apply(const Rule& rule, std::string_view form) {
  if (rule.whole) return rule.text;
  const std::string word = rule.keeps_case ? std::string(form) : lower(form);
  const std::vector<std::size_t> places = boundaries(word);
  const std::size_t length = places.size() - 1;
  if (rule.cut > length || (rule.cut == length && rule.text.empty())) return word;
  return word.substr(0, places[length - rule.cut]) + rule.text;
}

std::string Lemmatizer::lemma(std::string_view form, std::string_view xpos) const {
  const std::string number = without_commas(form, xpos);
  const std::string marked = "^" + word_key(number);
  const std::vector<std::size_t> places = boundaries(marked);
  const std::size_t length = places.size() - 1;
  std::string key(xpos);
  key += '\t';
  const std::size_t tag = key.size();
  const auto rule_of = [&](std::size_t begin) {
    key.replace(tag, std::string::npos, marked, begin, std::string::npos);
    return ends_.find(key);
  };
  std::size_t found = rule_of(0);
  for (std::size_t n = std::min(longest_end, length - 1) + 1; n-- > 0 && found == KeyTable::none;) {
    found = rule_of(places[length - n]);
  }
  return found == KeyTable::none ? lower(number) : apply(rules_[found], number);
}

}  // namespace graphwright::detail
