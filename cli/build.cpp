#include <string>
#include <vector>

#include "cli/articles.hpp"
#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/outputs.hpp"
#include "graph/error.hpp"
#include "graph/subgraph.hpp"
#include "importers/extraction/resolution.hpp"

namespace graphwright::cli {
namespace {

class Build : public Command {
 public:
  CLI::App* setup(CLI::App& program) override {
    CLI::App* command =
        program.add_subcommand("build", "Reads articles and builds the graph of what they say");
    articles_.setup(*command);
    outputs_.setup(*command);
    add_ontology_option(*command, ontologies_);
    command->add_flag("--closed", closed_, "Leave out relations that no type of the ontology fits");
    command->footer(
        "Without -o the facts are printed, one a line.\n\n"
        "Examples:\n"
        "  graphwright build article.txt\n"
        "  graphwright build article.txt --date 2026-03-03 -o graph.json -o picture.svg\n"
        "  graphwright build *.txt --to json,text=no > all.json");
    return command;
  }

  void run() override {
    outputs_.resolve("facts");
    const Ontology ontology = load_ontology(ontologies_);
    const Extractor extractor = articles_.load_extractor(ontology);
    KnowledgeGraph graph(ontology);
    Diagnostics diagnostics;
    articles_.read(diagnostics,
                   [&](Document document) { extractor.extract(std::move(document), graph); });
    resolve_entities(graph);
    if (closed_) graph = closed(graph);
    print_warnings(diagnostics);
    outputs_.write(graph);
  }

 private:
  /// A graph without its open relations. Entities stay.
  static KnowledgeGraph closed(const KnowledgeGraph& graph) {
    RelationFilter filter;
    for (const RelationType& type : graph.ontology().relation_types()) {
      if (!type.open) filter.types.insert(type.name);
    }
    return with_relations(graph, filter);
  }

  Articles articles_;
  std::vector<std::string> ontologies_;
  Outputs outputs_;
  bool closed_ = false;
};

}  // namespace

std::unique_ptr<Command> build_command() { return std::make_unique<Build>(); }

}  // namespace graphwright::cli
