#include "importers/extraction/extractor.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <vector>

#include "graph/data_directory.hpp"
#include "importers/extraction/detail/article.hpp"
#include "importers/extraction/detail/coreference.hpp"
#include "importers/extraction/detail/entities.hpp"
#include "importers/extraction/detail/name_repair.hpp"
#include "importers/extraction/detail/pattern_relations.hpp"
#include "importers/extraction/detail/world.hpp"

namespace graphwright {

struct Extractor::Parts {
  Analyzer analyzer;
  detail::World world;
  Lexicon patterns;
  EntityTable table = {};

  /// Analyses a document and mends its names.
  detail::Article read(Document document) const;
};

Extractor Extractor::load() {
  return Extractor(std::make_shared<const Parts>(
      Parts{Analyzer::load(), detail::World::load(),
            Lexicon::load(data_directory() / "lexicon" / "extraction.tsv")}));
}

Extractor Extractor::with(EntityTable table) const {
  Parts parts = *parts_;
  parts.table = std::move(table);
  return Extractor(std::make_shared<const Parts>(std::move(parts)));
}

const Analyzer& Extractor::analyzer() const noexcept { return parts_->analyzer; }

detail::Article Extractor::Parts::read(Document document) const {
  detail::Article article = detail::read_article(std::move(document), analyzer);
  detail::repair_names(article, world, table);
  return article;
}

void Extractor::extract(Document document, KnowledgeGraph& graph) const {
  const DocumentId id = graph.add(document);
  const detail::Article article = parts_->read(std::move(document));
  const detail::Chains chains = detail::resolve_coreference(article, parts_->world);
  detail::ArticleEntities made =
      detail::make_entities(article, chains, parts_->world, parts_->table, id);
  std::vector<EntityId> ids;
  for (Entity& entity : made.entities) ids.push_back(graph.add(std::move(entity)));

  const auto entity_of = [&](std::size_t markable) { return ids[*made.of_markable[markable]]; };
  std::map<Triple, std::vector<Statement>> facts;
  std::vector<detail::PatternMatch> matches =
      detail::match_patterns(article, chains, parts_->patterns, graph.ontology());
  std::vector<detail::PatternMatch> addresses =
      detail::match_addresses(article, chains, parts_->world);
  std::move(addresses.begin(), addresses.end(), std::back_inserter(matches));
  for (detail::PatternMatch& match : matches) {
    const EntityId subject = entity_of(match.subject);
    const EntityId object = entity_of(match.object);
    const RelationType* type = graph.ontology().relation_type(match.type);
    const bool fits =
        type != nullptr && type->accepts(graph.entity(subject).type, graph.entity(object).type);
    Statement& statement = match.statement;
    statement.document = id;
    if (statement.attribution) statement.attribution->entity = entity_of(*match.speaker);
    const Triple triple{subject, fits ? match.type : "related_to", fits ? "" : statement.predicate,
                        object};
    facts[triple].push_back(std::move(statement));
  }
  for (auto& [triple, statements] : facts) graph.add(triple, std::move(statements));
}

EntityExplanation Extractor::explain_entities(Document document) const {
  const detail::Article article = parts_->read(std::move(document));
  const detail::Chains chains = detail::resolve_coreference(article, parts_->world);
  const detail::ArticleEntities made =
      detail::make_entities(article, chains, parts_->world, parts_->table, {});
  std::map<std::size_t, const detail::Verdict*> united;
  for (const detail::Verdict& verdict : chains.united()) united.emplace(verdict.other, &verdict);
  EntityExplanation explanation;
  for (std::size_t i = 0; i < chains.markables().size(); ++i) {
    if (!made.of_markable[i]) continue;
    if (*made.of_markable[i] == explanation.entities.size()) {
      const Entity& entity = made.entities[*made.of_markable[i]];
      ExplainedEntity& explained = explanation.entities.emplace_back();
      explained.name = entity.name;
      explained.type = entity.type;
      const auto& types = chains.types(i).all();
      explained.types.assign(types.begin(), types.end());
      std::stable_sort(explained.types.begin(), explained.types.end(),
                       [](const auto& a, const auto& b) { return a.second > b.second; });
    }
    const detail::Markable& m = chains.markable(i);
    ExplainedMention mention{article.span(m.sentence, m.words), m.kind, m.text, "", ""};
    if (const auto why = united.find(i); why != united.end()) {
      mention.with = chains.markable(why->second->one).text;
      mention.reason = why->second->reason;
    }
    explanation.entities[*made.of_markable[i]].mentions.push_back(std::move(mention));
  }
  for (const detail::Verdict& verdict : chains.kept_apart()) {
    if (chains.chain(verdict.one) == chains.chain(verdict.other)) continue;
    explanation.apart.push_back(
        {chains.markable(verdict.one).text, chains.markable(verdict.other).text, verdict.reason});
  }
  return explanation;
}

std::vector<CoreferentMention> Extractor::find_mentions(Analysis& analysis) const {
  detail::Article article = detail::article_of({}, analysis);
  detail::repair_names(article, parts_->world, parts_->table);
  const detail::Chains chains = detail::resolve_coreference(article, parts_->world);
  analysis = article.analysis;
  std::map<std::size_t, std::size_t> numbers;
  std::vector<CoreferentMention> mentions;
  for (std::size_t i = 0; i < chains.markables().size(); ++i) {
    const detail::Markable& m = chains.markable(i);
    if (!chains.is_named(i) || m.relative || detail::is_adjective(article.trees[m.sentence], m)) {
      continue;
    }
    const detail::WordRange phrase = detail::phrase(article.trees[m.sentence], m);
    const std::size_t number = numbers.emplace(chains.chain(i), numbers.size()).first->second;
    mentions.push_back(
        {m.sentence, phrase.begin, phrase.end, m.head, number, chains.types(i).best()});
  }
  return mentions;
}

}  // namespace graphwright
