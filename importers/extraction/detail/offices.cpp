#include "importers/extraction/detail/offices.hpp"

#include <algorithm>

namespace graphwright::detail {

Offices::Offices(const Article& article, const Chains& chains, const ArticleEntities& entities,
                 const Fillers& fillers, const Lexicon& words)
    : article_(article), chains_(chains), entities_(entities), fillers_(fillers), words_(words) {
  main_ = find_main("Organization");
  main_town_ = town_of_headline();
  if (!main_town_) main_town_ = find_main("Location");
}

std::optional<Filler> Offices::holder_of(const Clause& clause) const {
  const bool other =
      std::any_of(clause.arguments.begin(), clause.arguments.end(), [](const Argument& a) {
        return a.slot != "subj" && a.slot != "doer" && a.slot != "patient" &&
               a.slot != "nationality";
      });
  if (clause.kind != PredicateKind::noun || other) return std::nullopt;
  if (words_.has("civic", clause.lemma)) return before(main_town_, clause.sentence);
  if (!is_corporate(clause)) return std::nullopt;
  const std::optional<Filler> subject = subject_before(clause.sentence);
  return subject ? subject : before(main_, clause.sentence);
}

/// The entity of a type, countries aside, that the article mentions most, if it is at least twice
/// the next.
std::optional<std::size_t> Offices::find_main(std::string_view type) const {
  std::optional<std::size_t> main;
  std::size_t most = 2;  // a few mentions make no subject of an article
  std::size_t next = 0;
  for (std::size_t i = 0; i < entities_.entities.size(); ++i) {
    const Entity& entity = entities_.entities[i];
    if (entity.type != type || entity.external_ids.contains(std::string(country_codes))) continue;
    if (entity.mentions.size() > most) {
      next = main ? most : 0;
      most = entity.mentions.size();
      main = i;
    } else {
      next = std::max(next, entity.mentions.size());
    }
  }
  return most < 2 * next ? std::nullopt : main;
}

/// The organization that is the subject of the nearest sentence before in the same paragraph.
std::optional<Filler> Offices::subject_before(std::uint32_t sentence) const {
  for (std::uint32_t s = sentence; s-- > 0;) {
    const Span gap{article_.sentence(s).span.end, article_.sentence(s + 1).span.begin};
    if (slice(article_.document, gap).find('\n') != std::string_view::npos) break;
    const Tree& tree = article_.trees[s];
    for (std::uint32_t word = 0; word < tree.size(); ++word) {
      const std::optional<std::size_t> found = fillers_.at(s, word);
      if (tree.word(word).relation != "nsubj" || !found) continue;
      const Markable& m = chains_.markable(*found);
      const Filler filler{*entities_.of_markable[*found], article_.span(s, m.words), "of", true,
                          m.kind};
      if (fillers_.type_of(filler) == "Organization") return filler;
    }
  }
  return std::nullopt;
}

/// The one place, countries aside, that the headline names.
std::optional<std::size_t> Offices::town_of_headline() const {
  std::optional<std::size_t> town;
  for (std::size_t i = 0; i < chains_.markables().size(); ++i) {
    const Markable& m = chains_.markable(i);
    const std::optional<std::size_t> entity = entities_.of_markable[i];
    if (!m.headline || m.kind != MentionKind::name || !entity) continue;
    const Entity& place = entities_.entities[*entity];
    if (place.type != "Location" || place.external_ids.contains(std::string(country_codes))) {
      continue;
    }
    if (town && town != entity) return std::nullopt;
    town = entity;
  }
  return town;
}

/// The last mention of an entity before a sentence.
std::optional<Filler> Offices::before(std::optional<std::size_t> entity,
                                      std::uint32_t sentence) const {
  std::optional<Filler> last;
  if (!entity) return last;
  for (const Mention& mention : entities_.entities[*entity].mentions) {
    if (mention.span.begin >= article_.sentence(sentence).span.begin) break;
    last = Filler{*entity, mention.span, "of", true, mention.kind};
  }
  return last;
}

bool Offices::is_corporate(const Clause& clause) const {
  const Tree& tree = article_.trees[clause.sentence];
  if (words_.has("corporate", clause.lemma)) return true;
  return words_.has("corporate with chief", clause.lemma) && clause.head > 0 &&
         std::any_of(tree.children(clause.head).begin(), tree.children(clause.head).end(),
                     [&](std::uint32_t w) { return words_.has("chief", tree.lower(w)); });
}

}  // namespace graphwright::detail
