#pragma once

// What a graph's documents tell of its readings. Not installed.

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "graph/knowledge_graph.hpp"
#include "importers/extraction/detail/readings.hpp"
#include "importers/extraction/detail/world.hpp"

namespace graphwright::detail {

/// What single readings, or all of a cluster, are compared by.
struct Profile {
  std::string country;           ///< Of the document, for names that many countries have.
  std::string gender;            ///< The pronoun of a person of one name: "he", "she".
  std::set<std::string> fields;  ///< Walks of life of a person.
  std::map<std::string, std::string> facts;  ///< What can be true once only: born_on, located_in.

  void add(const Profile& other);
};

/// What the documents tell of each reading, and what they speak of.
struct Described {
  std::vector<std::string> keys;  ///< Of the readings: what those of one thing have in common.
  std::vector<Profile> profiles;  ///< Of the readings.
  std::map<std::size_t, std::vector<std::string>> subjects;   ///< Keys, of the documents.
  std::map<std::string, std::set<std::size_t>> documents_of;  ///< Of each subject.
};

/// Describes the readings of a graph by its attributes, relations and mentions. Subjects are the
/// persons, organizations, products, events, works and facilities of which some documents speak,
/// not many.
Described describe_readings(const KnowledgeGraph& graph, const std::vector<Reading>& readings,
                            const World& world);

/// Whether many countries or places have something of this name.
bool is_generic(const Reading& reading, const World& world);

}  // namespace graphwright::detail
