#pragma once

// How readily a mention is referred to again. Not installed.

#include <optional>

#include "importers/extraction/detail/article.hpp"
#include "importers/extraction/detail/chains.hpp"

namespace graphwright::detail {

/// How well an earlier markable suits as what a pronoun or definite noun refers to; the greater the
/// better. Nothing if the tree forbids it: both are arguments of one verb ("Olm sued him"), the one
/// is part of the other ("its founder"), a reflexive is not of the subject.
std::optional<double> salience(const Article& article, const Chains& chains, std::size_t anaphor,
                               std::size_t antecedent);

}  // namespace graphwright::detail
