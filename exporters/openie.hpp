#pragma once

#include <ostream>
#include <span>

#include "graph/proposition.hpp"

namespace graphwright {

/// Writes propositions as the evaluations of open information extraction read them, a line each
/// with tabs between: sentence, confidence, relation, argument 1, argument 2 and so on. Tabs and
/// ends of lines within them are written as blanks.
void write_openie(std::span<const Proposition> propositions, std::ostream& out);

}  // namespace graphwright
