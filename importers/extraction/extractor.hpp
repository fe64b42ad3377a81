#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "graph/knowledge_graph.hpp"
#include "graph/proposition.hpp"
#include "importers/extraction/coreference.hpp"
#include "importers/extraction/entity_table.hpp"
#include "importers/extraction/explanation.hpp"
#include "importers/extraction/resolution.hpp"
#include "importers/language/analyzer.hpp"

namespace graphwright {

/// Reads the entities and relations that a document states: analysis, mentions, coreference, one
/// entity for each thing that is named; clauses, relations by the frames of
/// data/lexicon/frames.tsv. Const and thread-safe for different graphs; cheap to copy.
class Extractor {
 public:
  /// Reads the language model and the word lists of the data directory. Throws Error if one is
  /// missing or wrong.
  static Extractor load();

  /// The same with a user's own entities, which are found by their names and keep their ids.
  Extractor with(EntityTable table) const;

  /// The same with further frames (docs/relations.md), which go before its own; all their types
  /// must be of the ontology. Throws Error, with file and line, on a wrong one.
  Extractor with_frames(const std::filesystem::path& file, const Ontology& ontology) const;

  /// Adds a document, and what it states, to a graph.
  void extract(Document document, KnowledgeGraph& graph) const;

  /// Reads documents, each to a graph of its own, in their order. What is read is the same as of
  /// one at a time, but short documents are read faster together.
  std::vector<KnowledgeGraph> extract(std::vector<Document> documents,
                                      const Ontology& ontology) const;

  /// As `resolve_entities`, without reading the word lists again.
  std::vector<Resolved> resolve_entities(KnowledgeGraph& graph) const;

  /// What the sentences of documents state in their own words, a list for each document.
  std::vector<std::vector<Proposition>> find_propositions(std::vector<Document> documents,
                                                          const Ontology& ontology) const;

  /// How the entities of a document are made.
  EntityExplanation explain_entities(Document document, const Ontology& ontology) const;

  /// What the sentences of a document were read as.
  std::vector<ExplainedSentence> explain_sentences(const Document& document,
                                                   const Ontology& ontology) const;

  /// The mentions of the entities that are named in one text, of which the analysis is given; in
  /// order of their heads. Relative pronouns and nationalities as adjectives are none, as in the
  /// field's corpora. The names of the analysis are mended.
  std::vector<CoreferentMention> find_mentions(Analysis& analysis) const;

  const Analyzer& analyzer() const noexcept;

 private:
  struct Parts;
  explicit Extractor(std::shared_ptr<const Parts> parts) : parts_(std::move(parts)) {}

  std::shared_ptr<const Parts> parts_;
};

}  // namespace graphwright
