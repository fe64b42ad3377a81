#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/outputs.hpp"

namespace graphwright::cli {
namespace {

class Convert : public Command {
 public:
  CLI::App* setup(CLI::App& program) override {
    CLI::App* command = program.add_subcommand("convert", "Writes a graph in other formats");
    command->add_option("GRAPH", input_, "A graph file; - is the standard input")->required();
    outputs_.setup(*command);
    command
        ->add_option("--from", from_, "The format of the graph, if its extension does not tell it")
        ->type_name("FORMAT");
    add_ontology_option(*command, ontologies_);
    command->footer(
        "Without -o the graph is written to the standard output, as JSON unless --to says "
        "otherwise.\n\n"
        "Examples:\n"
        "  graphwright convert graph.json -o graph.dot\n"
        "  graphwright convert graph.json -o d3.json --to json,edges-key=links,text=no");
    return command;
  }

  void run() override {
    outputs_.resolve("json");
    Diagnostics diagnostics;
    const KnowledgeGraph graph = read_graph(input_, from_, load_ontology(ontologies_), diagnostics);
    print_warnings(diagnostics);
    outputs_.write(graph);
  }

 private:
  std::string input_;
  std::string from_;
  std::vector<std::string> ontologies_;
  Outputs outputs_;
};

}  // namespace

std::unique_ptr<Command> convert_command() { return std::make_unique<Convert>(); }

}  // namespace graphwright::cli
