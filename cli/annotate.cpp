#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/ordered_work.hpp"
#include "cli/progress.hpp"
#include "exporters/label_text.hpp"
#include "exporters/output_file.hpp"
#include "importers/documents/encoding.hpp"
#include "importers/extraction/extractor.hpp"
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
    command->add_flag(
        "--coreference", coreference_,
        "Tell which words speak of one thing: Entity=… of CorefUD in the last column");
    add_jobs_option(*command, jobs_);
    command->footer(
        "All of the text is analysed. Tags and trees are those of Universal Dependencies, version "
        "2. In CoNLL-U the last column tells names (NER=B-Person) and values (NER=B-Date, "
        "Value=2026-03-02).\n\n"
        "Examples:\n"
        "  graphwright annotate article.txt --date 2026-03-03\n"
        "  graphwright annotate article.txt --to json -o article.json\n"
        "  graphwright annotate article.txt --coreference\n"
        "  graphwright annotate --from conllu given.conllu -o parsed.conllu");
    return command;
  }

  void run() override {
    if (coreference_ && to_ != "conllu") {
      throw WrongUsage("--coreference is written with --to conllu only");
    }
    Diagnostics diagnostics;
    if (prints()) {
      annotate(std::cout, diagnostics);
    } else {
      OutputFile file(output_);
      annotate(file.stream(), diagnostics);
      file.commit();
    }
    print_warnings(diagnostics);
  }

 private:
  bool prints() const { return output_.empty() || output_ == "-"; }

  /// An input, and what is found in it.
  struct Input {
    std::string name;
    GivenText given;
    std::vector<Analysis> documents = {};
    std::vector<std::vector<CoreferentMention>> mentions = {};  ///< Of each document, if asked for.
  };

  void annotate(std::ostream& out, Diagnostics& diagnostics) const {
    const Tools tools = load();
    Numbers numbers;
    Progress progress(prints());
    OrderedWork<Input> work(jobs_, [&](Input input) {
      const std::size_t documents = input.documents.size();
      write(std::move(input), numbers, out);
      progress.advance(documents);
    });
    std::exception_ptr failure;
    try {
      for (const std::string& path : inputs_) {
        work.add([this, &tools, input = read(path, diagnostics)]() mutable {
          analyse(tools, input);
          return std::move(input);
        });
      }
    } catch (...) {
      failure = std::current_exception();
    }
    // What was found before an error is written first.
    work.finish();
    if (failure) std::rethrow_exception(failure);
  }

  Input read(const std::string& path, Diagnostics& diagnostics) const {
    // A name is bytes; what is written is text.
    Diagnostics ignored;
    Input input{path == "-" ? "standard input" : decode_text(path, path, ignored), {}};
    input.given.text = read_text_file(path, diagnostics);
    if (from_ == "conllu") input.given = read_conllu(input.given.text, input.name);
    return input;
  }

  /// What the inputs are read with; the extractor only where coreference is asked for.
  struct Tools {
    Analyzer analyzer;
    std::optional<Extractor> extractor;
  };

  Tools load() const {
    if (!coreference_) return {Analyzer::load(), std::nullopt};
    Extractor extractor = Extractor::load();
    return {extractor.analyzer(), extractor};
  }

  void analyse(const Tools& tools, Input& input) const {
    AnalysisOptions options;
    options.sentence_per_line = from_ == "lines";
    options.reference_date = date_;
    GivenText& given = input.given;
    if (from_ != "conllu") {
      given.analysis = tools.analyzer.analyze(given.text, options);
      given.documents = {{0, ""}};
    }
    input.documents = parts(given);
    for (Analysis& document : input.documents) {
      if (from_ == "conllu") tools.analyzer.annotate(document, options);
      if (tools.extractor) input.mentions.push_back(tools.extractor->find_mentions(document));
    }
  }

  /// What is numbered through all inputs: what comes next.
  struct Numbers {
    std::size_t sentence = 1;
    std::size_t entity = 1;
  };

  void write(Input input, Numbers& numbers, std::ostream& out) const {
    GivenText& given = input.given;
    given.analysis.sentences.clear();
    for (std::size_t i = 0; i < input.documents.size(); ++i) {
      Analysis& document = input.documents[i];
      ConlluOptions conllu;
      conllu.first_sentence = numbers.sentence;
      numbers.sentence += document.sentences.size();
      conllu.document = given.documents[i].id;
      if (conllu.document.empty()) {
        conllu.document = name_of_part(input.name, i, input.documents.size());
      }
      if (!input.mentions.empty()) {
        add_mentions(input.mentions[i], document, numbers.entity, conllu);
      }
      if (to_ == "conllu") write_conllu(document, out, conllu);
      std::move(document.sentences.begin(), document.sentences.end(),
                std::back_inserter(given.analysis.sentences));
    }
    if (to_ == "json") write_analysis_json(given.analysis, given.text, input.name, out);
  }

  /// The id of a document that has none, if there are others; "" if it is the only one.
  std::string name_of_part(const std::string& input, std::size_t number, std::size_t count) const {
    if (count > 1) return fmt::format("{}-{}", plain_text(input), number + 1);
    return inputs_.size() > 1 ? plain_text(input) : "";
  }

  /// The documents of a given text.
  static std::vector<Analysis> parts(GivenText& given) {
    std::vector<Analysis> parts;
    for (std::size_t i = 0; i < given.documents.size(); ++i) {
      const auto sentence = [&](std::size_t number) {
        return given.analysis.sentences.begin() + static_cast<std::ptrdiff_t>(number);
      };
      const std::size_t end = i + 1 < given.documents.size() ? given.documents[i + 1].first_sentence
                                                             : given.analysis.sentences.size();
      Analysis& part = parts.emplace_back();
      std::move(sentence(given.documents[i].first_sentence), sentence(end),
                std::back_inserter(part.sentences));
    }
    return parts;
  }

  static void add_mentions(const std::vector<CoreferentMention>& mentions, const Analysis& document,
                           std::size_t& first_entity, ConlluOptions& conllu) {
    conllu.comment = corefud_comment;
    conllu.attributes = corefud_attributes(document, mentions, first_entity);
    std::size_t entities = 0;
    for (const CoreferentMention& mention : mentions) {
      entities = std::max(entities, mention.entity + 1);
    }
    first_entity += entities;
  }

  std::vector<std::string> inputs_;
  std::string output_;
  std::string from_ = "text";
  std::string date_;
  std::string to_ = "conllu";
  bool coreference_ = false;
  std::size_t jobs_ = 1;
};

}  // namespace

std::unique_ptr<Command> annotate_command() { return std::make_unique<Annotate>(); }

}  // namespace graphwright::cli
