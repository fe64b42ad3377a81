#include "importers/extraction/detail/salience.hpp"

#include <algorithm>
#include <cmath>

namespace graphwright::detail {
namespace {

constexpr double for_each_sentence = -1.8;  // between the two
constexpr double for_each_sentence_for_noun = -0.6;
constexpr double of_subject = 1.6;
constexpr double of_subject_of_relative = 0.6;
constexpr double of_object = 0.4;
constexpr double of_sentence_of_possessive = 1;
constexpr double of_modifier = -1.1;
constexpr double of_modifier_for_noun = -1.5;  // further
constexpr double of_possessor = 0.3;
constexpr double of_same_role = 0.5;
constexpr double of_pronoun = 0.2;
constexpr double of_indefinite = -0.6;
constexpr double of_headline = -1.5;
constexpr double for_each_mention = 0.35;  // before, of the logarithm of their number
constexpr double for_each_mention_for_noun = 0.9;

bool is_subject(const Tree& tree, std::uint32_t word) {
  return tree.is(tree.first_conjunct(word), "nsubj");
}

bool is_object(const Tree& tree, std::uint32_t word) {
  const std::uint32_t first = tree.first_conjunct(word);
  return tree.is(first, "obj") || tree.is(first, "iobj");
}

bool is_argument(const Tree& tree, std::uint32_t word) {
  const std::uint32_t first = tree.first_conjunct(word);
  return is_subject(tree, word) || is_object(tree, word) || tree.is(first, "obl");
}

/// Whether an anaphor lies in a phrase of the antecedent, and in no clause or apposition of it.
bool is_within(const Tree& tree, std::uint32_t anaphor, std::uint32_t antecedent) {
  std::uint32_t word = anaphor;
  while (word != antecedent) {
    if (tree.is(word, "acl") || tree.is(word, "appos") || tree.is(word, "conj") ||
        tree.is(word, "parataxis") || tree.is(word, "advcl")) {
      return false;
    }
    const std::optional<std::uint32_t> head = tree.head(word);
    if (!head) return false;
    word = *head;
  }
  return true;
}

/// The verb that has the subject of a verb which has none of its own: "bought" of "bought Birch
/// and sold it".
std::uint32_t verb_of_subject(const Tree& tree, std::uint32_t verb) {
  while (!tree.child(verb, "nsubj")) {
    const std::optional<std::uint32_t> above = tree.head(verb);
    const bool shares =
        tree.is(verb, "conj") || (above && tree.is(verb, "xcomp") && !tree.child(*above, "obj"));
    if (!above || !shares) return verb;
    verb = *above;
  }
  return verb;
}

bool is_forbidden(const Tree& tree, const Markable& anaphor, const Markable& antecedent) {
  const bool same_clause = tree.clause(anaphor.head) == tree.clause(antecedent.head);
  if (anaphor.reflexive)
    return antecedent.head > anaphor.head || !is_argument(tree, antecedent.head);
  // "Alder is a maker with its seat in Lima": what is in a predicate may be its subject's.
  const bool predicate = tree.child(antecedent.head, "cop").has_value();
  if ((!predicate && is_within(tree, anaphor.head, antecedent.head)) ||
      is_within(tree, antecedent.head, anaphor.head)) {
    return true;
  }
  const bool possessive = tree.is(anaphor.head, "nmod:poss");
  if (possessive || !is_argument(tree, anaphor.head)) return false;
  if (same_clause) return is_argument(tree, antecedent.head);
  return is_subject(tree, antecedent.head) && !is_subject(tree, anaphor.head) &&
         verb_of_subject(tree, tree.clause(anaphor.head)) == tree.clause(antecedent.head);
}

double of_role(const Tree& tree, std::uint32_t word) {
  double score = 0;
  if (is_subject(tree, word)) {
    const std::uint32_t clause = tree.clause(word);
    score += tree.is(clause, "acl") ? of_subject_of_relative : of_subject;
  } else if (is_object(tree, word)) {
    score += of_object;
  } else if (tree.is(word, "nmod:poss")) {
    score += of_possessor;
  } else if (tree.is(word, "nmod") || tree.is(word, "compound")) {
    score += of_modifier;
  }
  return score;
}

}  // namespace

std::optional<double> salience(const Article& article, const Chains& chains, std::size_t anaphor,
                               std::size_t antecedent) {
  const Markable& one = chains.markable(antecedent);
  const Markable& other = chains.markable(anaphor);
  const Tree& tree = article.trees[one.sentence];
  double score = of_role(tree, one.head);
  if (one.sentence == other.sentence) {
    if (is_forbidden(tree, other, one)) return std::nullopt;
    if (tree.is(other.head, "nmod:poss")) score += of_sentence_of_possessive;
  } else if (other.reflexive) {
    return std::nullopt;
  }
  // A definite noun means what the text is about more than what was named last.
  const bool nominal = other.kind == MentionKind::nominal;
  if (nominal && (tree.is(one.head, "nmod") || tree.is(one.head, "compound"))) {
    score += of_modifier_for_noun;
  }
  score += (nominal ? for_each_sentence_for_noun : for_each_sentence) *
           static_cast<double>(other.sentence - one.sentence);
  const Tree& own = article.trees[other.sentence];
  if ((is_subject(tree, one.head) && is_subject(own, other.head)) ||
      (is_object(tree, one.head) && is_object(own, other.head))) {
    score += of_same_role;
  }
  if (one.kind == MentionKind::pronoun) score += of_pronoun;
  if (one.kind == MentionKind::nominal && !one.definite) score += of_indefinite;
  if (one.headline) score += of_headline;
  const std::vector<std::size_t>& members = chains.members(antecedent);
  const auto before = std::lower_bound(members.begin(), members.end(), anaphor) - members.begin();
  const double each = nominal ? for_each_mention_for_noun : for_each_mention;
  return score + each * std::log(static_cast<double>(before));
}

}  // namespace graphwright::detail
