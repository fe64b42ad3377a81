#include "importers/extraction/detail/article.hpp"

#include <algorithm>

#include "importers/language/detail/code_points.hpp"

namespace graphwright::detail {
namespace {

/// The text with blanks in place of what is to be skipped, so that every other byte stays where it
/// is; line ends stay, as they end paragraphs.
std::string text_to_analyse(const Document& document) {
  std::string text = document.text;
  for (const Skipped& skipped : document.skipped) {
    for (std::uint32_t i = skipped.span.begin; i < skipped.span.end && i < text.size(); ++i) {
      if (text[i] != '\n' && text[i] != '\r') text[i] = ' ';
    }
  }
  return text;
}

/// Whether a sentence is written as many titles are, every longer word with a capital letter.
bool has_title_case(const Sentence& sentence) {
  constexpr std::size_t longer = 5;  // letters; shorter words are often written small
  std::size_t capitals = 0;
  std::size_t small = 0;
  for (const Word& word : sentence.words) {
    if (word.form.size() < longer) continue;
    (is_capitalised(word.form) ? capitals : small) += 1;
  }
  return capitals > small && small <= 1;
}

}  // namespace

bool is_capitalised(std::string_view form) {
  std::size_t at = 0;
  const UChar32 first = form.empty() ? 0 : next_code_point(form, at);
  return u_isupper(first) || u_istitle(first);
}

std::string Article::words(std::size_t sentence, WordRange range) const {
  const std::vector<Word>& words = analysis.sentences[sentence].words;
  std::string text;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    text += words[i].form;
    if (words[i].space_after && i + 1 < range.end) text += ' ';
  }
  return text;
}

Span Article::span(std::size_t sentence, WordRange range) const {
  const std::vector<Word>& words = analysis.sentences[sentence].words;
  return {words[range.begin].span.begin, words[range.end - 1].span.end};
}

Article article_of(Document document, Analysis analysis) {
  Article article{std::move(document), std::move(analysis), {}, {}, {}};
  Span title;
  if (!article.document.title.empty()) {
    const std::size_t at = article.document.text.find(article.document.title);
    if (at != std::string::npos) {
      title = {static_cast<std::uint32_t>(at),
               static_cast<std::uint32_t>(at + article.document.title.size())};
    }
  }
  for (const Sentence& sentence : article.analysis.sentences) {
    article.trees.emplace_back(sentence);
    article.headline.push_back(title.contains(sentence.span));
    article.title_case.push_back(article.headline.back() && has_title_case(sentence));
  }
  return article;
}

std::vector<Article> read_articles(std::vector<Document> documents, const Analyzer& analyzer) {
  std::vector<std::string> texts;
  for (const Document& document : documents) texts.push_back(text_to_analyse(document));
  std::vector<DatedText> dated;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    dated.push_back({texts[i], documents[i].published});
  }
  std::vector<Analysis> analyses = analyzer.analyze(dated);
  std::vector<Article> articles;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    articles.push_back(article_of(std::move(documents[i]), std::move(analyses[i])));
  }
  return articles;
}

}  // namespace graphwright::detail
