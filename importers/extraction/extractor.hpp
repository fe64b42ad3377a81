#pragma once

#include <set>
#include <string>

#include "graph/knowledge_graph.hpp"
#include "importers/language/lexicon.hpp"

namespace graphwright {

/// Names whose kind is known.
struct NameLists {
  std::set<std::string, std::less<>> given_names;
  std::set<std::string, std::less<>> countries;
};

/// Reads the entities and relations that a document states, by patterns: names are runs of
/// capitalised words, their types come from their words and their neighbours, relations from words
/// between two names (data/lexicon/extraction.tsv). It knows no grammar and follows no pronoun.
class Extractor {
 public:
  /// Reads its word lists from the data directory.
  static Extractor load();

  /// Adds a document, and what it states, to a graph. Const and thread-safe for different graphs.
  void extract(Document article, KnowledgeGraph& graph) const;

 private:
  Lexicon words_;
  NameLists lists_;
};

}  // namespace graphwright
