#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "exporters/exporter.hpp"
#include "exporters/output_file.hpp"
#include "graph/knowledge_graph.hpp"

namespace graphwright::cli {

/// The outputs that a command writes: what -o and --to say, and what of the graph pictures show.
class Outputs {
 public:
  /// Adds -o, --to and the options of pictures to a command.
  void setup(CLI::App& command);

  /// What a command hands to its outputs.
  enum class Content : std::uint8_t {
    graph,
    graphs,                 ///< One after the other.
    graph_or_propositions,  ///< As the format asks for.
    graphs_or_propositions,
  };

  /// Finds out formats and options, so that a mistake in them is told before any work is done.
  /// Without -o the graph is written to the standard output in the format of --to, or in
  /// `fallback`. Throws WrongUsage.
  void resolve(std::string_view fallback, Content content = Content::graph);

  /// Whether the formats are of propositions; else they are of graphs.
  bool take_propositions() const;

  /// Whether the standard output is among the outputs.
  bool prints() const;

  /// Writes a graph to all outputs: to all of them, or on an error to none.
  void write(const KnowledgeGraph& graph);

  /// Writes one after the other; `finish` puts the files in their places.
  void append(const KnowledgeGraph& graph);
  void append(std::span<const Proposition> propositions);
  void finish();

 private:
  struct Target {
    std::string path;  ///< "-" is the standard output.
    const Exporter* format;
    FormatOptions options;
  };

  void find_targets(std::string_view fallback);
  void check_formats(Content content) const;
  void start();
  template <typename Write>
  void append_by(Write&& write);
  Target target(const std::string& path, const std::string& format);

  std::vector<std::string> paths_;
  std::vector<std::string> formats_;
  std::map<std::string, std::string> view_;       ///< Format options that were given as flags.
  std::set<std::string, std::less<>> view_used_;  ///< Those that an output takes.
  std::vector<Target> targets_;
  std::vector<std::unique_ptr<OutputFile>> files_;  ///< Of the targets but the standard output.
};

}  // namespace graphwright::cli
