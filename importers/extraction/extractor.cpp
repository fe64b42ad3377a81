#include "importers/extraction/extractor.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "graph/data_directory.hpp"
#include "importers/extraction/detail/article.hpp"
#include "importers/extraction/detail/attributes.hpp"
#include "importers/extraction/detail/coreference.hpp"
#include "importers/extraction/detail/entities.hpp"
#include "importers/extraction/detail/name_repair.hpp"
#include "importers/extraction/detail/propositions.hpp"
#include "importers/extraction/detail/relations.hpp"
#include "importers/extraction/detail/resolver.hpp"
#include "importers/extraction/detail/selection.hpp"
#include "importers/extraction/detail/tree_repair.hpp"
#include "importers/extraction/detail/world.hpp"

namespace graphwright {

struct Extractor::Parts {
  Analyzer analyzer;
  detail::World world;
  Lexicon clause_words;
  detail::Frames frames;
  detail::AttributeFrames attribute_frames;
  EntityTable table = {};

  /// Analyses documents and mends names and trees.
  std::vector<detail::Article> read(std::vector<Document> documents) const;
  detail::Article read(Document document) const;

  /// Adds an article, and what it states, to a graph.
  void add(const detail::Article& article, KnowledgeGraph& graph) const;
};

namespace {

/// What the sentences of an article speak of, and what they say.
struct Reading {
  detail::Chains chains;
  std::vector<detail::Clause> clauses;
};

Reading understand(const detail::Article& article, const detail::World& world,
                   const Lexicon& clause_words, const detail::Frames& frames,
                   const Ontology& ontology) {
  Reading reading{detail::resolve_coreference(article, world), {}};
  reading.clauses = detail::find_clauses(article, reading.chains, world, clause_words);
  if (detail::add_selected_types(reading.clauses, frames, ontology, world, reading.chains)) {
    reading.clauses = detail::find_clauses(article, reading.chains, world, clause_words);
  }
  return reading;
}

}  // namespace

Extractor Extractor::load() {
  return Extractor(std::make_shared<const Parts>(
      Parts{Analyzer::load(), detail::World::load(),
            Lexicon::load(data_directory() / "lexicon" / "clauses.tsv"),
            detail::Frames::load(data_directory() / "lexicon" / "frames.tsv"),
            detail::AttributeFrames::load(data_directory() / "lexicon" / "attributes.tsv")}));
}

Extractor Extractor::with(EntityTable table) const {
  Parts parts = *parts_;
  parts.table = std::move(table);
  return Extractor(std::make_shared<const Parts>(std::move(parts)));
}

Extractor Extractor::with_frames(const std::filesystem::path& file,
                                 const Ontology& ontology) const {
  Parts parts = *parts_;
  parts.frames.add(file, ontology);
  return Extractor(std::make_shared<const Parts>(std::move(parts)));
}

const Analyzer& Extractor::analyzer() const noexcept { return parts_->analyzer; }

std::vector<detail::Article> Extractor::Parts::read(std::vector<Document> documents) const {
  std::vector<detail::Article> articles = detail::read_articles(std::move(documents), analyzer);
  for (detail::Article& article : articles) {
    detail::repair_names(article, world, table);
    detail::repair_trees(article);
  }
  return articles;
}

detail::Article Extractor::Parts::read(Document document) const {
  std::vector<Document> documents;
  documents.push_back(std::move(document));
  return std::move(read(std::move(documents)).front());
}

void Extractor::extract(Document document, KnowledgeGraph& graph) const {
  parts_->add(parts_->read(std::move(document)), graph);
}

std::vector<KnowledgeGraph> Extractor::extract(std::vector<Document> documents,
                                               const Ontology& ontology) const {
  std::vector<KnowledgeGraph> graphs;
  for (const detail::Article& article : parts_->read(std::move(documents))) {
    parts_->add(article, graphs.emplace_back(ontology));
  }
  return graphs;
}

void Extractor::Parts::add(const detail::Article& article, KnowledgeGraph& graph) const {
  const DocumentId id = graph.add(article.document);
  const auto [chains, clauses] = understand(article, world, clause_words, frames, graph.ontology());
  detail::ArticleEntities made = detail::make_entities(article, chains, world, table, id);
  detail::add_attributes(article, chains, clauses, attribute_frames, id, made);
  std::vector<detail::FoundRelation> relations = detail::find_relations(
      article, chains, id, made, world, clauses, frames, clause_words, graph.ontology());
  std::vector<EntityId> ids;
  for (const Entity& entity : made.entities) ids.push_back(graph.add(entity));

  std::map<Triple, std::vector<Statement>> facts;
  for (detail::FoundRelation& relation : relations) {
    Statement& statement = relation.statement;
    statement.document = id;
    if (relation.speaker) statement.attribution->entity = ids[*relation.speaker];
    for (Qualifier& qualifier : statement.qualifiers) {
      if (qualifier.key == "place") qualifier.entity = ids[*relation.place];
    }
    const bool open = relation.type == "related_to";
    const Triple triple{ids[relation.subject], relation.type, open ? statement.predicate : "",
                        ids[relation.object]};
    facts[triple].push_back(std::move(statement));
  }
  for (auto& [triple, statements] : facts) graph.add(triple, std::move(statements));
}

std::vector<Resolved> Extractor::resolve_entities(KnowledgeGraph& graph) const {
  return detail::resolve_entities(graph, parts_->world);
}

std::vector<std::vector<Proposition>> Extractor::find_propositions(std::vector<Document> documents,
                                                                   const Ontology& ontology) const {
  std::vector<std::vector<Proposition>> propositions;
  for (const detail::Article& article : parts_->read(std::move(documents))) {
    const auto [chains, clauses] =
        understand(article, parts_->world, parts_->clause_words, parts_->frames, ontology);
    propositions.push_back(detail::find_propositions(article, clauses));
  }
  return propositions;
}

EntityExplanation Extractor::explain_entities(Document document, const Ontology& ontology) const {
  const detail::Article article = parts_->read(std::move(document));
  const auto [chains, clauses] =
      understand(article, parts_->world, parts_->clause_words, parts_->frames, ontology);
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

std::vector<ExplainedSentence> Extractor::explain_sentences(const Document& document,
                                                            const Ontology& ontology) const {
  const detail::Article article = parts_->read(document);
  const auto [chains, clauses] =
      understand(article, parts_->world, parts_->clause_words, parts_->frames, ontology);
  detail::ArticleEntities made =
      detail::make_entities(article, chains, parts_->world, parts_->table, {});
  const std::vector<detail::FoundRelation> relations =
      detail::find_relations(article, chains, {}, made, parts_->world, clauses, parts_->frames,
                             parts_->clause_words, ontology);
  std::vector<ExplainedSentence> explained(article.trees.size());
  for (std::size_t s = 0; s < explained.size(); ++s) {
    explained[s].span = article.sentence(s).span;
    for (const Word& word : article.sentence(s).words) {
      explained[s].tree +=
          fmt::format("{}{}({}{})", explained[s].tree.empty() ? "" : " ", word.form, word.relation,
                      word.head == 0 ? "" : " of " + article.sentence(s).words[word.head - 1].form);
    }
  }
  for (std::size_t c = 0; c < clauses.size(); ++c) {
    const detail::Clause& clause = clauses[c];
    const detail::Tree& tree = article.trees[clause.sentence];
    ExplainedClause& read = explained[clause.sentence].clauses.emplace_back();
    read.words = clause.lemma == "*" ? clause.label : clause.lemma;
    for (const detail::Argument& argument : clause.arguments) {
      read.arguments.emplace_back(argument.slot,
                                  article.words(clause.sentence, tree.subtree(argument.word)));
    }
    read.certainty = fmt::format("{}, {}", name_of(clause.certainty), name_of(clause.time));
    for (const detail::FoundRelation& relation : relations) {
      if (relation.clause != c) continue;
      read.relations.push_back(fmt::format(
          "{} {} {} ({})", made.entities[relation.subject].name, relation.type,
          made.entities[relation.object].name,
          relation.frame == 0 ? "no frame fits" : fmt::format("frames.tsv:{}", relation.frame)));
    }
    if (!read.relations.empty()) continue;
    read.obstacle = parts_->frames.of(clause.kind, clause.lemma).empty()
                        ? "no frame has these words"
                        : "no frame finds entities of its types in its slots";
  }
  return explained;
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
    mentions.push_back({m.sentence, phrase.begin, phrase.end, m.head, number, chains.type(i)});
  }
  return mentions;
}

}  // namespace graphwright
