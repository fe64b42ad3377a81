#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/outputs.hpp"
#include "importers/extraction/resolution.hpp"

namespace graphwright::cli {
namespace {

class Merge : public Command {
 public:
  CLI::App* setup(CLI::App& program) override {
    CLI::App* command =
        program.add_subcommand("merge", "Unites graphs: the same entities and facts become one");
    command->add_option("GRAPH", inputs_, "Graph files; - is the standard input")->required();
    outputs_.setup(*command);
    command
        ->add_option("--from", from_,
                     "The format of the graphs, if their extension does not tell it")
        ->type_name("FORMAT");
    add_ontology_option(*command, ontologies_);
    command->footer(
        "Without -o the graph is written to the standard output, as JSON unless --to says "
        "otherwise.\n"
        "The order of the graphs makes no difference.\n\n"
        "Example:\n"
        "  graphwright merge monday.json tuesday.json -o week.json");
    return command;
  }

  void run() override {
    outputs_.resolve("json");
    const Ontology ontology = load_ontology(ontologies_);
    Diagnostics diagnostics;
    KnowledgeGraph graph(ontology);
    for (const std::string& path : inputs_) {
      graph.merge(read_graph(path, from_, ontology, diagnostics));
    }
    resolve_entities(graph);
    print_warnings(diagnostics);
    outputs_.write(graph);
  }

 private:
  std::vector<std::string> inputs_;
  std::string from_;
  std::vector<std::string> ontologies_;
  Outputs outputs_;
};

}  // namespace

std::unique_ptr<Command> merge_command() { return std::make_unique<Merge>(); }

}  // namespace graphwright::cli
