#pragma once

// Literals that a text states of its entities. Not installed.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "importers/extraction/detail/article.hpp"
#include "importers/extraction/detail/chains.hpp"
#include "importers/extraction/detail/clauses.hpp"
#include "importers/extraction/detail/entities.hpp"

namespace graphwright::detail {

/// Words that state a literal, and where the thing stands of which they do.
struct AttributeFrame {
  std::vector<std::string> slots;  ///< The first that fits counts.
  ValueKind value = ValueKind::date;
  std::vector<std::string> units;  ///< Of a quantity, one of them.
  std::string key;
  std::string type;  ///< Of the thing.
};

/// The frames of data/lexicon/attributes.tsv.
class AttributeFrames {
 public:
  /// Reads the file, whose head describes it. Throws Error, with file and line, on a line of
  /// another form.
  static AttributeFrames load(const std::filesystem::path& file);

  /// The frames of a predicate, in the order of the file.
  const std::vector<AttributeFrame>& of(PredicateKind kind, const std::string& lemma) const;

 private:
  std::map<std::pair<PredicateKind, std::string>, std::vector<AttributeFrame>> frames_;
};

/// Adds to the entities of an article what its clauses and what brackets and commas after names
/// tell: "was founded in 1998", "Ana Olm (born 14 June 1972)", "(1902 - 1990)", "Ana Olm, 54,".
void add_attributes(const Article& article, const Chains& chains,
                    const std::vector<Clause>& clauses, const AttributeFrames& frames,
                    DocumentId document, ArticleEntities& made);

}  // namespace graphwright::detail
