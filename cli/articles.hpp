#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "graph/diagnostics.hpp"
#include "importers/extraction/extractor.hpp"
#include "importers/importer.hpp"

namespace graphwright::cli {

/// The arguments of the commands that read articles: the files, their format, what the caller
/// knows better than the text, and the user's own entities.
class Articles {
 public:
  /// Adds the arguments to a command; `table` is the name of the option for the user's entities.
  void setup(CLI::App& command, const char* table = "--entities,--entity-table");

  /// Reads the articles one after the other. Throws Error.
  void read(Diagnostics& diagnostics, const DocumentSink& sink);

  /// Whether the standard input is being read and has nothing more at hand: who writes it may wait
  /// for an answer.
  bool waits_for_input() const;

  /// Whether each line of the inputs is a sentence.
  bool reads_lines() const { return from_ == "lines"; }

  /// The extractor with the user's entities and frames; `ontology` names their types. Throws Error.
  Extractor load_extractor(const Ontology& ontology) const;

 private:
  void check();

  std::vector<std::string> inputs_;
  std::string from_;
  std::string entities_;
  std::string frames_;
  Document known_;
  bool reads_standard_input_ = false;
};

}  // namespace graphwright::cli
