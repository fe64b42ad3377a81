#include "graph/relation.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace graphwright {
namespace {

/// The sentence that a statement was read in.
struct Source {
  std::optional<DocumentId> document;
  Span sentence;
  auto operator<=>(const Source&) const = default;
};

const Qualifier* find_qualifier(const Statement& statement, std::string_view key) {
  const auto found = std::find_if(statement.qualifiers.begin(), statement.qualifiers.end(),
                                  [&](const Qualifier& q) { return q.key == key; });
  return found == statement.qualifiers.end() ? nullptr : &*found;
}

std::optional<std::string> date_of(const Statement& statement) {
  const Qualifier* date = find_qualifier(statement, "date");
  const auto* value = date == nullptr ? nullptr : std::get_if<std::string>(&date->value);
  return value == nullptr || value->empty() ? std::nullopt : std::optional(*value);
}

std::optional<Amount> amount_of(const Statement& statement) {
  const Qualifier* amount = find_qualifier(statement, "amount");
  const auto* value = amount == nullptr ? nullptr : std::get_if<Amount>(&amount->value);
  return value == nullptr ? std::nullopt : std::optional(*value);
}

/// EDTF dates conflict unless one is the beginning of the other: "2026" and "2026-04-08" do not.
bool conflict(const std::string& one, const std::string& other) {
  const auto& [shorter, longer] =
      one.size() <= other.size() ? std::tie(one, other) : std::tie(other, one);
  return longer.compare(0, shorter.size(), shorter) != 0;
}

bool conflict(const Amount& one, const Amount& other) {
  if (one.unit != other.unit) return true;
  const double tolerance = one.approximate || other.approximate ? 0.05 : 1e-9;
  return std::abs(one.number - other.number) >
         tolerance * std::max(std::abs(one.number), std::abs(other.number));
}

template <typename Value>
bool compatible(const std::optional<Value>& one, const std::optional<Value>& other) {
  return !one || !other || !conflict(*one, *other);
}

Status status_of(std::span<const Statement> statements) {
  const auto some = [&](Certainty certainty) {
    return std::any_of(statements.begin(), statements.end(),
                       [&](const Statement& s) { return s.certainty == certainty; });
  };
  if (some(Certainty::asserted)) {
    return some(Certainty::denied) ? Status::disputed : Status::asserted;
  }
  return some(Certainty::denied) ? Status::denied : Status::possible;
}

Certainty certainty_of(Status status) {
  switch (status) {
    case Status::denied: return Certainty::denied;
    case Status::possible: return Certainty::possible;
    case Status::asserted:
    case Status::disputed: break;
  }
  return Certainty::asserted;
}

using WordSet = std::set<std::string, std::less<>>;

/// The words of a sentence, in small letters.
WordSet word_set(std::string_view sentence) {
  WordSet words;
  std::string word;
  for (const char c : sentence) {
    const bool capital = c >= 'A' && c <= 'Z';
    const bool part = capital || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                      static_cast<unsigned char>(c) >= 0x80;
    if (part) word += capital ? static_cast<char>(c - 'A' + 'a') : c;
    if (part || word.empty()) continue;
    words.insert(std::move(word));
    word.clear();
  }
  if (!word.empty()) words.insert(std::move(word));
  return words;
}

/// Whether two sentences share four fifths of their words.
bool are_nearly_the_same(const WordSet& one, const WordSet& other) {
  constexpr double least_share = 0.8;
  std::size_t common = 0;
  for (const std::string& word : one) common += other.contains(word);
  const std::size_t all = one.size() + other.size() - common;
  return all > 0 && static_cast<double>(common) >= least_share * static_cast<double>(all);
}

/// The chance that one source at least is right, of the statements that say what the relation says;
/// statements of the same sentence are one, and so are those of sentences that are nearly the same.
double confidence_of(std::span<const Statement> statements, Certainty certainty,
                     const WordsOfStatement& words) {
  constexpr std::size_t most_compared = 64;  // sources; more make no difference
  std::map<Source, std::size_t> source_of;
  std::vector<std::pair<double, WordSet>> sources;
  for (const Statement& statement : statements) {  // in an order of content
    if (statement.certainty != certainty) continue;
    const Source place{statement.document, statement.sentence};
    auto known = source_of.find(place);
    if (known == source_of.end()) {
      if (sources.size() >= most_compared) break;
      WordSet set = word_set(words(statement));
      const auto same = std::find_if(sources.begin(), sources.end(), [&](const auto& source) {
        return are_nearly_the_same(source.second, set);
      });
      const auto number = static_cast<std::size_t>(same - sources.begin());
      if (same == sources.end()) sources.emplace_back(0, std::move(set));
      known = source_of.emplace(place, number).first;
    }
    double& confidence = sources[known->second].first;
    confidence = std::max(confidence, statement.confidence);
  }
  double wrong = 1;
  for (const auto& [confidence, set] : sources) wrong *= 1 - confidence;
  return 1 - wrong;
}

}  // namespace

std::optional<std::string> distinguishing_date(std::span<const Statement> statements) {
  std::optional<std::string> most_precise;
  for (const Statement& statement : statements) {
    const std::optional<std::string> date = date_of(statement);
    if (date && (!most_precise || date->size() > most_precise->size())) most_precise = date;
  }
  return most_precise;
}

std::optional<Amount> distinguishing_amount(std::span<const Statement> statements) {
  std::optional<Amount> first;
  for (const Statement& statement : statements) {
    const std::optional<Amount> amount = amount_of(statement);
    if (amount && (!first || (first->approximate && !amount->approximate))) first = amount;
  }
  return first;
}

std::vector<std::vector<Statement>> same_facts(std::vector<Statement> statements) {
  struct Constraint {
    std::optional<std::string> date;
    std::optional<Amount> amount;
  };
  std::vector<Constraint> constraints;
  std::vector<std::size_t> order;
  for (const Statement& statement : statements) {
    order.push_back(order.size());
    constraints.push_back({date_of(statement), amount_of(statement)});
  }
  // Those that say most found the groups that others join.
  const auto specificity = [&](std::size_t i) {
    const Constraint& own = constraints[i];
    return (own.date ? static_cast<int>(std::min<std::size_t>(own.date->size(), 99)) : 0) +
           (own.amount ? (own.amount->approximate ? 100 : 200) : 0);
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return specificity(a) > specificity(b); });

  struct Group {
    Constraint constraint;
    std::vector<std::size_t> members;
  };
  std::vector<Group> groups;
  for (const std::size_t index : order) {
    const Constraint& own = constraints[index];
    const auto fitting = std::find_if(groups.begin(), groups.end(), [&](const Group& group) {
      return compatible(group.constraint.date, own.date) &&
             compatible(group.constraint.amount, own.amount);
    });
    if (fitting == groups.end()) {
      groups.push_back({own, {index}});
      continue;
    }
    Constraint& shared = fitting->constraint;
    if (own.date && (!shared.date || own.date->size() > shared.date->size()))
      shared.date = own.date;
    if (own.amount && !shared.amount) shared.amount = own.amount;
    fitting->members.push_back(index);
  }

  std::vector<std::vector<Statement>> facts;
  for (Group& group : groups) {
    std::sort(group.members.begin(), group.members.end());
    std::vector<Statement>& fact = facts.emplace_back();
    for (const std::size_t index : group.members) fact.push_back(std::move(statements[index]));
  }
  return facts;
}

void derive(Relation& relation, const WordsOfStatement& words) {
  relation.status = status_of(relation.statements);
  relation.certainty = certainty_of(relation.status);
  relation.confidence = confidence_of(relation.statements, relation.certainty, words);
  const auto speaks_for_it = [&](const Statement& s) { return s.certainty == relation.certainty; };
  const auto speaker =
      std::find_if(relation.statements.begin(), relation.statements.end(), speaks_for_it);
  relation.predicate =
      relation.triple.predicate.empty() ? speaker->predicate : relation.triple.predicate;
  relation.label = speaker->label;
  relation.qualifiers.clear();
  for (const Statement& statement : relation.statements) {
    for (const Qualifier& qualifier : statement.qualifiers) {
      const auto same = [&](const Qualifier& other) {
        return other.key == qualifier.key && other.value == qualifier.value &&
               other.entity == qualifier.entity &&
               (other.text == qualifier.text ||
                !std::holds_alternative<std::monostate>(qualifier.value) || qualifier.entity);
      };
      if (std::none_of(relation.qualifiers.begin(), relation.qualifiers.end(), same)) {
        relation.qualifiers.push_back(qualifier);
      }
    }
  }
}

std::string_view name_of(Certainty certainty) noexcept {
  switch (certainty) {
    case Certainty::asserted: return "asserted";
    case Certainty::denied: return "denied";
    case Certainty::possible: return "possible";
  }
  return "";
}

std::string_view name_of(Time time) noexcept {
  switch (time) {
    case Time::past: return "past";
    case Time::present: return "present";
    case Time::future: return "future";
  }
  return "";
}

std::string_view name_of(Status status) noexcept {
  switch (status) {
    case Status::asserted: return "asserted";
    case Status::disputed: return "disputed";
    case Status::denied: return "denied";
    case Status::possible: return "possible";
  }
  return "";
}

}  // namespace graphwright
