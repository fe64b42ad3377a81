#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "exporters/label_text.hpp"
#include "graph/analysis.hpp"

namespace graphwright::cli {
namespace {

/// Names and their counts, the greatest first, equal ones in order of name.
using Counts = std::map<std::string, std::size_t>;

void print(std::string_view heading, const Counts& counts) {
  if (counts.empty()) return;
  std::vector<std::pair<std::string, std::size_t>> rows(counts.begin(), counts.end());
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::cout << '\n' << heading << '\n';
  for (const auto& [name, count] : rows)
    std::cout << fmt::format("{:8}  {}\n", count, plain_text(name));
}

class Stats : public Command {
 public:
  CLI::App* setup(CLI::App& program) override {
    CLI::App* command = program.add_subcommand("stats", "Counts what a graph holds");
    command->add_option("GRAPH", input_, "A graph file; - is the standard input")->required();
    command
        ->add_option("--from", from_, "The format of the graph, if its extension does not tell it")
        ->type_name("FORMAT");
    add_ontology_option(*command, ontologies_);
    command->add_option("--top", top_, "How many of the most important entities to list")
        ->capture_default_str();
    return command;
  }

  void run() override {
    Diagnostics diagnostics;
    const KnowledgeGraph graph = read_graph(input_, from_, load_ontology(ontologies_), diagnostics);
    Counts entity_types;
    Counts relation_types;
    Counts statuses;
    std::size_t statements = 0;
    for (const EntityId id : graph.entities()) ++entity_types[graph.entity(id).type];
    for (const RelationId id : graph.relations()) {
      const Relation& relation = graph.relation(id);
      ++relation_types[relation.triple.type];
      ++statuses[std::string(name_of(relation.status))];
      statements += relation.statements.size();
    }
    const auto parts = components(graph);
    std::cout << fmt::format(
        "{:8}  documents\n{:8}  entities\n{:8}  relations\n{:8}  statements\n{:8}  components",
        graph.document_count(), graph.entity_count(), graph.relation_count(), statements,
        parts.size());
    std::cout << (parts.empty() ? "\n"
                                : fmt::format(", the largest of {}\n", parts.front().size()));
    print("entities by type", entity_types);
    print("relations by type", relation_types);
    print("relations by status", statuses);
    print_most_important(graph);
    print_warnings(diagnostics);
  }

 private:
  void print_most_important(const KnowledgeGraph& graph) const {
    const std::vector<double> rank = page_rank(graph);
    std::vector<EntityId> entities = graph.entities();
    std::stable_sort(entities.begin(), entities.end(), [&](EntityId a, EntityId b) {
      return rank[static_cast<std::size_t>(a)] > rank[static_cast<std::size_t>(b)];
    });
    entities.resize(std::min(entities.size(), top_));
    if (entities.empty()) return;
    std::cout << "\nmost important entities (PageRank)\n";
    for (const EntityId id : entities) {
      std::cout << fmt::format("{:8.4f}  {}\n", rank[static_cast<std::size_t>(id)],
                               plain_text(graph.entity(id).name));
    }
  }

  std::string input_;
  std::string from_;
  std::vector<std::string> ontologies_;
  std::size_t top_ = 10;
};

}  // namespace

std::unique_ptr<Command> stats_command() { return std::make_unique<Stats>(); }

}  // namespace graphwright::cli
