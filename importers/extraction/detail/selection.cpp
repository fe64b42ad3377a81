#include "importers/extraction/detail/selection.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace graphwright::detail {
namespace {

constexpr double of_certain_type = 2.4;  // evidence that no predicate outweighs
constexpr double of_selection = 1.2;     // what all predicates of one kind tell together, at most
constexpr double of_support = 1;         // for the type that a chain has, of each predicate

constexpr double of_member = 0.6;
constexpr double of_likeliest = 0.6;  // share of a firm among the types that will do

using Types = std::set<std::string>;

/// Selects the types of one article's chains.
class Selector {
 public:
  Selector(const std::vector<Clause>& clauses, const Frames& frames, const Ontology& ontology,
           const Lexicon& words, Chains& chains)
      : clauses_(clauses), frames_(frames), ontology_(ontology), words_(words), chains_(chains) {
    for (std::size_t i = 0; i < chains.markables().size(); ++i) {
      const Markable& m = chains.markable(i);
      if (!chains.is_named(i)) continue;
      at_.emplace(std::pair(m.sentence, m.head), i);
      for (std::uint32_t w = m.words.begin; m.kind == MentionKind::name && w < m.words.end; ++w) {
        at_.emplace(std::pair(m.sentence, w), i);
      }
    }
  }

  bool run() {
    for (const Clause& clause : clauses_) read(clause);
    bool changed = false;
    for (const auto& [chain, wanted] : wanted_) {
      const std::string before = chains_.types(chain).best();
      if (is_certain(chain)) continue;
      for (const auto& [type, votes] : wanted) {
        if (votes > supported_[chain]) {
          chains_.types(chain).add(type, of_selection * std::min(1.0, votes));
        }
      }
      changed = changed || chains_.types(chain).best() != before;
    }
    return changed;
  }

 private:
  /// Whether no predicate can change the type of a chain. What a people does is told of persons
  /// too; laws and awards are told by their last words, persons by their given names.
  bool is_certain(std::size_t chain) const {
    const std::string type = chains_.types(chain).best();
    const auto& members = chains_.members(chain);
    const bool full_name = std::any_of(members.begin(), members.end(), [&](std::size_t m) {
      const Markable& name = chains_.markable(m);
      return name.kind == MentionKind::name && name.text.find(' ') != std::string::npos;
    });
    return type == "Group" || type == "Concept" || type == "Law" || type == "Award" ||
           (type == "Person" && full_name) || chains_.types(chain).of(type) >= of_certain_type;
  }

  /// The named markable in the first of some slots that has one.
  std::optional<std::size_t> filler(const Clause& clause,
                                    const std::vector<std::string>& slots) const {
    for (const std::string& slot : slots) {
      for (const Argument& argument : clause.arguments) {
        if (argument.slot != slot || argument.nested) continue;
        const auto found = at_.find({clause.sentence, argument.word});
        if (found != at_.end()) return found->second;
      }
    }
    return std::nullopt;
  }

  /// Whether a verb has an object that a frame does not ask for, so that another sense is meant:
  /// what opens in Lima is no event if it opens an office.
  static bool leaves_object(const Clause& clause, const Frame& frame) {
    const auto asks = [](const std::vector<std::string>& slots) {
      return std::find(slots.begin(), slots.end(), "obj") != slots.end();
    };
    return clause.kind == PredicateKind::verb && !asks(frame.subject) && !asks(frame.object) &&
           std::any_of(clause.arguments.begin(), clause.arguments.end(),
                       [](const Argument& a) { return a.slot == "obj"; });
  }

  /// Whether the ontology and the frame admit a type; an empty list admits all.
  static bool fits(const std::string& type, const std::vector<std::string>& by_ontology,
                   const std::vector<std::string>& by_frame) {
    const auto admits = [&](const std::vector<std::string>& list) {
      return list.empty() || std::find(list.begin(), list.end(), type) != list.end();
    };
    return admits(by_ontology) && admits(by_frame);
  }

  /// The types that both name; none where the ontology admits all.
  static Types admitted(const std::vector<std::string>& by_ontology,
                        const std::vector<std::string>& by_frame) {
    Types types;
    for (const std::string& type : by_ontology) {
      const bool fits =
          by_frame.empty() || std::find(by_frame.begin(), by_frame.end(), type) != by_frame.end();
      if (fits) types.insert(type);
    }
    return types;
  }

  /// "its chief executive": what has officers and shares is an organization.
  void read_member(const Clause& clause) {
    const auto owner = filler(clause, {"poss"});
    if (clause.kind == PredicateKind::noun && owner && words_.has("member", clause.lemma)) {
      wanted_[chains_.chain(*owner)]["Organization"] += of_member;
    }
  }

  void read(const Clause& clause) {
    read_member(clause);
    std::map<std::size_t, Types> wanted;  // by chain, of all frames of the predicate
    std::set<std::size_t> fitting;
    for (const Frame& frame : frames_.of(clause.kind, clause.lemma)) {
      const RelationType* relation = ontology_.relation_type(frame.type);
      if (relation == nullptr || !frame.with.empty() || !frame.as.empty()) continue;
      if (leaves_object(clause, frame)) continue;
      const auto one = filler(clause, frame.subject);
      const auto other = filler(clause, frame.object);
      if (!one || !other || chains_.chain(*one) == chains_.chain(*other)) continue;
      const auto& subjects = frame.reversed ? relation->object : relation->subject;
      const auto& objects = frame.reversed ? relation->subject : relation->object;
      const bool subject_fits = fits(chains_.type(*one), subjects, frame.subject_types);
      const bool object_fits = fits(chains_.type(*other), objects, frame.object_types);
      const Types subject = admitted(subjects, frame.subject_types);
      const Types object = admitted(objects, frame.object_types);
      if (subject_fits && object_fits) {
        fitting.insert(chains_.chain(*one));
        fitting.insert(chains_.chain(*other));
      } else if (subject_fits) {
        wanted[chains_.chain(*other)].insert(object.begin(), object.end());
      } else if (object_fits) {
        wanted[chains_.chain(*one)].insert(subject.begin(), subject.end());
      }
    }
    for (const std::size_t chain : fitting) supported_[chain] += of_support;
    for (const auto& [chain, types] : wanted) {
      if (fitting.contains(chain)) continue;
      const bool firm = types.size() > 1 && types.contains("Organization");
      const auto others = static_cast<double>(types.size() - (firm ? 1 : 0));
      for (const std::string& type : types) {
        const double share = firm ? 1 - of_likeliest : 1;
        wanted_[chain][type] += firm && type == "Organization" ? of_likeliest : share / others;
      }
    }
  }

  const std::vector<Clause>& clauses_;
  const Frames& frames_;
  const Ontology& ontology_;
  const Lexicon& words_;
  Chains& chains_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> at_;  ///< Named markables.
  std::map<std::size_t, std::map<std::string, double>> wanted_;        ///< By chain.
  std::map<std::size_t, double> supported_;
};

}  // namespace

bool add_selected_types(const std::vector<Clause>& clauses, const Frames& frames,
                        const Ontology& ontology, const World& world, Chains& chains) {
  return Selector(clauses, frames, ontology, world.words(), chains).run();
}

}  // namespace graphwright::detail
