#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "graph/diagnostics.hpp"
#include "graph/knowledge_graph.hpp"
#include "importers/extraction/entity_table.hpp"
#include "importers/importer.hpp"

namespace graphwright::cli {

/// Reads the documents of a file, or of the standard input for "-". The format is `format`, or if
/// that is empty the one of the file's extension, else text. Throws Error.
void read_documents(const std::string& path, const std::string& format, const Document& known,
                    const DocumentLexicons& lexicons, Diagnostics& diagnostics,
                    const DocumentSink& sink);

/// The text of a file, or of the standard input for "-", as UTF-8. Throws Error.
std::string read_text_file(const std::string& path, Diagnostics& diagnostics);

/// Reads a graph file, or the standard input for "-". Throws Error.
KnowledgeGraph read_graph(const std::string& path, const std::string& format,
                          const Ontology& ontology, Diagnostics& diagnostics);

/// Adds --jobs to a command.
void add_jobs_option(CLI::App& command, std::size_t& jobs);

/// Adds --ontology to a command.
void add_ontology_option(CLI::App& command, std::vector<std::string>& files);

/// The ontology that the program ships with and the files that extend it.
Ontology load_ontology(const std::vector<std::string>& extensions);

/// Reads a user's table of entities, or the standard input for "-". Throws Error.
EntityTable read_entity_table(const std::string& path, const Ontology& ontology);

/// Prints warnings on the standard error, and how many were left out.
void print_warnings(const Diagnostics& diagnostics);

}  // namespace graphwright::cli
