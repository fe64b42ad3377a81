#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "graph/document.hpp"

namespace graphwright {

/// Numbers a document, an entity, a relation within one KnowledgeGraph. They are handles, not
/// content: two graphs number alike only by chance, and a number lives until its graph is changed
/// by `remove`.
enum class DocumentId : std::uint32_t {};
enum class EntityId : std::uint32_t {};
enum class RelationId : std::uint32_t {};

/// How sure the text is of what it says.
enum class Certainty : std::uint8_t {
  asserted,
  denied,   ///< Negated, or denied by somebody.
  possible  ///< May, plans to, is expected to, in talks, if, questions.
};

/// When the text says that it holds; independent of the certainty (an agreed purchase is asserted
/// and future).
enum class Time : std::uint8_t { past, present, future };

/// What all statements of a relation come to.
enum class Status : std::uint8_t {
  asserted,
  disputed,  ///< Asserted by one statement, denied by another.
  denied,
  possible
};

/// An amount of money or of anything else that is counted or measured.
struct Amount {
  double number = 0;
  std::string
      unit;  ///< ISO 4217 code of a currency ("USD"), else the unit's word or sign; may be empty.
  bool approximate = false;
  bool operator==(const Amount&) const = default;
};

/// What a text adds to a relation: when, where, for how much, as what.
struct Qualifier {
  std::string key;   ///< date, start, end, place, amount, role or purpose.
  std::string text;  ///< The words, as they stand.
  std::variant<std::monostate, std::string, Amount>
      value;                       ///< A string is EDTF for date, start and end.
  std::optional<EntityId> entity;  ///< The entity that the words name.
  bool operator==(const Qualifier&) const = default;
};

/// Who the text says said it.
struct Attribution {
  std::string text;
  std::optional<EntityId> entity;
  bool operator==(const Attribution&) const = default;
};

/// What one sentence says: the evidence of a relation or of an attribute.
struct Statement {
  std::optional<DocumentId> document;  ///< Nothing where a graph states it without evidence.
  Span sentence;
  Span subject;  ///< The mention nearest to the words; may stand in an earlier sentence.
  Span object;
  std::string quote;      ///< The sentence, only where the document has no text.
  std::string predicate;  ///< The words' lemma with its preposition: "launch", "tie_to".
  std::string label;      ///< The words as a reader sees them: "launched".
  Certainty certainty = Certainty::asserted;
  Time time = Time::past;
  std::optional<Attribution> attribution;
  std::vector<std::string> cited_sources;
  std::vector<Qualifier> qualifiers;
  double confidence = 1;  ///< In [0, 1]: how likely this reading of the sentence is right.
  bool operator==(const Statement&) const = default;
};

/// What makes statements candidates for the same fact.
struct Triple {
  EntityId subject{};
  std::string type;       ///< A relation type of the ontology.
  std::string predicate;  ///< Only for the open type: part of what is said. Empty otherwise.
  EntityId object{};
  auto operator<=>(const Triple&) const = default;
};

/// A fact: the statements that say it, and what follows from them.
struct Relation {
  std::string id;  ///< "r-" and a hash of subject, type, predicate, object, date and amount.
  Triple triple;
  std::vector<Statement> statements;  ///< In order of document id and place; at least one.

  // Derived from the statements by the graph:
  std::string predicate;
  std::string label;
  std::vector<Qualifier> qualifiers;  ///< Of all statements, the same value once.
  Certainty certainty = Certainty::asserted;
  Time time = Time::past;
  Status status = Status::asserted;
  double confidence = 1;
};

/// The date that tells a relation from another of the same triple: the most precise `date`, or
/// nothing.
std::optional<std::string> distinguishing_date(std::span<const Statement> statements);

/// The amount that tells a relation from another of the same triple: the first exact `amount`, else
/// the first.
std::optional<Amount> distinguishing_amount(std::span<const Statement> statements);

/// Groups statements of one triple into facts: statements go together that have no conflicting date
/// or amount, where a missing one fits any. "2026" and "2026-04-08" do not conflict; amounts
/// conflict when their numbers differ, by more than a twentieth if one is approximate. The result
/// does not depend on anything but the order of `statements`.
std::vector<std::vector<Statement>> same_facts(std::vector<Statement> statements);

/// The words of a statement's sentence.
using WordsOfStatement = std::function<std::string_view(const Statement&)>;

/// Fills the derived fields of a relation, except `time`, from its statements. Its confidence is
/// the chance that one at least of its sources is right; sentences that share four fifths of their
/// words, as when many papers print one agency's story, are one source.
void derive(Relation& relation, const WordsOfStatement& words);

std::string_view name_of(Certainty certainty) noexcept;
std::string_view name_of(Time time) noexcept;
std::string_view name_of(Status status) noexcept;

}  // namespace graphwright
