#include <fmt/format.h>

#include <iostream>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "exporters/label_text.hpp"
#include "exporters/output_file.hpp"
#include "importers/documents/encoding.hpp"
#include "importers/language/analysis_json.hpp"
#include "importers/language/analyzer.hpp"
#include "importers/language/calendar.hpp"
#include "importers/language/conllu.hpp"

namespace graphwright::cli {
namespace {

class Annotate : public Command {
 public:
  CLI::App* setup(CLI::App& program) override {
    CLI::App* command = program.add_subcommand("annotate",
                                               "Writes what the language engine sees: sentences, "
                                               "words, tags, lemmas, trees, names, values");
    command->add_option("INPUT", inputs_, "Text files; - is the standard input")->required();
    command->add_option("-o,--output", output_, "The file to write")->type_name("FILE");
    command
        ->add_option(
            "--from", from_,
            "What the inputs hold: text; lines, one sentence each; conllu, with sentences and "
            "words given")
        ->check(CLI::IsMember({"text", "lines", "conllu"}))
        ->capture_default_str();
    command
        ->add_option("--date", date_,
                     "The day on which the texts were published, such as 2026-03-02, from which "
                     "\"on Tuesday\" and \"last month\" are counted")
        ->check([](const std::string& date) {
          return is_reference_date(date)
                     ? std::string()
                     : fmt::format("'{}' is not a date such as 2026-03-02, 2026-03 or 2026", date);
        })
        ->type_name("DATE");
    command
        ->add_option("--to", to_,
                     "What is written: conllu (CoNLL-U), or json, a line for each input")
        ->check(CLI::IsMember({"conllu", "json"}))
        ->capture_default_str();
    command->footer(
        "All of the text is analysed. Tags and trees are those of Universal Dependencies, version "
        "2. In CoNLL-U the last column tells names (NER=B-Person) and values (NER=B-Date, "
        "Value=2026-03-02).\n\n"
        "Examples:\n"
        "  graphwright annotate article.txt --date 2026-03-03\n"
        "  graphwright annotate article.txt --to json -o article.json\n"
        "  graphwright annotate --from conllu given.conllu -o parsed.conllu");
    return command;
  }

  void run() override {
    const Analyzer analyzer = Analyzer::load();
    Diagnostics diagnostics;
    if (output_.empty() || output_ == "-") {
      annotate(analyzer, std::cout, diagnostics);
    } else {
      OutputFile file(output_);
      annotate(analyzer, file.stream(), diagnostics);
      file.commit();
    }
    print_warnings(diagnostics);
  }

 private:
  void annotate(const Analyzer& analyzer, std::ostream& out, Diagnostics& diagnostics) const {
    AnalysisOptions options;
    options.sentence_per_line = from_ == "lines";
    options.reference_date = date_;
    ConlluOptions conllu;
    for (const std::string& path : inputs_) {
      // A name is bytes; what is written is text.
      Diagnostics ignored;
      const std::string name = path == "-" ? "standard input" : decode_text(path, path, ignored);
      GivenText given;
      given.text = read_text_file(path, diagnostics);
      if (from_ == "conllu") {
        given = read_conllu(given.text, name);
        analyzer.annotate(given.analysis, options);
      } else {
        given.analysis = analyzer.analyze(given.text, options);
      }
      if (to_ == "json") {
        write_analysis_json(given.analysis, given.text, name, out);
      } else {
        if (inputs_.size() > 1) conllu.document = plain_text(name);
        write_conllu(given.analysis, out, conllu);
        conllu.first_sentence += given.analysis.sentences.size();
      }
    }
  }

  std::vector<std::string> inputs_;
  std::string output_;
  std::string from_ = "text";
  std::string date_;
  std::string to_ = "conllu";
};

}  // namespace

std::unique_ptr<Command> annotate_command() { return std::make_unique<Annotate>(); }

}  // namespace graphwright::cli
