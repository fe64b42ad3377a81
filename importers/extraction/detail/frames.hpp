#pragma once

// Which words state which relations. Not installed.

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/ontology.hpp"
#include "importers/extraction/detail/clauses.hpp"

namespace graphwright::detail {

/// Words that state a relation, and where its ends stand.
struct Frame {
  std::vector<std::string> subject;  ///< Slots, the first that fits counts.
  std::vector<std::string> object;
  std::string type;
  bool reversed = false;                   ///< Subject and object change places in the relation.
  bool stands = false;                     ///< Its time is the present, though the words are past.
  std::vector<std::string> subject_types;  ///< Besides what the ontology asks; empty: any.
  std::vector<std::string> object_types;
  std::vector<std::string> with;    ///< Lemmas of which one must be among the arguments.
  std::vector<std::string> as;      ///< Lemmas of which the object's noun must be one.
  std::vector<std::string> unless;  ///< Types and lemmas that nothing in the slot "obj" may have.
  bool also = false;                ///< States it besides what a frame before it does.
  bool generic = false;             ///< Of a noun that has no frame of its own.
  bool through = false;             ///< Whose the object is will do: "uses Nvidia chips".
  std::size_t line = 0;
};

/// The frames of data/lexicon/frames.tsv.
class Frames {
 public:
  Frames() = default;

  /// Reads the file, whose head describes it. Throws Error, with file and line, on a line of
  /// another form.
  static Frames load(const std::filesystem::path& file);

  /// Puts the frames of another file, in which all types must be of an ontology, before those that
  /// are there. Throws Error as `load` does.
  void add(const std::filesystem::path& file, const Ontology& ontology);

  /// The frames of a predicate, in the order of the file.
  const std::vector<Frame>& of(PredicateKind kind, std::string_view lemma) const;

 private:
  std::map<std::pair<PredicateKind, std::string>, std::vector<Frame>> frames_;
};

}  // namespace graphwright::detail
