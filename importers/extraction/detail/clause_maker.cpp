#include "importers/extraction/detail/clause_maker.hpp"

#include <optional>
#include <vector>

namespace graphwright::detail {

bool ClauseMaker::is_office(std::uint32_t i) const {
  const NounMeaning* meaning = world_.noun(tree_.lower(i));
  return meaning != nullptr && meaning->types == std::vector<std::string>{"Person"};
}

bool ClauseMaker::is_noun_by_use(std::uint32_t i) const {
  const std::string& tag = tree_.word(i).upos;
  if (tag == "PROPN") return is_describing(i) || is_office(i);
  if (tag != "ADJ") return false;
  const bool conjunct =
      tree_.is(i, "conj") && tree_.word(*tree_.head(i)).upos != "ADJ" && tree_.child(i, "amod");
  return is_office(i) && (is_describing(i) || conjunct);
}

void ClauseMaker::add(Clause& clause, const std::string& slot, std::uint32_t word,
                      bool nested) const {
  std::vector<std::uint32_t> words{word};
  for (std::size_t i = 0; i < words.size(); ++i) {
    clause.arguments.push_back({slot, words[i], nested});
    for (const std::uint32_t child : tree_.children(words[i])) {
      if (subjects_.is_further(child)) words.push_back(child);
      // "a trio of banks"
      if (tree_.is(child, "nmod") && preposition(tree_, child) == "of" &&
          world_.words().has("partitive", tree_.lemma(words[i]))) {
        words.push_back(child);
      }
      if (!tree_.is(child, "appos") || is_named(child)) continue;
      // "Ruben Olm, a painter, and Ana Ek": a name that is coordinated with the apposition
      for (const std::uint32_t conjunct : tree_.children(child)) {
        const bool name = tree_.is(conjunct, "conj") && is_named(conjunct);
        if (name && tree_.child(conjunct, "cc")) words.push_back(conjunct);
      }
    }
  }
  if (!nested) add_items(clause, slot, word);
}

void ClauseMaker::add_items(Clause& clause, const std::string& slot, std::uint32_t first) const {
  const std::optional<std::uint32_t> verb = tree_.head(first);
  if (!verb || tree_.word(*verb).upos != "VERB") return;
  const WordRange phrase = tree_.subtree(first);
  for (std::uint32_t i = first + 1; i < phrase.end; ++i) {
    const std::optional<std::uint32_t> head = tree_.head(i);
    const bool item = tree_.is(i, "appos") || tree_.is(i, "conj") || tree_.is(i, "list") ||
                      tree_.is(i, "parataxis");
    if (!item || *head == first || tree_.word(i).upos == "VERB") continue;
    const std::uint32_t begin = tree_.subtree(i).begin;
    if (tree_.word(begin).form == ";") clause.arguments.push_back({slot, i, false});
  }
}

void ClauseMaker::add_nested(Clause& clause, std::uint32_t word, bool remote, int depth) const {
  constexpr int deepest = 2;
  if (depth == deepest || is_named(word)) return;
  for (const std::uint32_t child : tree_.children(word)) {
    if (tree_.is(child, "conj")) add_nested(clause, child, remote, depth + 1);
    if (!tree_.is(child, "nmod")) continue;
    const std::string slot = preposition(tree_, child);
    if (!slot.empty() && (!remote || slot == "of")) add(clause, slot, child, true);
    add_nested(clause, child, remote, depth + 1);
  }
}

bool ClauseMaker::is_where(std::uint32_t verb) const {
  const auto adverb = tree_.child(verb, "advmod");
  return adverb && tree_.lower(*adverb) == "where";
}

}  // namespace graphwright::detail
