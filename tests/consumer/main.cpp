// Builds a graph with the installed library and walks it with an algorithm of Boost.Graph; analyses a sentence.

#include <boost/graph/breadth_first_search.hpp>
#include <cstdlib>
#include <iostream>
#include <vector>

#include "exporters/facts.hpp"
#include "graph/boost.hpp"
#include "graph/ontology.hpp"
#include "importers/extraction/extractor.hpp"
#include "importers/language/analyzer.hpp"

int main() {
  graphwright::KnowledgeGraph graph(graphwright::Ontology::load_default());
  graphwright::Document article;
  article.text =
      "On Monday Corvia Labs acquired Pathmark Systems. Later Pathmark Systems hired Ana Petric.";
  graphwright::Extractor::load().extract(article, graph);
  graphwright::write_facts(graph, std::cout);

  const auto start = graph.find_entity("organization/corvia-labs");
  const auto end = graph.find_entity("person/ana-petric");
  if (!start || !end) return EXIT_FAILURE;

  std::vector<int> distance(num_vertices(graph));
  boost::breadth_first_search(graph, static_cast<std::size_t>(*start),
                              boost::visitor(boost::make_bfs_visitor(boost::record_distances(
                                  distance.data(), boost::on_tree_edge{}))));
  const int hops = distance[static_cast<std::size_t>(*end)];
  std::cout << "hops: " << hops << '\n';
  if (hops != 2) return EXIT_FAILURE;

  const graphwright::Analyzer analyzer = graphwright::Analyzer::load();
  const graphwright::Analysis analysis = analyzer.analyze("Corvia Labs acquired two rivals.");
  for (const graphwright::Word& word : analysis.sentences.front().words) {
    if (word.relation == "root") std::cout << "root: " << word.lemma << '\n';
  }
  return analysis.sentences.front().words.size() == 6 ? EXIT_SUCCESS : EXIT_FAILURE;
}
