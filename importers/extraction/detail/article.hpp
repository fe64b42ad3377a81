#pragma once

// A document as the extraction reads it. Not installed.

#include <string>
#include <string_view>
#include <vector>

#include "graph/document.hpp"
#include "importers/extraction/detail/tree.hpp"
#include "importers/language/analyzer.hpp"

namespace graphwright::detail {

/// A document and what the language engine finds in it; all spans count in the document's text.
struct Article {
  Document document;
  Analysis analysis;
  std::vector<Tree> trees;       ///< Of each sentence.
  std::vector<bool> headline;    ///< Whether a sentence is of the title.
  std::vector<bool> title_case;  ///< Whether it is, and has the capitals of titles.

  const Sentence& sentence(std::size_t number) const { return analysis.sentences[number]; }

  /// The text of words of a sentence, with single spaces where white space stands.
  std::string words(std::size_t sentence, WordRange range) const;

  /// Where words of a sentence stand in the text.
  Span span(std::size_t sentence, WordRange range) const;
};

/// Whether a word begins with a capital letter.
bool is_capitalised(std::string_view form);

/// Analyses documents, each but for its skipped parts.
std::vector<Article> read_articles(std::vector<Document> documents, const Analyzer& analyzer);

/// An article of which the analysis is given.
Article article_of(Document document, Analysis analysis);

}  // namespace graphwright::detail
