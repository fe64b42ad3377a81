#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

#include "cli/articles.hpp"
#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "exporters/label_text.hpp"
#include "importers/extraction/resolution.hpp"

namespace graphwright::cli {
namespace {

/// The lines of a text.
class Lines {
 public:
  explicit Lines(const std::string& text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\n') ends_.push_back(i);
    }
  }

  /// The number of the line, from 1, in which a byte stands.
  std::size_t line_of(std::uint32_t byte) const {
    const auto end = std::lower_bound(ends_.begin(), ends_.end(), std::size_t{byte});
    return 1 + static_cast<std::size_t>(end - ends_.begin());
  }

 private:
  std::vector<std::size_t> ends_;
};

void print(const ExplainedEntity& entity, const Lines& lines) {
  std::cout << fmt::format("{} ({})\n", plain_text(entity.name), entity.type);
  if (entity.types.size() > 1) {
    std::string types;
    for (const auto& [type, weight] : entity.types) {
      types += fmt::format("{}{} {:.1f}", types.empty() ? "" : ", ", type, weight);
    }
    std::cout << fmt::format("    types: {}\n", types);
  }
  for (const ExplainedMention& mention : entity.mentions) {
    std::cout << fmt::format("    line {:<4} {:8} {}", lines.line_of(mention.span.begin),
                             name_of(mention.kind), plain_text(mention.text));
    if (!mention.reason.empty()) {
      std::cout << fmt::format("  ← {}: {}", plain_text(mention.with), mention.reason);
    }
    std::cout << '\n';
  }
}

void print(const EntityExplanation& explanation, const Document& document) {
  std::cout << fmt::format("# {}\n", plain_text(document_id(document)));
  const Lines lines(document.text);
  for (const ExplainedEntity& entity : explanation.entities) print(entity, lines);
  if (!explanation.apart.empty()) std::cout << "kept apart\n";
  for (const KeptApart& pair : explanation.apart) {
    std::cout << fmt::format("    {} / {}: {}\n", plain_text(pair.one), plain_text(pair.other),
                             pair.reason);
  }
  std::cout << '\n';
}

void print(const std::vector<Resolved>& decided) {
  std::cout << "# across documents\n";
  for (const Resolved& pair : decided) {
    std::cout << fmt::format("{} {} [{}] / {} [{}]: {}\n",
                             pair.united ? "united    " : "kept apart", plain_text(pair.one),
                             plain_text(pair.document), plain_text(pair.other),
                             plain_text(pair.other_document), plain_text(pair.reason));
  }
}

void print(const std::vector<ExplainedSentence>& sentences, const Document& document) {
  std::cout << fmt::format("# {}\n", plain_text(document_id(document)));
  const Lines lines(document.text);
  for (const ExplainedSentence& sentence : sentences) {
    std::cout << fmt::format("line {}: {}\n    tree: {}\n", lines.line_of(sentence.span.begin),
                             plain_text(slice(document, sentence.span)), plain_text(sentence.tree));
    for (const ExplainedClause& clause : sentence.clauses) {
      std::cout << fmt::format("    {} ({})\n", plain_text(clause.words), clause.certainty);
      for (const auto& [slot, words] : clause.arguments) {
        std::cout << fmt::format("        {}: {}\n", plain_text(slot), plain_text(words));
      }
      for (const std::string& relation : clause.relations) {
        std::cout << fmt::format("        → {}\n", plain_text(relation));
      }
      if (!clause.obstacle.empty())
        std::cout << fmt::format("        nothing: {}\n", clause.obstacle);
    }
    if (sentence.clauses.empty()) std::cout << "    nothing is read from it\n";
  }
  std::cout << '\n';
}

class Explain : public Command {
 public:
  CLI::App* setup(CLI::App& program) override {
    CLI::App* command = program.add_subcommand(
        "explain", "Tells how articles were read: what was made of each sentence, or of each name");
    articles_.setup(*command, "--entity-table");
    command->add_flag(
        "--entities", entities_,
        "Tell how mentions became entities, rather than sentences relations; a table of "
        "entities is --entity-table");
    add_ontology_option(*command, ontologies_);
    command->footer(
        "For each sentence: its tree, its clauses with their arguments, how certain they are, and "
        "the relations read from them with the line of the frame; or why none was read.\n\n"
        "With --entities, for each entity: what speaks for its type, its mentions, and for each "
        "mention the one with which it was united and why; then names that look alike and were "
        "kept apart, and of several articles what was united across them, or not.\n\n"
        "Examples:\n"
        "  graphwright explain article.txt\n"
        "  graphwright explain --entities monday.txt tuesday.txt --entity-table firms.tsv");
    return command;
  }

  void run() override {
    const Ontology ontology = load_ontology(ontologies_);
    const Extractor extractor = articles_.load_extractor(ontology);
    KnowledgeGraph graph(ontology);
    Diagnostics diagnostics;
    articles_.read(diagnostics, [&](const Document& document) {
      if (!entities_) {
        print(extractor.explain_sentences(document, ontology), document);
        return;
      }
      print(extractor.explain_entities(document, ontology), document);
      extractor.extract(document, graph);
    });
    if (graph.document_count() > 1) print(extractor.resolve_entities(graph));
    print_warnings(diagnostics);
  }

 private:
  Articles articles_;
  std::vector<std::string> ontologies_;
  bool entities_ = false;
};

}  // namespace

std::unique_ptr<Command> explain_command() { return std::make_unique<Explain>(); }

}  // namespace graphwright::cli
