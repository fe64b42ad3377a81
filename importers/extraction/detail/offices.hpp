#pragma once

// Whose an office is that stands without its organization or place. Not installed.

#include <optional>
#include <string_view>

#include "importers/extraction/detail/fillers.hpp"

namespace graphwright::detail {

/// Finds the organizations and towns of bare offices in one article.
class Offices {
 public:
  /// All must outlive it; `words` are those of data/lexicon/clauses.tsv.
  Offices(const Article& article, const Chains& chains, const ArticleEntities& entities,
          const Fillers& fillers, const Lexicon& words);

  /// "Chief Executive Ana Olm", where the clause says of no organization: that which is the subject
  /// of the nearest sentence before in the paragraph, else that of which the article speaks most,
  /// if it stands before. "Mayor Ana Olm": the town that the headline names, or of which the
  /// article speaks most.
  std::optional<Filler> holder_of(const Clause& clause) const;

 private:
  std::optional<std::size_t> find_main(std::string_view type) const;
  std::optional<std::size_t> town_of_headline() const;
  std::optional<Filler> subject_before(std::uint32_t sentence) const;
  std::optional<Filler> before(std::optional<std::size_t> entity, std::uint32_t sentence) const;
  bool is_corporate(const Clause& clause) const;

  const Article& article_;
  const Chains& chains_;
  const ArticleEntities& entities_;
  const Fillers& fillers_;
  const Lexicon& words_;
  std::optional<std::size_t> main_;       ///< The organization of which the article speaks.
  std::optional<std::size_t> main_town_;  ///< The place that is no country.
};

}  // namespace graphwright::detail
