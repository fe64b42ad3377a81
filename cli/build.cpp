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
    command->add_flag("--per-document", per_document_,
                      "A graph for each document, as they are read, in place of one of all; for "
                      "--to ndjson");
    command->footer(
        "Without -o the facts are printed, one a line.\n\n"
        "Examples:\n"
        "  graphwright build article.txt\n"
        "  graphwright build article.txt --date 2026-03-03 -o graph.json -o picture.svg\n"
        "  graphwright build *.txt --to json,text=no > all.json\n"
        "  graphwright build corpus.ndjson --per-document -o graphs.ndjson\n"
        "  graphwright build --from lines sentences.txt --to openie");
    return command;
  }

  void run() override {
    outputs_.resolve("facts", per_document_ ? Outputs::Content::graphs_or_propositions
                                            : Outputs::Content::graph_or_propositions);
    const Ontology ontology = load_ontology(ontologies_);
    const Extractor extractor = articles_.load_extractor(ontology);
    Diagnostics diagnostics;
    if (outputs_.take_propositions()) {
      articles_.read(diagnostics, [&](Document document) {
        outputs_.append(propositions_of(std::move(document), extractor, ontology));
      });
      outputs_.finish();
    } else if (per_document_) {
      articles_.read(diagnostics, [&](Document document) {
        KnowledgeGraph graph(ontology);
        extractor.extract(std::move(document), graph);
        outputs_.append(finished(std::move(graph)));
      });
      outputs_.finish();
    } else {
      KnowledgeGraph graph(ontology);
      articles_.read(diagnostics,
                     [&](Document document) { extractor.extract(std::move(document), graph); });
      outputs_.write(finished(std::move(graph)));
    }
    print_warnings(diagnostics);
  }

 private:
  /// The propositions of a document. Of a sentence a line, the line is the sentence, also where the
  /// language engine sees two.
  std::vector<Proposition> propositions_of(Document document, const Extractor& extractor,
                                           const Ontology& ontology) const {
    const std::string line = articles_.reads_lines() ? document.text : "";
    std::vector<Proposition> propositions =
        extractor.find_propositions(std::move(document), ontology);
    for (Proposition& proposition : propositions) {
      if (!line.empty()) proposition.sentence = line;
    }
    return propositions;
  }

  KnowledgeGraph finished(KnowledgeGraph graph) const {
    resolve_entities(graph);
    return closed_ ? closed(graph) : std::move(graph);
  }

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
  bool per_document_ = false;
};

}  // namespace

std::unique_ptr<Command> build_command() { return std::make_unique<Build>(); }

}  // namespace graphwright::cli
