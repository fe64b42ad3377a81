#include "cli/inputs.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "graph/data_directory.hpp"
#include "graph/error.hpp"
#include "importers/documents/encoding.hpp"
#include "importers/input.hpp"

namespace graphwright::cli {
namespace {

namespace fs = std::filesystem;

/// Opens a file, or the standard input for "-", and hands it to a reader.
template <typename Read>
auto with_input(const std::string& path, Read&& read) {
  if (path == "-") {
    Input input{std::cin, "standard input"};
    return read(input);
  }
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) {
    throw Error(path, 0, fmt::format("is a folder; name the files in it ({}/*)", path));
  }
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Error(path, 0, fmt::format("cannot be read: {}", std::strerror(errno)));
  Input input{file, path};
  return read(input);
}

}  // namespace

void read_documents(const std::string& path, const std::string& format, const Document& known,
                    const DocumentLexicons& lexicons, Diagnostics& diagnostics,
                    const DocumentSink& sink) {
  const DocumentImporter* importer =
      format.empty() ? document_importer_for(path) : &document_importer(format);
  if (importer == nullptr && graph_importer_for(path) != nullptr) {
    throw Error(path, 0,
                "is a graph, not a document: use convert or merge, or say what it is with --from");
  }
  if (importer == nullptr) importer = &document_importer("text");
  with_input(path,
             [&](Input& input) { importer->read(input, known, lexicons, diagnostics, sink); });
}

std::string read_text_file(const std::string& path, Diagnostics& diagnostics) {
  return with_input(path, [&](Input& input) {
    return decode_text(read_all(input, longest_document), input.name, diagnostics);
  });
}

KnowledgeGraph read_graph(const std::string& path, const std::string& format,
                          const Ontology& ontology, Diagnostics& diagnostics) {
  const GraphImporter* importer =
      format.empty() ? graph_importer_for(path) : &graph_importer(format);
  if (importer == nullptr && document_importer_for(path) != nullptr) {
    throw Error(path, 0, "is a document, not a graph: use build, or say what it is with --from");
  }
  if (importer == nullptr) importer = &graph_importer("json");
  return with_input(path,
                    [&](Input& input) { return importer->read(input, ontology, diagnostics); });
}

void add_jobs_option(CLI::App& command, std::size_t& jobs) {
  constexpr std::size_t most_jobs = 1024;
  command
      .add_option("-j,--jobs", jobs,
                  "How many threads read documents; what is written does not depend on it")
      ->check(CLI::Range(std::size_t{1}, most_jobs))
      ->type_name("N")
      ->capture_default_str();
}

void add_ontology_option(CLI::App& command, std::vector<std::string>& files) {
  command
      .add_option("--ontology", files,
                  "A file of further entity and relation types; may be repeated")
      ->allow_extra_args(false)
      ->type_name("FILE");
}

Ontology load_ontology(const std::vector<std::string>& extensions) {
  return Ontology::load(data_directory() / "ontology" / "news.json",
                        {extensions.begin(), extensions.end()});
}

EntityTable read_entity_table(const std::string& path, const Ontology& ontology) {
  std::vector<std::string> types;
  for (const EntityType& type : ontology.entity_types()) types.push_back(type.name);
  return with_input(path, [&](Input& input) { return EntityTable::read(input, types); });
}

void print_warnings(const Diagnostics& diagnostics) {
  for (const std::string& warning : diagnostics.warnings()) {
    std::cerr << "graphwright: warning: " << warning << '\n';
  }
  const std::size_t more = diagnostics.count() - diagnostics.warnings().size();
  if (more > 0) std::cerr << fmt::format("graphwright: warning: {} more warnings\n", more);
}

}  // namespace graphwright::cli
