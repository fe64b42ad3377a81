#include "importers/extraction/detail/descriptions.hpp"

#include <algorithm>

namespace graphwright::detail {
namespace {

/// The country that a word names or whose nationality it is, with the word before it ("South
/// Korean") or alone; nullptr if it is of none.
const Country* country_at(const Tree& tree, std::uint32_t word, const World& world) {
  const Countries& countries = world.countries();
  const auto look_up = [&](const std::string& name) {
    const Country* nationality = countries.of_nationality(name);
    return nationality != nullptr ? nationality : countries.named(name);
  };
  const std::string& form = tree.word(word).form;
  if (word > 0) {
    if (const Country* country = look_up(tree.word(word - 1).form + " " + form)) return country;
  }
  return form.size() > 1 && form.front() >= 'A' && form.front() <= 'Z' ? look_up(form) : nullptr;
}

}  // namespace

std::set<std::string> countries_of(const Tree& tree, std::uint32_t word, const World& world) {
  std::set<std::string> found;
  for (const std::uint32_t child : tree.children(word)) {
    const bool modifies = tree.is(child, "amod") || tree.is(child, "compound") ||
                          tree.word(child).relation == "nmod:poss";
    const std::optional<std::uint32_t> preposition = tree.child(child, "case");
    const bool after =
        tree.is(child, "nmod") && preposition &&
        (tree.word(*preposition).form == "of" || tree.word(*preposition).form == "from" ||
         tree.word(*preposition).form == "in");
    if (!modifies && !after) continue;
    if (const Country* country = country_at(tree, child, world)) found.insert(country->code);
  }
  return found;
}

Descriptions::Descriptions(const Article& article, const World& world, const Chains& chains)
    : world_(world), told_(chains.markables().size()) {
  for (std::size_t i = 0; i < chains.markables().size(); ++i) {
    const Markable& m = chains.markable(i);
    if (m.kind != MentionKind::name) continue;
    const Tree& tree = article.trees[m.sentence];
    Told& told = told_[chains.chain(i)];
    for (const std::uint32_t noun : describing_nouns(article, m, world)) {
      told.nouns.insert(noun_lemma(tree, noun));
      told.countries.merge(countries_of(tree, noun, world));
    }
    for (std::uint32_t w = m.words.begin; w < m.words.end; ++w) {
      told.nouns.insert(tree.lower(w));
      told.nouns.insert(tree.lemma(w));
      told.countries.merge(countries_of(tree, w, world));
    }
  }
}

bool Descriptions::was_called(std::size_t chain, const std::string& noun) const {
  const std::set<std::string>& nouns = told_[chain].nouns;
  if (nouns.contains(noun)) return true;
  const std::string* kind = world_.words().value("kind", noun);
  return kind != nullptr && std::any_of(nouns.begin(), nouns.end(), [&](const std::string& called) {
           const std::string* other = world_.words().value("kind", called);
           return other != nullptr && *other == *kind;
         });
}

bool Descriptions::is_of_other_kind(std::size_t chain, const std::string& noun) const {
  const std::string* kind = world_.words().value("kind", noun);
  if (kind == nullptr) return false;
  bool other = false;
  for (const std::string& called : told_[chain].nouns) {
    const std::string* known = world_.words().value("kind", called);
    if (known != nullptr && *known == *kind) return false;
    other = other || known != nullptr;
  }
  return other;
}

bool Descriptions::is_of(std::size_t chain, const std::set<std::string>& countries) const {
  const std::set<std::string>& known = told_[chain].countries;
  return std::any_of(countries.begin(), countries.end(),
                     [&](const std::string& country) { return known.contains(country); });
}

void Descriptions::unite(std::size_t one, std::size_t other, std::size_t united) {
  const std::size_t joined = united == one ? other : one;
  if (joined == united) return;
  told_[united].nouns.merge(told_[joined].nouns);
  told_[united].countries.merge(told_[joined].countries);
}

}  // namespace graphwright::detail
