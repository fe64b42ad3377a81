#include "importers/extraction/resolution.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <tuple>

#include "graph/identity.hpp"
#include "importers/extraction/detail/name_variants.hpp"
#include "importers/extraction/detail/reading_profiles.hpp"
#include "importers/extraction/detail/readings.hpp"
#include "importers/extraction/detail/resolver.hpp"
#include "importers/extraction/detail/world.hpp"

namespace graphwright {
namespace {

using detail::Reading;

constexpr std::size_t many = 5;                   // documents
constexpr std::size_t shortest_abbreviation = 3;  // letters

/// A set of readings judged to be of one thing.
struct Cluster {
  std::vector<std::size_t> readings;  ///< In order.
  std::set<std::size_t> documents;
  std::set<std::string> names;  ///< Keys.
  detail::Profile profile;
};

/// Decides which readings of a graph are of one thing.
class Resolver {
 public:
  Resolver(const KnowledgeGraph& graph, const detail::World& world)
      : graph_(graph),
        world_(world),
        readings_(detail::readings_of(graph, world)),
        described_(detail::describe_readings(graph, readings_, world)) {
    cluster_of_.resize(readings_.size());
    std::iota(cluster_of_.begin(), cluster_of_.end(), std::size_t{0});
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      const Reading& reading = readings_[i];
      Cluster& cluster = clusters_.emplace_back();
      cluster.readings = {i};
      if (reading.document) cluster.documents.insert(document_number(i));
      for (const std::string& name : reading.names) {
        cluster.names.insert(detail::key_of_name(name, reading.type, world_));
      }
      cluster.profile = std::move(described_.profiles[i]);
    }
    unite_same_mentions();
  }

  void decide() {
    unite_same_names();
    unite_short_names();
    std::stable_sort(decided_.begin(), decided_.end(), [](const Resolved& a, const Resolved& b) {
      return std::tie(a.one, a.document, a.other, a.other_document) <
             std::tie(b.one, b.document, b.other, b.other_document);
    });
  }

  KnowledgeGraph apply() const {
    std::map<std::size_t, std::size_t> numbers;  // of the clusters that are left
    std::vector<std::size_t> united_of;
    std::vector<detail::United> united;
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      const auto [number, added] = numbers.emplace(root(i), united.size());
      if (added) united.push_back(united_from(clusters_[root(i)]));
      united_of.push_back(number->second);
    }
    number_homonyms(united);
    return detail::rebuilt(graph_, readings_, united_of, united);
  }

  std::vector<Resolved> take_decided() { return std::move(decided_); }

 private:
  std::size_t document_number(std::size_t reading) const {
    return static_cast<std::size_t>(*readings_[reading].document);
  }

  const std::string& key(std::size_t reading) const { return described_.keys[reading]; }

  /// A third thing of which the documents of two clusters speak; "" if there is none.
  std::string common_subject(const Cluster& a, const Cluster& b) const {
    const Cluster& lesser = a.documents.size() <= b.documents.size() ? a : b;
    const Cluster& greater = &lesser == &a ? b : a;
    for (const std::size_t document : lesser.documents) {
      const auto subjects = described_.subjects.find(document);
      if (subjects == described_.subjects.end()) continue;
      for (const std::string& key : subjects->second) {
        if (a.names.contains(key) || b.names.contains(key)) continue;
        const std::set<std::size_t>& others = described_.documents_of.at(key);
        const bool common = std::any_of(others.begin(), others.end(), [&](std::size_t other) {
          return other != document && greater.documents.contains(other);
        });
        if (common) return key;
      }
    }
    return "";
  }

  // Clusters.

  std::size_t root(std::size_t cluster) const {
    while (cluster_of_[cluster] != cluster) cluster = cluster_of_[cluster];
    return cluster;
  }

  void unite(std::size_t one, std::size_t other, std::string reason) {
    std::size_t a = root(one);
    std::size_t b = root(other);
    note(a, b, true, std::move(reason));
    if (clusters_[a].readings.size() < clusters_[b].readings.size()) std::swap(a, b);
    cluster_of_[b] = a;
    Cluster& kept = clusters_[a];
    Cluster& joined = clusters_[b];
    const auto middle = static_cast<std::ptrdiff_t>(kept.readings.size());
    kept.readings.insert(kept.readings.end(), joined.readings.begin(), joined.readings.end());
    std::inplace_merge(kept.readings.begin(), kept.readings.begin() + middle, kept.readings.end());
    kept.documents.merge(joined.documents);
    kept.names.merge(joined.names);
    kept.profile.add(joined.profile);
    joined = {};
  }

  void note(std::size_t a, std::size_t b, bool united, std::string reason) {
    std::size_t one = clusters_[a].readings.front();
    std::size_t other = clusters_[b].readings.front();
    if (other < one) std::swap(one, other);
    const auto id = [&](std::size_t reading) {
      return readings_[reading].document ? graph_.document(*readings_[reading].document).id
                                         : std::string();
    };
    decided_.push_back({readings_[one].name, id(one), readings_[other].name, id(other), united,
                        std::move(reason)});
  }

  const Reading& first(const Cluster& cluster) const { return readings_[cluster.readings.front()]; }

  /// What forbids that two clusters are one thing; "" if nothing does.
  std::string obstacle(const Cluster& a, const Cluster& b) const {
    const Cluster& lesser = a.documents.size() <= b.documents.size() ? a : b;
    const Cluster& greater = &lesser == &a ? b : a;
    const bool together = std::any_of(lesser.documents.begin(), lesser.documents.end(),
                                      [&](std::size_t d) { return greater.documents.contains(d); });
    if (together) return "one document tells them apart";
    for (const auto& [key, value] : a.profile.facts) {
      const auto other = b.profile.facts.find(key);
      if (other != b.profile.facts.end() && !value.starts_with(other->second) &&
          !other->second.starts_with(value)) {
        return fmt::format("{}: {} and {}", key, value, other->second);
      }
    }
    // A third thing of which both documents speak outweighs the rest.
    std::string against;
    const auto& fields = a.profile.fields;
    const auto& others = b.profile.fields;
    if (!are_compatible(a, b)) {
      against = "different kinds of things";
    } else if (!a.profile.country.empty() && !b.profile.country.empty() &&
               a.profile.country != b.profile.country) {
      against =
          fmt::format("of different countries: {} and {}", a.profile.country, b.profile.country);
    } else if (!a.profile.gender.empty() && !b.profile.gender.empty() &&
               a.profile.gender != b.profile.gender) {
      against = "different genders";
    } else if (first(a).type == "Person" && !fields.empty() && !others.empty() &&
               std::none_of(fields.begin(), fields.end(),
                            [&](const std::string& f) { return others.contains(f); })) {
      against = fmt::format("different walks of life ({} and {}), and nothing else in common",
                            *fields.begin(), *others.begin());
    }
    if (against.empty()) return "";
    const bool never = first(a).type == "Group" || first(b).type == "Group" ||
                       (has_several_words(a) && has_several_words(b) && !are_compatible(a, b));
    return !never && !common_subject(a, b).empty() ? "" : against;
  }

  bool has_several_words(const Cluster& cluster) const {
    return detail::has_several_words(first(cluster).name);
  }

  /// Whether the types of two clusters can be of one thing. A name of several words seldom has two
  /// bearers of different kinds; one word may be a river and a firm.
  bool are_compatible(const Cluster& a, const Cluster& b) const {
    const std::string& one = first(a).type;
    const std::string& other = first(b).type;
    if (one == other) return true;
    if (one == "Group" || other == "Group" || one == "Person" || other == "Person") return false;
    const auto is_place = [](const std::string& t) { return t == "Location" || t == "Facility"; };
    return (has_several_words(a) && has_several_words(b)) || is_place(one) == is_place(other);
  }

  /// Unites the readings of one name: first those whose documents have a third thing in common,
  /// then what nothing keeps apart, the greatest first.
  void unite_same_names() {
    std::map<std::string, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      const Reading& reading = readings_[i];
      if (reading.fixed) {
        groups["id " + graph_.entity(reading.entity).id].push_back(i);
      } else {
        groups["name " + key(i)].push_back(i);
      }
    }
    for (const auto& [key, group] : groups) {
      if (group.size() < 2) continue;
      if (key.starts_with("id ")) {
        for (std::size_t i = 1; i < group.size(); ++i) unite(group[0], group[i], "the user's id");
        continue;
      }
      unite_by_subjects(group);
      unite_unopposed(group);
    }
  }

  /// What two readings of a document have a mention of in common is one thing: graphs that share a
  /// document have different ids for it.
  void unite_same_mentions() {
    std::map<std::tuple<DocumentId, std::size_t, std::size_t>, std::size_t> seen;
    std::map<std::pair<EntityId, DocumentId>, std::size_t> numbers;
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      if (readings_[i].document) numbers[{readings_[i].entity, *readings_[i].document}] = i;
    }
    for (const EntityId id : graph_.entities()) {
      for (const Mention& mention : graph_.entity(id).mentions) {
        const std::size_t reading = numbers.at({id, mention.document});
        const auto [before, added] = seen.emplace(
            std::tuple(mention.document, mention.span.begin, mention.span.end), reading);
        if (!added && root(before->second) != root(reading)) {
          unite(before->second, reading, "the same mention");
        }
      }
    }
  }

  void unite_by_subjects(const std::vector<std::size_t>& group) {
    std::map<std::string, std::size_t> last;
    for (const std::size_t i : group) {
      const auto subjects = described_.subjects.find(document_number(i));
      if (subjects == described_.subjects.end()) continue;
      for (const std::string& subject : subjects->second) {
        if (clusters_[root(i)].names.contains(subject)) continue;
        const auto [before, added] = last.emplace(subject, i);
        if (added || root(before->second) == root(i)) continue;
        if (obstacle(clusters_[root(before->second)], clusters_[root(i)]).empty()) {
          unite(before->second, i, "the same name, and both speak of " + subject);
        }
      }
    }
  }

  void unite_unopposed(const std::vector<std::size_t>& group) {
    std::set<std::size_t> distinct;
    for (const std::size_t i : group) distinct.insert(root(i));
    std::vector<std::size_t> roots(distinct.begin(), distinct.end());
    std::stable_sort(roots.begin(), roots.end(), [&](std::size_t a, std::size_t b) {
      return clusters_[a].readings.size() > clusters_[b].readings.size();
    });
    // One name of a person, "Olm", says too little.
    if (readings_[group.front()].type == "Person" &&
        !has_several_words(clusters_[root(group[0])])) {
      for (std::size_t i = 1; i < roots.size(); ++i) {
        note(roots[0], roots[i], false, "nothing but one name of a person in common");
      }
      return;
    }
    std::vector<std::size_t> apart;
    for (const std::size_t cluster : roots) {
      bool united = false;
      for (std::size_t i = 0; i < apart.size() && !united; ++i) {
        const std::string against = obstacle(clusters_[root(apart[i])], clusters_[cluster]);
        if (against.empty()) {
          unite(apart[i], cluster, "the same name");
          united = true;
        } else if (i == 0) {
          note(root(apart[i]), cluster, false, against);
        }
      }
      if (!united) apart.push_back(cluster);
    }
  }

  // Shorter names.

  /// Unites each cluster with the one of which its name is a shorter form, if only one can be
  /// meant.
  void unite_short_names() {
    std::vector<std::size_t> roots;
    std::map<std::string, std::vector<std::size_t>> by_name;
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      if (root(i) != i || readings_[i].fixed) continue;
      roots.push_back(i);
      std::set<std::string> names = clusters_[i].names;
      names.merge(further_forms(i));
      for (const std::string& name : names) by_name[name].push_back(i);
    }
    // The candidates of all are found before any are united, so that no order matters.
    std::vector<std::pair<std::size_t, std::size_t>> unions;
    for (const std::size_t cluster : roots) {
      const std::string& name = key(main_reading(cluster));
      std::vector<std::size_t> fuller;
      for (const std::size_t candidate : by_name[name]) {
        const bool longer = readings_[main_reading(candidate)].name.size() >
                            readings_[main_reading(cluster)].name.size();
        if (candidate != cluster && longer) fuller.push_back(candidate);
      }
      const std::optional<std::size_t> meant = meant_of(cluster, fuller);
      if (meant) unions.emplace_back(*meant, cluster);
    }
    for (const auto& [full, cluster] : unions) {
      if (root(full) == root(cluster)) continue;
      const std::string against = obstacle(clusters_[root(full)], clusters_[root(cluster)]);
      if (against.empty()) {
        unite(full, cluster, "a shorter form of the name");
      } else {
        note(root(full), root(cluster), false, against);
      }
    }
  }

  /// The reading of a cluster with the fullest name.
  std::size_t main_reading(std::size_t cluster) const {
    const std::vector<std::size_t>& readings = clusters_[cluster].readings;
    return *std::max_element(readings.begin(), readings.end(), [&](std::size_t a, std::size_t b) {
      return readings_[a].name.size() < readings_[b].name.size();
    });
  }

  /// Keys of forms under which a full name may be meant though no document tells so: the given name
  /// and surname of one with middle names.
  std::set<std::string> further_forms(std::size_t cluster) const {
    const Reading& reading = readings_[main_reading(cluster)];
    const detail::NameWords words = detail::words_of_name(reading.name, reading.type, world_);
    if (reading.type == "Person" && words.keys.size() > 2) {
      return {words.keys.front() + "-" + words.keys.back()};
    }
    if (reading.type != "Organization" || words.forms.size() < shortest_abbreviation) return {};
    std::string letters;
    for (const std::string& form : words.forms) {
      if (form.front() >= 'A' && form.front() <= 'Z') letters += form.front();
    }
    if (letters.size() < shortest_abbreviation) return {};
    return {slug(letters)};
  }

  /// Which of fuller names a shorter one means; nothing if none can be, or several can.
  std::optional<std::size_t> meant_of(std::size_t cluster, const std::vector<std::size_t>& fuller) {
    std::vector<std::size_t> possible;
    std::vector<std::size_t> with_subject;
    for (const std::size_t candidate : fuller) {
      const std::string against = obstacle(clusters_[candidate], clusters_[cluster]);
      if (!against.empty()) {
        note(candidate, cluster, false, against);
        continue;
      }
      possible.push_back(candidate);
      if (!common_subject(clusters_[candidate], clusters_[cluster]).empty()) {
        with_subject.push_back(candidate);
      }
    }
    const Reading& reading = readings_[main_reading(cluster)];
    const bool generic = detail::is_generic(reading, world_) || world_.is_people(reading.name);
    if (with_subject.size() == 1 && !generic) return with_subject.front();
    const bool told = possible.size() == 1 &&
                      first(clusters_[possible.front()]).type == reading.type &&
                      clusters_[possible.front()].names.contains(key(main_reading(cluster)));
    // Of whom many documents speak by the full name, few need it.
    const bool well_known = possible.size() == 1 && reading.type == "Person" &&
                            clusters_[possible.front()].documents.size() >= many;
    const bool full_person = reading.type == "Person" && has_several_words(clusters_[cluster]);
    if (possible.size() == 1 && !generic &&
        ((told && reading.type != "Person") || full_person || (told && well_known))) {
      return possible.front();
    }
    for (const std::size_t candidate : possible) {
      note(candidate, cluster, false,
           possible.size() > 1 ? "the shorter name could be short for several"
                               : "nothing but the shorter name in common");
    }
    return std::nullopt;
  }

  // The result.

  detail::United united_from(const Cluster& cluster) const {
    detail::United united;
    std::set<std::string> names;
    std::map<std::string, std::size_t> votes;
    std::set<std::pair<std::optional<DocumentId>, std::string>> heard;
    for (const std::size_t i : cluster.readings) {
      const Reading& reading = readings_[i];
      if (heard.emplace(reading.document, reading.type).second) ++votes[reading.type];
      names.insert(reading.name);
    }
    // Of as many votes a rarer type counts more: the others are what names are taken for.
    const auto weight = [](const auto& vote) {
      const bool usual =
          vote.first == "Organization" || vote.first == "Person" || vote.first == "Location";
      return std::pair(vote.second, !usual);
    };
    united.type = std::max_element(votes.begin(), votes.end(), [&](const auto& a, const auto& b) {
                    return weight(a) < weight(b);
                  })->first;
    if (first(cluster).fixed) {
      united.id = graph_.entity(first(cluster).entity).id;
      united.name = graph_.entity(first(cluster).entity).name;
    } else {
      united.name = detail::name_to_show(names, united.type, world_);
    }
    return united;
  }

  /// Gives ids, to entities of one type and name numbered ones in order of their first readings.
  static void number_homonyms(std::vector<detail::United>& united) {
    EntityIds ids;
    for (const detail::United& one : united) {
      if (!one.id.empty()) ids.take(one.id);
    }
    for (detail::United& one : united) {
      if (one.id.empty()) one.id = ids.next(one.type, one.name);
    }
  }

  const KnowledgeGraph& graph_;
  const detail::World& world_;
  std::vector<Reading> readings_;
  detail::Described described_;
  std::vector<Cluster> clusters_;  ///< One for each reading at first.
  std::vector<std::size_t> cluster_of_;
  std::vector<Resolved> decided_;
};

}  // namespace

std::vector<Resolved> resolve_entities(KnowledgeGraph& graph) {
  if (graph.document_count() < 2) return {};
  return detail::resolve_entities(graph, detail::World::load());
}

std::vector<Resolved> detail::resolve_entities(KnowledgeGraph& graph, const World& world) {
  if (graph.document_count() < 2) return {};
  Resolver resolver(graph, world);
  resolver.decide();
  graph = resolver.apply();
  return resolver.take_decided();
}

}  // namespace graphwright
