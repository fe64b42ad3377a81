#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/relation.hpp"

namespace graphwright {

/// How a text refers to an entity.
enum class MentionKind : std::uint8_t {
  name,
  nominal,  ///< "the company"
  pronoun
};

/// A place where a text refers to an entity.
struct Mention {
  DocumentId document{};
  Span span;
  MentionKind kind = MentionKind::name;
  std::string quote;      ///< The words, only where the document has no text.
  std::string type = {};  ///< By the document alone, where that is not the entity's type: what it
                          ///< is was decided over several documents. Else empty.
  bool operator==(const Mention&) const = default;
};

/// The key of the attributes that describe an entity in the text's words: "a supplier of rented
/// computing power".
inline constexpr std::string_view description_key = "description";

/// A literal that a text states of an entity: born_on, died_on, founded_on, age, population,
/// revenue, employees, description.
struct Attribute {
  std::string key;
  std::string value;                ///< EDTF for dates; the number for counts; else the words.
  std::string text;                 ///< The words, as they stand.
  std::vector<Statement> evidence;  ///< In order of document id and place.
  bool operator==(const Attribute&) const = default;
};

/// A thing of the world that documents speak of.
struct Entity {
  std::string
      id;  ///< "type/slug-of-name", or as a user's table gives it. Empty lets the graph choose.
  std::string name;                                 ///< The fullest proper name seen.
  std::string type;                                 ///< An entity type of the ontology.
  std::vector<std::string> aliases;                 ///< The other names, sorted.
  std::map<std::string, std::string> external_ids;  ///< By authority: {"wikidata", "Q380"}.
  std::vector<Attribute> attributes;                ///< In order of key and value.
  std::vector<Mention> mentions;                    ///< In order of document id and place.
};

/// The words of an entity's descriptions, in the order of its attributes.
std::vector<std::string> descriptions(const Entity& entity);

/// Of two names of one entity the one that it is shown by: the longer one, the one that is not all
/// capitals, the first in byte order. A total order, so that the choice among many does not depend
/// on their order.
const std::string& preferred_name(const std::string& one, const std::string& other);

std::string_view name_of(MentionKind kind) noexcept;

}  // namespace graphwright
