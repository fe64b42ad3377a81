#pragma once

// Whose an office is that stands without its organization. Not installed.

#include <optional>

#include "importers/extraction/detail/fillers.hpp"

namespace graphwright::detail {

/// Finds the organizations of bare offices in one article.
class Offices {
 public:
  /// All must outlive it; `words` are those of data/lexicon/clauses.tsv.
  Offices(const Article& article, const Chains& chains, const ArticleEntities& entities,
          const Fillers& fillers, const Lexicon& words);

  /// "Chief Executive Ana Olm", where the clause says of no organization: that which is the subject
  /// of the nearest sentence before in the paragraph, else that of which the article speaks most,
  /// if it stands before.
  std::optional<Filler> firm_of(const Clause& clause) const;

 private:
  void find_main();
  std::optional<Filler> subject_before(std::uint32_t sentence) const;
  std::optional<Filler> main_before(std::uint32_t sentence) const;
  bool is_corporate(const Clause& clause) const;

  const Article& article_;
  const Chains& chains_;
  const ArticleEntities& entities_;
  const Fillers& fillers_;
  const Lexicon& words_;
  std::optional<std::size_t> main_;  ///< The organization of which the article speaks.
};

}  // namespace graphwright::detail
