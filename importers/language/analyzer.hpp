#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "importers/language/analysis.hpp"

namespace graphwright {

/// How a text is analysed.
struct AnalysisOptions {
  /// The day on which the text was published, EDTF, from which relative dates are counted; empty if
  /// it is not known. Sentences, words and trees do not depend on it.
  std::string reference_date = {};
  /// Whether each line of the text is one sentence, rather than that sentences are to be found.
  bool sentence_per_line = false;
  /// How many sentences the networks read at once. It has no influence on what they find.
  std::size_t batch = 32;
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

  /// Fills in what is to be found of given words: tags, lemmas, trees, multiword tokens, names and
  /// values. The sentences are one text: the mentions of a name agree on its type. Forms and
  /// `space_after` are taken as they are. Precondition: no sentence is empty.
  void annotate(Analysis& given, const AnalysisOptions& options = {}) const;

  /// The name and version of the model.
  const std::string& model_name() const noexcept;

 private:
  struct Model;
  explicit Analyzer(std::shared_ptr<const Model> model) : model_(std::move(model)) {}

  std::shared_ptr<const Model> model_;
};

}  // namespace graphwright
