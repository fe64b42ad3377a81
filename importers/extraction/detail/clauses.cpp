#include "importers/extraction/detail/clauses.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "importers/extraction/detail/noun_clauses.hpp"
#include "importers/extraction/detail/verb_clauses.hpp"

namespace graphwright::detail {
namespace {

/// Finds the clauses of one sentence.
class ClauseFinder {
 public:
  ClauseFinder(const Article& article, const Chains& chains, const World& world,
               const Lexicon& words, std::uint32_t sentence, const std::vector<std::size_t>& names)
      : chains_(chains),
        sentence_(sentence),
        tree_(article.trees[sentence]),
        names_(names_of(article, chains, world, names)),
        verbs_(article, chains, world, words, sentence, names_),
        nouns_(article, chains, world, words, sentence, names_) {}

  std::vector<Clause> find() {
    std::vector<Clause> clauses;
    for (std::uint32_t i = 0; i < tree_.size(); ++i) {
      const Word& word = tree_.word(i);
      std::optional<Clause> clause;
      if (const auto name = names_.by_word.find(i); name != names_.by_word.end()) {
        if (chains_.markable(name->second).head == i) clause = nouns_.of_name(i);
      } else if (word.upos == "VERB" || is_participle(i)) {
        clause = verbs_.of_verb(i);
      } else if (word.upos == "NOUN" || nouns_.is_noun_by_use(i)) {
        clause = nouns_.of_noun(i);
      } else if (word.upos == "ADJ") {
        clause = nouns_.of_adjective(i);
      }
      if (!clause || clause->arguments.empty()) continue;
      clause->sentence = sentence_;
      clause->head = i;
      clauses.push_back(std::move(*clause));
    }
    return clauses;
  }

 private:
  static SentenceNames names_of(const Article& article, const Chains& chains, const World& world,
                                const std::vector<std::size_t>& names) {
    SentenceNames all;
    for (const std::size_t i : names) {
      const Markable& m = chains.markable(i);
      for (const std::uint32_t noun : describing_nouns(article, m, world)) {
        all.by_noun.emplace(noun, i);
      }
      for (std::uint32_t w = m.words.begin; w < m.words.end; ++w) all.by_word[w] = i;
    }
    return all;
  }

  bool is_participle(std::uint32_t i) const {
    return tree_.word(i).upos == "ADJ" && tree_.word(i).xpos.starts_with("VB");
  }

  const Chains& chains_;
  std::uint32_t sentence_;
  const Tree& tree_;
  SentenceNames names_;
  VerbClauses verbs_;
  NounClauses nouns_;
};

}  // namespace

std::vector<Clause> find_clauses(const Article& article, const Chains& chains, const World& world,
                                 const Lexicon& words) {
  std::vector<std::vector<std::size_t>> names(article.trees.size());
  for (std::size_t i = 0; i < chains.markables().size(); ++i) {
    const Markable& m = chains.markable(i);
    if (m.kind == MentionKind::name) names[m.sentence].push_back(i);
  }
  std::vector<Clause> clauses;
  for (std::uint32_t s = 0; s < article.trees.size(); ++s) {
    std::vector<Clause> found = ClauseFinder(article, chains, world, words, s, names[s]).find();
    std::move(found.begin(), found.end(), std::back_inserter(clauses));
  }
  return clauses;
}

}  // namespace graphwright::detail
