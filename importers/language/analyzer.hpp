#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "importers/language/analysis.hpp"

namespace graphwright {

/// How a text is analysed.
struct AnalysisOptions {
  /// The day on which the text was published, EDTF, from which relative dates are counted; empty if
  /// it is not known. Sentences, words and trees do not depend on it.
  std::string reference_date = {};
  /// Whether each line of the text is one sentence, rather than that sentences are to be found.
  bool sentence_per_line = false;
  /// How many words the networks read at once, of sentences of like lengths; a sentence at least.
  /// It has no influence on what they find.
  std::size_t batch = 256;
};

/// A text to be analysed, and when it was published (see `AnalysisOptions`).
struct DatedText {
  std::string_view text;
  std::string reference_date = {};
};

/// The language engine: finds sentences, words, tags, lemmas and dependency trees (Universal
/// Dependencies, version 2), names with their types, dates and amounts in English text, with a
/// model and the rules, lexicons and gazetteers of the data directory. Const, thread-safe, cheap to
/// copy; what it finds depends on the text, these and the options alone, on every processor.
class Analyzer {
 public:
  /// Reads the model of a folder. Throws Error if a file is missing, broken, or does not fit the
  /// other or this program.
  static Analyzer load(const std::filesystem::path& folder);

  /// Reads the model of the data directory.
  static Analyzer load();

  /// Analyses a text in UTF-8 of less than 4 GiB. Lines and blank lines end paragraphs
  /// (`paragraphs`), which end sentences; of all of the text only blanks belong to no word.
  Analysis analyze(std::string_view text, const AnalysisOptions& options = {}) const;

  /// Analyses several texts, each as `analyze` does with its own date, but faster where they are
  /// short: the networks read sentences of all of them at once.
  std::vector<Analysis> analyze(std::span<const DatedText> texts,
                                const AnalysisOptions& options = {}) const;

  /// Fills in what is to be found of given words: tags, lemmas, trees, multiword tokens, names and
  /// values. The sentences are one text: the mentions of a name agree on its type. Forms and
  /// `space_after` are taken as they are. Precondition: no sentence is empty.
  void annotate(Analysis& given, const AnalysisOptions& options = {}) const;

  /// The name and version of the model.
  const std::string& model_name() const noexcept;

 private:
  struct Model;
  struct Workspace;
  explicit Analyzer(std::shared_ptr<const Model> model) : model_(std::move(model)) {}

  void segment(std::span<const DatedText> texts, const AnalysisOptions& options,
               Workspace& workspace, std::vector<Analysis>& analyses) const;
  void annotate(std::span<Analysis* const> given, std::span<const std::string> dates,
                const AnalysisOptions& options, Workspace& workspace) const;

  std::shared_ptr<const Model> model_;
};

}  // namespace graphwright
