#pragma once

#include <CLI/CLI.hpp>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "exporters/exporter.hpp"
#include "graph/knowledge_graph.hpp"

namespace graphwright::cli {

/// The outputs that a command writes: what -o and --to say, and what of the graph pictures show.
class Outputs {
 public:
  /// Adds -o, --to and the options of pictures to a command.
  void setup(CLI::App& command);

  /// Finds out formats and options, so that a mistake in them is told before any work is done.
  /// Without -o the graph is written to the standard output in the format of --to, or in
  /// `fallback`. Throws WrongUsage.
  void resolve(std::string_view fallback);

  /// Writes a graph to all outputs: to all of them, or on an error to none.
  void write(const KnowledgeGraph& graph) const;

 private:
  struct Target {
    std::string path;  ///< "-" is the standard output.
    const Exporter* format;
    FormatOptions options;
  };

  void find_targets(std::string_view fallback);
  Target target(const std::string& path, const std::string& format);

  std::vector<std::string> paths_;
  std::vector<std::string> formats_;
  std::map<std::string, std::string> view_;       ///< Format options that were given as flags.
  std::set<std::string, std::less<>> view_used_;  ///< Those that an output takes.
  std::vector<Target> targets_;
};

}  // namespace graphwright::cli
