#include "importers/language/gazetteers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <sstream>
#include <utility>

#include "graph/error.hpp"
#include "importers/language/detail/data_lines.hpp"
#include "importers/language/detail/key_table.hpp"
#include "importers/language/word_features.hpp"

namespace graphwright {
namespace {

/// The most words of an entry.
constexpr std::size_t longest_entry = 8;

/// A form with plain signs and without blanks.
std::string exact_key(std::string_view form) {
  std::string key = folded(form);
  key.erase(std::remove(key.begin(), key.end(), ' '), key.end());
  return key;
}

/// The files of the lists by their titles.
std::map<std::string, std::vector<std::string>, std::less<>> read_titles(
    const std::filesystem::path& file) {
  std::map<std::string, std::vector<std::string>, std::less<>> lists;
  detail::for_each_data_line(file, [&](const std::string& line, std::size_t number) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos || tab == 0) {
      throw Error(file.string(), number, "a line 'title TAB files' is expected");
    }
    std::istringstream names(line.substr(tab + 1));
    for (std::string name; names >> name;) lists[line.substr(0, tab)].push_back(name);
  });
  return lists;
}

}  // namespace

Gazetteers::Gazetteers(const std::filesystem::path& folder,
                       const std::vector<std::string_view>& titles)
    : lists_(titles.size()), entries_(std::make_shared<detail::KeyTable>()) {
  if (titles.size() > most_lists) assertion_failed("Gazetteers: at most 32 lists");
  if (titles.empty()) return;
  const std::filesystem::path index = folder / "lists.tsv";
  const auto lists = read_titles(index);
  for (std::uint32_t list = 0; list < titles.size(); ++list) {
    const auto files = lists.find(titles[list]);
    if (files == lists.end()) {
      throw Error(index.string(), 0,
                  fmt::format("lacks the list '{}', which the model reads", titles[list]));
    }
    for (const std::string& name : files->second) add(folder / name, list);
  }
}

void Gazetteers::add(const std::filesystem::path& file, std::uint32_t list) {
  detail::for_each_data_line(file, [&](const std::string& line, std::size_t) {
    const std::string exact = exact_key(line);
    const std::string key = is_capitals(line) ? exact : lower(exact);
    const std::size_t number = entries_->add(key);
    if (number == lists_of_.size()) lists_of_.push_back(0);
    lists_of_[number] |= std::uint32_t{1} << list;
    longest_ = std::max(longest_, key.size());
  });
}

std::uint32_t Gazetteers::lists_with(std::string_view key) const {
  const std::size_t number = entries_->find(key);
  return number == detail::KeyTable::none ? 0 : lists_of_[number];
}

bool Gazetteers::has(std::size_t list, std::string_view form) const {
  const std::string exact = exact_key(form);
  return ((lists_with(exact) | lists_with(lower(exact))) >> list & 1U) != 0;
}

std::vector<Gazetteers::Feature> Gazetteers::find(const std::vector<Word>& words, std::size_t begin,
                                                  std::size_t end) const {
  std::vector<Feature> features;
  if (lists_ == 0) return features;
  std::vector<std::string> exact_keys;
  std::vector<std::string> small_keys;
  for (std::size_t i = begin; i < end; ++i) {
    exact_keys.push_back(exact_key(words[i].form));
    small_keys.push_back(lower(exact_keys.back()));
  }
  std::vector<std::size_t> ends(lists_, begin);  // Of the last entry of each list.
  std::vector<std::size_t> longest(lists_);
  std::string exact;
  std::string small;
  for (std::size_t i = begin; i < end; ++i) {
    if (exact_keys[i - begin] == small_keys[i - begin]) continue;
    exact.clear();
    small.clear();
    std::uint32_t found = 0;
    for (std::size_t j = i; j < std::min(i + longest_entry, end); ++j) {
      exact += exact_keys[j - begin];
      small += small_keys[j - begin];
      if (small.size() > longest_) break;
      const std::uint32_t lists = lists_with(exact) | lists_with(small);
      found |= lists;
      for (std::size_t list = 0; list < lists_ && lists >> list != 0; ++list) {
        if ((lists >> list & 1U) != 0) longest[list] = j + 1;
      }
    }
    for (std::size_t list = 0; list < lists_; ++list) {
      if ((found >> list & 1U) == 0 || i < ends[list]) continue;
      ends[list] = longest[list];
      features.push_back({i, 2 * list});
      for (std::size_t k = i + 1; k < longest[list]; ++k) features.push_back({k, 2 * list + 1});
    }
  }
  std::stable_sort(features.begin(), features.end(),
                   [](const Feature& a, const Feature& b) { return a.word < b.word; });
  return features;
}

}  // namespace graphwright
