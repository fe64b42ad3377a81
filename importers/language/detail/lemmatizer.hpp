#pragma once

// Dictionary forms. Not installed.

#include <string>
#include <string_view>
#include <vector>

#include "importers/language/detail/key_table.hpp"
#include "importers/language/detail/model_file.hpp"

namespace graphwright::detail {

/// Makes lemmas by rules that tools/training/lemmas.py learned: for a Penn tag, the rule of the
/// longest known end of a word.
class Lemmatizer {
 public:
  /// Reads the section "lemmas" of a model file: lines "tag TAB end TAB rule". Throws Error if one
  /// has another form.
  explicit Lemmatizer(const ModelFile& file);

  /// The lemma of a form that has a Penn tag.
  std::string lemma(std::string_view form, std::string_view xpos) const;

 private:
  /// The lemma is `text` where `whole`; else the form, in lower case unless `keeps_case`, with
  /// `cut` code points less at its end and `text` there.
  struct Rule {
    bool whole = false;
    bool keeps_case = false;
    std::size_t cut = 0;
    std::string text;
  };

  static bool read_rule(std::string_view text, Rule& rule);
  static std::string apply(const Rule& rule, std::string_view form);

  KeyTable ends_;  ///< Each a tag, TAB and end.
  std::vector<Rule> rules_;
};

}  // namespace graphwright::detail
