#include "importers/extraction/detail/quotations.hpp"

#include <algorithm>

namespace graphwright::detail {
namespace {

/// How many sentences a quotation runs on without a word of who speaks.
constexpr std::uint32_t farthest_speaker = 3;

enum class Mark { none, opens, closes, either };

Mark mark_of(const Word& word) {
  if (word.form == "\u201C" || word.form == "``") return Mark::opens;
  if (word.form == "\u201D" || word.form == "''") return Mark::closes;
  return word.form == "\"" ? Mark::either : Mark::none;
}

}  // namespace

Quotations::Quotations(const Article& article, const World& world) {
  bool inside = false;
  std::uint32_t opened = 0;
  for (std::uint32_t s = 0; s < article.trees.size(); ++s) {
    const Tree& tree = article.trees[s];
    // A mark that is never closed does not make a quotation of the rest.
    if (inside && s > opened + 2 * farthest_speaker) inside = false;
    std::vector<bool>& quoted = quoted_.emplace_back(tree.size());
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
      const Mark mark = mark_of(tree.word(i));
      if (mark == Mark::opens || (mark == Mark::either && !inside)) {
        inside = true;
        opened = s;
      } else if (mark != Mark::none) {
        inside = false;
      }
      quoted[i] = inside && mark == Mark::none;
    }
    std::optional<Speaker> speaker;
    for (std::uint32_t i = 0; i < tree.size() && !speaker; ++i) {
      if (quoted[i] || !world.words().has("speech", tree.lemma(i))) continue;
      const std::optional<std::uint32_t> subject = tree.child(i, "nsubj");
      if (subject && !quoted[*subject]) speaker = Speaker{s, *subject};
    }
    speakers_.push_back(speaker);
  }
}

std::optional<Speaker> Quotations::speaker(std::uint32_t sentence) const {
  if (speakers_[sentence]) return speakers_[sentence];
  for (std::uint32_t far = 1; far <= farthest_speaker; ++far) {
    // Who spoke before goes on: `"…," she said. "…"`; else who is named after.
    if (far <= sentence && speakers_[sentence - far]) return speakers_[sentence - far];
    if (sentence + far < speakers_.size() && speakers_[sentence + far]) {
      return speakers_[sentence + far];
    }
  }
  return std::nullopt;
}

}  // namespace graphwright::detail
