#pragma once

#include <string>
#include <utility>
#include <vector>

#include "graph/entity.hpp"

namespace graphwright {

/// Where a text mentions an entity, and why that is one.
struct ExplainedMention {
  Span span;
  MentionKind kind = MentionKind::name;
  std::string text;
  std::string with;    ///< The mention that it was united with; empty for the first.
  std::string reason;  ///< Why; empty for the first.
};

/// An entity of a document, and what it was made of.
struct ExplainedEntity {
  std::string name;
  std::string type;
  std::vector<std::pair<std::string, double>> types;  ///< What speaks for each, the most first.
  std::vector<ExplainedMention> mentions;             ///< In order.
};

/// Two names that look alike and are two.
struct KeptApart {
  std::string one;
  std::string other;
  std::string reason;
};

/// How the entities of a document were made.
struct EntityExplanation {
  std::vector<ExplainedEntity> entities;  ///< In order of their first mentions.
  std::vector<KeptApart> apart;
};

/// What was made of a predicate.
struct ExplainedClause {
  std::string words;                                           ///< The lemma: "roll out".
  std::vector<std::pair<std::string, std::string>> arguments;  ///< Slots and their words.
  std::string certainty;                                       ///< With the time: "asserted, past".
  std::vector<std::string> relations;  ///< "Alder Group acquired Birch Labs (frames.tsv:18)".
  std::string obstacle;                ///< Why none was read; empty if one was.
};

/// What was made of a sentence.
struct ExplainedSentence {
  Span span;
  std::string tree;  ///< The words, each with its relation and head: "bought(root)".
  std::vector<ExplainedClause> clauses;
};

}  // namespace graphwright
