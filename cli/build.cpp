#include <fmt/format.h>

#include <iostream>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/outputs.hpp"
#include "graph/error.hpp"
#include "graph/subgraph.hpp"
#include "importers/documents/calendar_date.hpp"
#include "importers/extraction/extractor.hpp"

namespace graphwright::cli {
namespace {

class Build : public Command {
 public:
  CLI::App* setup(CLI::App& program) override {
    CLI::App* command =
        program.add_subcommand("build", "Reads articles and builds the graph of what they say");
    command->add_option("INPUT", inputs_, "Article files; - is the standard input")->required();
    outputs_.setup(*command);
    command
        ->add_option("--from", from_,
                     "The format of the inputs, if their extension does not tell it")
        ->type_name("FORMAT");
    command->add_option("--title", known_.title,
                        "The article's title, if the text does not give it");
    command->add_option("--date", known_.published, "The day of publication: 2026-03-03");
    command->add_option("--url", known_.uri, "Where the article is found; its id, too");
    command->add_option("--publisher", known_.publisher, "Who published it");
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
    check_known();
    const Ontology ontology = load_ontology(ontologies_);
    const DocumentLexicons lexicons = DocumentLexicons::load();
    const Extractor extractor = Extractor::load();
    KnowledgeGraph graph(ontology);
    Diagnostics diagnostics;
    for (const std::string& path : inputs_) {
      read_documents(path, from_, known_, lexicons, diagnostics,
                     [&](Document document) { extractor.extract(std::move(document), graph); });
    }
    if (closed_) graph = closed(graph);
    print_warnings(diagnostics);
    outputs_.write(graph);
  }

 private:
  void check_known() {
    if (inputs_.size() > 1 && (!known_.title.empty() || !known_.uri.empty())) {
      throw WrongUsage("--title and --url are of one article: give one input");
    }
    if (known_.published.empty()) return;
    const auto date = read_calendar_date(known_.published);
    if (!date || date->length != known_.published.size()) {
      throw WrongUsage(fmt::format("--date '{}' is not a date like 2026-03-03", known_.published));
    }
    known_.published = date->edtf;
  }

  /// A graph without its open relations. Entities stay.
  static KnowledgeGraph closed(const KnowledgeGraph& graph) {
    RelationFilter filter;
    for (const RelationType& type : graph.ontology().relation_types()) {
      if (!type.open) filter.types.insert(type.name);
    }
    return with_relations(graph, filter);
  }

  std::vector<std::string> inputs_;
  std::vector<std::string> ontologies_;
  std::string from_;
  Document known_;
  Outputs outputs_;
  bool closed_ = false;
};

}  // namespace

std::unique_ptr<Command> build_command() { return std::make_unique<Build>(); }

}  // namespace graphwright::cli
