#include <exception>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "cli/articles.hpp"
#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/ordered_work.hpp"
#include "cli/outputs.hpp"
#include "cli/progress.hpp"
#include "graph/error.hpp"
#include "graph/subgraph.hpp"

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
    add_jobs_option(*command, jobs_);
    command->footer(
        "Without -o the facts are printed, one a line.\n\n"
        "Examples:\n"
        "  graphwright build article.txt\n"
        "  graphwright build article.txt --date 2026-03-03 -o graph.json -o picture.svg\n"
        "  graphwright build *.txt --to json,text=no > all.json\n"
        "  graphwright build corpus.ndjson --per-document --jobs 8 -o graphs.ndjson\n"
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
      using Propositions = std::vector<Proposition>;
      read<Propositions>(
          diagnostics,
          [&](std::vector<Document> documents) {
            return propositions_of(std::move(documents), extractor, ontology);
          },
          [&](const Propositions& propositions) { outputs_.append(propositions); });
      outputs_.finish();
    } else if (per_document_) {
      read<KnowledgeGraph>(
          diagnostics,
          [&](std::vector<Document> documents) {
            std::vector<KnowledgeGraph> graphs = extractor.extract(std::move(documents), ontology);
            for (KnowledgeGraph& graph : graphs) graph = finished(std::move(graph), extractor);
            return graphs;
          },
          [&](const KnowledgeGraph& graph) { outputs_.append(graph); });
      outputs_.finish();
    } else {
      KnowledgeGraph whole(ontology);
      read<KnowledgeGraph>(
          diagnostics,
          [&](std::vector<Document> documents) {
            return extractor.extract(std::move(documents), ontology);
          },
          [&](const KnowledgeGraph& graph) { add(graph, whole, diagnostics); });
      outputs_.write(finished(std::move(whole), extractor));
    }
    print_warnings(diagnostics);
  }

 private:
  /// Reads the documents, some at a time so that short ones are read together, in several threads,
  /// and hands on the result of each, in their order; those before an error, too.
  template <typename Result>
  void read(Diagnostics& diagnostics,
            const std::function<std::vector<Result>(std::vector<Document>)>& extract,
            const std::function<void(const Result&)>& deliver) {
    constexpr std::size_t enough_bytes = 4096;
    Progress progress(outputs_.prints());
    OrderedWork<std::vector<Result>> work(jobs_, [&](const std::vector<Result>& results) {
      for (const Result& result : results) deliver(result);
      progress.advance(results.size());
    });
    std::vector<Document> some;
    std::size_t bytes = 0;
    const auto hand_over = [&] {
      work.add([&extract, documents = std::exchange(some, {})]() mutable {
        return extract(std::move(documents));
      });
      bytes = 0;
    };
    std::exception_ptr failure;
    try {
      articles_.read(diagnostics, [&](Document document) {
        bytes += document.text.size();
        some.push_back(std::move(document));
        const bool is_asked = articles_.waits_for_input();
        if (is_asked || bytes >= enough_bytes) hand_over();
        if (is_asked) work.finish();
      });
    } catch (...) {
      failure = std::current_exception();
    }
    if (!some.empty()) hand_over();
    work.finish();
    if (failure) std::rethrow_exception(failure);
  }

  /// The propositions of documents. Of a sentence a line, the line is the sentence, also where the
  /// language engine sees two.
  std::vector<std::vector<Proposition>> propositions_of(std::vector<Document> documents,
                                                        const Extractor& extractor,
                                                        const Ontology& ontology) const {
    std::vector<std::string> lines;
    if (articles_.reads_lines()) {
      for (const Document& document : documents) lines.push_back(document.text);
    }
    auto propositions = extractor.find_propositions(std::move(documents), ontology);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      for (Proposition& proposition : propositions[i]) proposition.sentence = lines[i];
    }
    return propositions;
  }

  /// Adds the graph of a document to the whole; a document of the id of another is passed over.
  static void add(const KnowledgeGraph& graph, KnowledgeGraph& whole, Diagnostics& diagnostics) {
    try {
      whole.merge(graph);
    } catch (const Error& error) {
      diagnostics.warn(error);
    }
  }

  KnowledgeGraph finished(KnowledgeGraph graph, const Extractor& extractor) const {
    extractor.resolve_entities(graph);
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
  std::size_t jobs_ = 1;
};

}  // namespace

std::unique_ptr<Command> build_command() { return std::make_unique<Build>(); }

}  // namespace graphwright::cli
