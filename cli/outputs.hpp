#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "exporters/exporter.hpp"
#include "graph/knowledge_graph.hpp"

namespace graphwright::cli {

/// The outputs that a command writes: what -o and --to say.
class Outputs {
 public:
  /// Adds -o and --to to a command. The description says what is written without -o.
  void setup(CLI::App& command, bool required);

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
  static Target target(const std::string& path, const std::string& format);

  std::vector<std::string> paths_;
  std::vector<std::string> formats_;
  std::vector<Target> targets_;
};

}  // namespace graphwright::cli
