#pragma once

#include <ostream>
#include <span>
#include <string_view>

#include "graph/format_options.hpp"
#include "graph/knowledge_graph.hpp"
#include "graph/proposition.hpp"

namespace graphwright {

/// A format in which graphs, or propositions, can be written.
struct Exporter {
  std::string_view name;
  std::string_view extensions;  ///< Separated by spaces, each with its full stop.
  std::string_view description;
  std::span<const FormatOption> options;
  bool binary;  ///< Not for a terminal.
  bool lines;   ///< Graphs can be written one after the other.
  void (*write)(const KnowledgeGraph& graph, std::ostream& out, const FormatOptions& options);
  /// In place of `write`, which is nullptr, where the format is of propositions.
  void (*write_propositions)(std::span<const Proposition> propositions,
                             std::ostream& out) = nullptr;
};

std::span<const Exporter> exporters() noexcept;

/// The exporter of a format's name. Throws Error, listing the names known, if there is none.
const Exporter& exporter(std::string_view name);

/// The exporter for a file by its extension, or nullptr.
const Exporter* exporter_for(std::string_view path) noexcept;

}  // namespace graphwright
