#include "cli/articles.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "importers/documents/calendar_date.hpp"

namespace graphwright::cli {

void Articles::setup(CLI::App& command, const char* table) {
  command.add_option("INPUT", inputs_, "Article files; - is the standard input")->required();
  command
      .add_option("--from", from_, "The format of the inputs, if their extension does not tell it")
      ->type_name("FORMAT");
  command.add_option("--title", known_.title, "The article's title, if the text does not give it");
  command.add_option("--date", known_.published, "The day of publication: 2026-03-03");
  command.add_option("--url", known_.uri, "Where the article is found; its id, too");
  command.add_option("--publisher", known_.publisher, "Who published it");
  command
      .add_option(
          table, entities_,
          "Your own entities, a line each: id TAB name TAB aliases, separated by ; TAB type "
          "TAB external ids such as wikidata=Q380; what the articles name so takes the id")
      ->type_name("FILE");
  command
      .add_option(
          "--frames", frames_,
          "Further frames: which words state which relation, as data/lexicon/frames.tsv has "
          "them")
      ->type_name("FILE");
}

void Articles::check() {
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

void Articles::read(Diagnostics& diagnostics, const DocumentSink& sink) {
  check();
  const DocumentLexicons lexicons = DocumentLexicons::load();
  for (const std::string& path : inputs_) {
    reads_standard_input_ = path == "-";
    read_documents(path, from_, known_, lexicons, diagnostics, sink);
  }
}

bool Articles::waits_for_input() const {
  pollfd input{STDIN_FILENO, POLLIN, 0};
  return reads_standard_input_ && poll(&input, 1, 0) == 0;
}

Extractor Articles::load_extractor(const Ontology& ontology) const {
  Extractor extractor = Extractor::load();
  if (!frames_.empty()) extractor = extractor.with_frames(frames_, ontology);
  return entities_.empty() ? extractor : extractor.with(read_entity_table(entities_, ontology));
}

}  // namespace graphwright::cli
