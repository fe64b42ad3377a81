#pragma once

// What a clause tells of a relation besides its ends. Not installed.

#include <cstdint>
#include <functional>
#include <vector>

#include "importers/extraction/detail/article.hpp"
#include "importers/extraction/detail/clauses.hpp"

namespace graphwright::detail {

/// The values that depend on a clause's verb or stand in its noun phrase; `of_event` takes those
/// that depend on the verb of a noun too: "The merger was completed in 2020".
std::vector<Value> values_of(const Article& article, const Clause& clause, bool of_event);

/// Adds to a statement the dates, times and amounts that depend on the clause's verb or stand in
/// its noun phrase, each key once: "since" and "from" begin, "until" ends. `of_event` is as above.
void add_values(const Article& article, const Clause& clause, bool of_event, Statement& statement);

/// Adds the words of an office as the role: "chief executive" of "Ana Olm, chief executive of …",
/// "as chief executive". `is_name` tells which words of the sentence are names, which are no part
/// of it.
void add_role(const Article& article, const Clause& clause,
              const std::function<bool(std::uint32_t)>& is_name, Statement& statement);

/// Adds what a verb is done for, "to finance the purchase": an infinitive of purpose.
void add_purpose(const Article& article, const Clause& clause, Statement& statement);

/// Adds the sources that are cited between a sentence and the next one, or in it.
void add_sources(const Article& article, std::size_t sentence, Statement& statement);

}  // namespace graphwright::detail
