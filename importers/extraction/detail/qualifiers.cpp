#include "importers/extraction/detail/qualifiers.hpp"

#include <algorithm>
#include <optional>

namespace graphwright::detail {
namespace {

constexpr std::uint32_t longest_purpose = 12;  // words

/// The verb, or a predicate that is none, on which a value depends.
std::optional<std::uint32_t> verb_above(const Tree& tree, std::uint32_t word,
                                        std::uint32_t predicate) {
  while (tree.word(word).upos != "VERB" && word != predicate) {
    const std::optional<std::uint32_t> head = tree.head(word);
    if (!head) return std::nullopt;
    word = *head;
  }
  return word;
}

bool has(const Statement& statement, std::string_view key) {
  return std::any_of(statement.qualifiers.begin(), statement.qualifiers.end(),
                     [&](const Qualifier& q) { return q.key == key; });
}

/// The key of a value; "" of one that qualifies nothing.
std::string key_of(const std::vector<Word>& words, const Value& value) {
  if (value.kind == ValueKind::money) return "amount";
  if (value.kind != ValueKind::date) return "";
  const std::string before = value.begin > 0 ? ascii_lower(words[value.begin - 1].form) : "";
  if (before == "since" || before == "from") return "start";
  if (before == "until" || before == "till" || before == "through") return "end";
  return "date";
}

void add_value(const Article& article, const Clause& clause, const Value& value, Statement& s) {
  const std::string key = key_of(article.sentence(clause.sentence).words, value);
  if (key.empty() || has(s, key)) return;
  Qualifier qualifier{key, article.words(clause.sentence, {value.begin, value.end}), {}, {}};
  if (key == "amount" && value.number) {
    qualifier.value = Amount{*value.number, value.unit, value.approximate};
  } else if (key != "amount" && !value.date.empty()) {
    qualifier.value = value.date;
  }
  s.qualifiers.push_back(std::move(qualifier));
}

}  // namespace

std::vector<Value> values_of(const Article& article, const Clause& clause, bool of_event) {
  const Tree& tree = article.trees[clause.sentence];
  const std::optional<std::uint32_t> happens = of_event ? tree.head(clause.head) : std::nullopt;
  std::vector<Value> values;
  for (const Value& value : article.sentence(clause.sentence).values) {
    const std::uint32_t top = tree.top({value.begin, value.end});
    const bool noun = clause.kind == PredicateKind::noun || clause.kind == PredicateKind::name;
    const auto verb = verb_above(tree, top, noun ? tree.size() : clause.head);
    const bool of_verb = !noun && verb == clause.head;
    const bool of_noun = clause.kind == PredicateKind::noun && tree.dominates(clause.head, top) &&
                         (!verb || !tree.dominates(clause.head, *verb));
    if (of_verb || of_noun || (happens && verb == happens)) values.push_back(value);
  }
  return values;
}

void add_values(const Article& article, const Clause& clause, bool of_event, Statement& statement) {
  for (const Value& value : values_of(article, clause, of_event)) {
    add_value(article, clause, value, statement);
  }
}

void add_role(const Article& article, const Clause& clause,
              const std::function<bool(std::uint32_t)>& is_name, Statement& statement) {
  std::optional<std::uint32_t> noun;
  if (clause.kind == PredicateKind::noun) noun = clause.head;
  for (const Argument& argument : clause.arguments) {
    if (clause.kind == PredicateKind::verb && argument.slot == "as") noun = argument.word;
  }
  if (!noun) return;
  const Tree& tree = article.trees[clause.sentence];
  std::uint32_t begin = *noun;
  while (begin > 0 && tree.head(begin - 1) == *noun &&
         (tree.is(begin - 1, "compound") || tree.is(begin - 1, "amod")) && !is_name(begin - 1)) {
    --begin;
  }
  statement.qualifiers.push_back(
      {"role", article.words(clause.sentence, {begin, *noun + 1}), {}, {}});
}

void add_purpose(const Article& article, const Clause& clause, Statement& statement) {
  const Tree& tree = article.trees[clause.sentence];
  if (clause.kind != PredicateKind::verb) return;
  for (const std::uint32_t child : tree.children(clause.head)) {
    const auto mark = tree.child(child, "mark");
    if (!tree.is(child, "advcl") || child < clause.head || !mark || tree.lower(*mark) != "to" ||
        has(statement, "purpose")) {
      continue;
    }
    const WordRange words = tree.subtree(child);
    if (words.end - words.begin > longest_purpose) continue;
    statement.qualifiers.push_back({"purpose", article.words(clause.sentence, words), {}, {}});
  }
}

void add_sources(const Article& article, std::size_t sentence, Statement& s) {
  const auto& sentences = article.analysis.sentences;
  const std::uint32_t next = sentence + 1 < sentences.size()
                                 ? sentences[sentence + 1].span.begin
                                 : static_cast<std::uint32_t>(article.document.text.size());
  const auto& citations = article.document.citations;
  auto citation = std::partition_point(citations.begin(), citations.end(), [&](const Citation& c) {
    return c.span.begin < s.sentence.begin;
  });
  for (; citation != citations.end() && citation->span.end <= next; ++citation) {
    s.cited_sources.insert(s.cited_sources.end(), citation->sources.begin(),
                           citation->sources.end());
  }
}

}  // namespace graphwright::detail
