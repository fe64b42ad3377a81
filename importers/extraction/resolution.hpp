#pragma once

#include <string>
#include <vector>

#include "graph/knowledge_graph.hpp"

namespace graphwright {

/// Why what two documents name was united, or not.
struct Resolved {
  std::string one;       ///< The name that the one document gives it.
  std::string document;  ///< Its id.
  std::string other;
  std::string other_document;
  bool united = false;
  std::string reason;
};

/// Unites the entities of a graph that are one thing, and parts those that are two though their
/// names are the same. What is united has one type, the one that most documents give it, and the
/// fullest name.
///
/// Each document's own reading is taken for given: what it names apart stays apart. The same name
/// unites if its types can be of one thing; against it are birthdays and places that differ, walks
/// of life that have nothing in common, and for names that many places have ("Supreme Court") the
/// countries that the documents speak of, unless the two speak of some third thing, which is for
/// it. A shorter name unites with a fuller one of which another document tells that it is short
/// ("Meta", "Meta Platforms"), if only one fuller name can be meant; a surname alone needs some
/// third thing too. Ids that a user's table gave are kept, and unite nothing else.
///
/// The result depends on the documents' readings alone, which the graph keeps: graphs that were
/// resolved may be merged and resolved again, in any order. Returns what was decided, in order of
/// names.
std::vector<Resolved> resolve_entities(KnowledgeGraph& graph);

}  // namespace graphwright
