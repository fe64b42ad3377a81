#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace graphwright {

/// A kind of thing.
struct EntityType {
  std::string name;
  std::string description;
  std::string wikidata;    ///< "Q5"
  std::string schema_org;  ///< "Person"
};

/// A kind of relation, subject first.
struct RelationType {
  std::string name;
  std::string label;                 ///< How it reads: "works for".
  std::vector<std::string> subject;  ///< Entity types that the subject may have; empty: any.
  std::vector<std::string> object;   ///< Entity types that the object may have; empty: any.
  std::string inverse;               ///< How it reads from the object: "employs". May be empty.
  std::string broader;               ///< The type of which it is a narrower case. May be empty.
  std::string wikidata;              ///< "P112". May be empty.
  bool wikidata_reversed = false;    ///< Wikidata's property runs from object to subject.
  std::vector<std::string>
      wikidata_object;  ///< The property fits only objects of these types; empty: all.
  std::vector<std::string> qualifiers;  ///< What it often carries.
  bool symmetric = false;
  bool open = false;       ///< The type of what fits no other: its predicate says what it is.
  bool sensitive = false;  ///< Never shown without who says so.

  bool accepts(std::string_view subject_type, std::string_view object_type) const noexcept;
};

/// The entity and relation types that a graph is written in. An immutable value; copies share their
/// content.
class Ontology {
 public:
  /// An ontology without types.
  Ontology();

  /// Reads an ontology (docs/ontology.md describes the file). `extensions` are read after it and
  /// may add types or replace them by name. Throws Error with file and line on a wrong file, a name
  /// that is used twice, or one that is not defined.
  static Ontology load(const std::filesystem::path& file,
                       const std::vector<std::filesystem::path>& extensions = {});

  /// The ontology that the program ships with: ontology/news.json in the data directory.
  static Ontology load_default();

  const std::string& name() const noexcept;
  const std::string& version() const noexcept;
  /// Name and version as graphs name it: "news/1".
  std::string title() const;
  const std::vector<EntityType>& entity_types() const noexcept;
  const std::vector<RelationType>& relation_types() const noexcept;

  /// The type of a name, or nullptr.
  const EntityType* entity_type(std::string_view name) const noexcept;
  const RelationType* relation_type(std::string_view name) const noexcept;

  /// Whether a relation type is another, or a narrower case of it at any depth.
  bool is_a(std::string_view type, std::string_view broader) const noexcept;

 private:
  struct Content;
  explicit Ontology(std::shared_ptr<const Content> content);
  std::shared_ptr<const Content> content_;
};

}  // namespace graphwright
