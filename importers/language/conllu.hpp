#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "importers/language/analysis.hpp"

namespace graphwright {

/// A document of a given text: it begins with this sentence, counted from 0.
struct GivenDocument {
  std::size_t first_sentence = 0;
  std::string id;  ///< May be empty.
};

/// A text of which sentences and words are given; the spans count in it.
struct GivenText {
  std::string text;
  Analysis analysis;
  std::vector<GivenDocument> documents;  ///< In order; the first begins with the first sentence.
                                         ///< None if there is no sentence.
};

/// Reads sentences and their words from CoNLL-U (https://universaldependencies.org/format.html): of
/// each word its form, and from MISC whether a space follows. Of a multiword token ("1-2") only
/// that counts, and that there is none inside; empty nodes ("1.1") and comments but "# newdoc id =
/// …" do not count, and all other columns may be "_". `name` is the file's, for errors. Throws
/// Error, with file and line, on a line of another form. Precondition: less than 2 GiB.
GivenText read_conllu(std::string_view bytes, std::string_view name);

/// What is written besides the sentences.
struct ConlluOptions {
  std::string document;            ///< The id of the document, if it is to be told, on one line.
  std::size_t first_sentence = 1;  ///< The number of the first sentence; the others follow.
  std::string comment = {};        ///< A line before the first sentence.
  /// Further attributes in MISC: of each sentence, of each word, "" for none. Empty: none at all.
  std::vector<std::vector<std::string>> attributes = {};
};

/// Writes an analysis as CoNLL-U, with SpaceAfter=No and multiword tokens; MISC tells names and
/// values too: NER=B-Person, NER=I-Person, NER=B-Money with Value=400000000 USD (`normal_form`).
/// White space of any kind is one space in the text of a sentence.
void write_conllu(const Analysis& analysis, std::ostream& out, const ConlluOptions& options = {});

}  // namespace graphwright
