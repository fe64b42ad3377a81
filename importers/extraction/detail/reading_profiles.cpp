#include "importers/extraction/detail/reading_profiles.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "graph/entity.hpp"
#include "importers/extraction/detail/name_variants.hpp"

namespace graphwright::detail {
namespace {

constexpr std::size_t rare = 5;  // documents: what stands in more may be no common subject
constexpr std::size_t share_of_rare = 100;  // … unless they are less than this part of all

bool is_one_of(std::string_view type, std::initializer_list<std::string_view> types) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

/// Describes the readings of one graph.
class Describer {
 public:
  Describer(const KnowledgeGraph& graph, const std::vector<Reading>& readings, const World& world)
      : graph_(graph), readings_(readings), world_(world) {
    described_.profiles.resize(readings.size());
    for (std::size_t i = 0; i < readings.size(); ++i) {
      if (readings[i].document) numbers_[{readings[i].entity, *readings[i].document}] = i;
      described_.keys.push_back(key_of(readings[i]));
    }
  }

  Described describe() {
    add_countries();
    add_genders();
    add_facts();
    find_subjects();
    return std::move(described_);
  }

 private:
  /// What readings of one thing have in common: the name, of a country its code.
  std::string key_of(const Reading& reading) const {
    const Country* country =
        reading.type == "Location" ? world_.countries().named(reading.name) : nullptr;
    if (country != nullptr) return "iso3166/" + country->code;
    return reading.type == "Group" ? world_.key_of_people(reading.name)
                                   : key_of_name(reading.name, reading.type, world_);
  }

  bool is_country(std::size_t reading) const {
    return described_.keys[reading].starts_with("iso3166/");
  }

  std::size_t document_number(std::size_t reading) const {
    return static_cast<std::size_t>(*readings_[reading].document);
  }

  /// Notes for names that many countries have the country of which the document speaks most.
  void add_countries() {
    std::map<std::size_t, std::map<std::string, std::size_t>> counts;
    for (const EntityId id : graph_.entities()) {
      for (const Mention& mention : graph_.entity(id).mentions) {
        const Reading& reading = readings_[numbers_.at({id, mention.document})];
        const Country* country = world_.countries().named(reading.name);
        if (country == nullptr) country = world_.countries().of_nationality(reading.name);
        if (country == nullptr) continue;
        ++counts[static_cast<std::size_t>(mention.document)][country->code];
      }
    }
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      if (!readings_[i].document || !is_generic(readings_[i], world_)) continue;
      const auto of_country = counts.find(document_number(i));
      if (of_country == counts.end()) continue;
      described_.profiles[i].country =
          std::max_element(of_country->second.begin(), of_country->second.end(),
                           [](const auto& a, const auto& b) { return a.second < b.second; })
              ->first;
    }
  }

  /// Notes whether a person of whom a document has one name only is "he" or "she" there.
  void add_genders() {
    for (const EntityId id : graph_.entities()) {
      for (const Mention& mention : graph_.entity(id).mentions) {
        if (mention.kind != MentionKind::pronoun) continue;
        const std::size_t i = numbers_.at({id, mention.document});
        if (readings_[i].type != "Person" || has_several_words(readings_[i].name)) continue;
        const std::string word = ascii_lower(graph_.words(mention));
        const bool male = word == "he" || word == "his" || word == "him";
        const bool female = word == "she" || word == "her" || word == "hers";
        if (male || female) described_.profiles[i].gender = male ? "he" : "she";
      }
    }
  }

  /// Adds to the profiles what the documents state of the entities.
  void add_facts() {
    const auto for_each_reading = [&](EntityId id, const std::vector<Statement>& statements,
                                      auto&& call) {
      for (const Statement& statement : statements) {
        if (statement.document) call(numbers_.at({id, *statement.document}), *statement.document);
      }
    };
    for (const EntityId id : graph_.entities()) {
      for (const Attribute& attribute : graph_.entity(id).attributes) {
        for_each_reading(id, attribute.evidence, [&](std::size_t i, DocumentId) {
          Profile& profile = described_.profiles[i];
          if (attribute.key == description_key) add_fields(attribute.text, profile);
          if (attribute.key == "born_on" || attribute.key == "founded_on") {
            profile.facts[attribute.key] = attribute.value;
          }
        });
      }
    }
    for (const RelationId id : graph_.relations()) {
      const Triple& triple = graph_.relation(id).triple;
      if (triple.type != "located_in") continue;
      for_each_reading(triple.subject, graph_.relation(id).statements,
                       [&](std::size_t i, DocumentId document) {
                         if (readings_[i].type != "Location" || is_country(i)) return;
                         const std::size_t place = numbers_.at({triple.object, document});
                         described_.profiles[i].facts["located_in"] = described_.keys[place];
                       });
    }
  }

  /// Adds the walks of life that a description tells.
  void add_fields(std::string_view words, Profile& profile) const {
    while (!words.empty()) {
      const std::size_t end = std::min(words.find(' '), words.size());
      if (const std::string* field =
              world_.nouns().value("field", ascii_lower(words.substr(0, end)))) {
        profile.fields.insert(*field);
      }
      words.remove_prefix(std::min(end + 1, words.size()));
    }
  }

  bool is_subject(const Reading& reading) const {
    return reading.document && !is_generic(reading, world_) && !world_.is_medium(reading.name) &&
           !world_.is_product(reading.name) &&
           is_one_of(reading.type,
                     {"Person", "Organization", "Product", "Event", "Work", "Facility"});
  }

  void find_subjects() {
    auto& documents_of = described_.documents_of;
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      if (is_subject(readings_[i])) documents_of[described_.keys[i]].insert(document_number(i));
    }
    const std::size_t limit = std::max(rare, graph_.document_count() / share_of_rare);
    std::erase_if(documents_of, [&](const auto& subject) {
      return subject.second.size() < 2 || subject.second.size() > limit;
    });
    for (const auto& [key, documents] : documents_of) {
      for (const std::size_t document : documents) described_.subjects[document].push_back(key);
    }
  }

  const KnowledgeGraph& graph_;
  const std::vector<Reading>& readings_;
  const World& world_;
  std::map<std::pair<EntityId, DocumentId>, std::size_t> numbers_;  ///< Of the readings.
  Described described_;
};

}  // namespace

void Profile::add(const Profile& other) {
  if (country.empty()) country = other.country;
  if (gender.empty()) gender = other.gender;
  fields.insert(other.fields.begin(), other.fields.end());
  facts.insert(other.facts.begin(), other.facts.end());
}

Described describe_readings(const KnowledgeGraph& graph, const std::vector<Reading>& readings,
                            const World& world) {
  return Describer(graph, readings, world).describe();
}

bool is_generic(const Reading& reading, const World& world) {
  const std::string name = ascii_lower(reading.name);
  if (world.words().has("generic", name)) return true;
  const NounMeaning* meaning = world.noun(name);
  return meaning != nullptr && meaning->types.front() != "Person" &&
         is_one_of(reading.type, {"Organization", "Facility", "Location"});
}

}  // namespace graphwright::detail
