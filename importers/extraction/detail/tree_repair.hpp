#pragma once

// Mends trees where they put names in places where none can stand. Not installed.

#include "importers/extraction/detail/article.hpp"

namespace graphwright::detail {

/// Makes a name that the parser takes for an adverb or a bare oblique the subject of the finite
/// verb behind it that has none ("Latchwell, which …, calls"), or the object of the verb before it
/// ("sued | Latchwell on Monday"), and what stands before a predicate and after a phrase in front
/// its subject ("Based in Lund, | Latchwell | is a …").
void repair_trees(Article& article);

}  // namespace graphwright::detail
