#include "importers/language/analyzer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <vector>

#include "graph/data_directory.hpp"
#include "graph/error.hpp"
#include "importers/language/atoms.hpp"
#include "importers/language/detail/code_points.hpp"
#include "importers/language/detail/lemmatizer.hpp"
#include "importers/language/detail/name_tagger.hpp"
#include "importers/language/detail/name_votes.hpp"
#include "importers/language/detail/parser.hpp"
#include "importers/language/detail/pool.hpp"
#include "importers/language/detail/segmenter.hpp"
#include "importers/language/detail/word_vectors.hpp"
#include "importers/language/paragraphs.hpp"
#include "importers/language/values.hpp"
#include "importers/language/word_features.hpp"

namespace graphwright {
namespace {

constexpr std::string_view model_version = "2";

/// Whether a word is written together with the one before it: "'s", "'", "n't", the "na" of
/// "gonna".
bool is_written_with(const Word& before, const Word& word) {
  if (before.space_after || before.form.empty() || word.form.empty()) return false;
  const UChar32 last = detail::code_point_before(before.form, before.form.size());
  if (!u_isalnum(last)) return false;
  const auto letter_at = [](std::string_view text, std::size_t at) {
    return at < text.size() && u_isalpha(detail::next_code_point(text, at));
  };
  const std::string form = folded(word.form);
  if (form.front() == '\'') return word.xpos == "POS" || letter_at(form, 1);
  return u_isalpha(last) && letter_at(form, 0);
}

std::vector<MultiwordToken> find_multiword_tokens(const std::vector<Word>& words) {
  std::vector<MultiwordToken> tokens;
  for (std::uint32_t i = 1; i < words.size(); ++i) {
    if (!is_written_with(words[i - 1], words[i])) continue;
    if (!tokens.empty() && tokens.back().end == i) {
      tokens.back().end = i + 1;
    } else {
      tokens.push_back({i - 1, i + 1});
    }
  }
  return tokens;
}

/// Takes the dates and amounts of money away from names.
std::vector<Value> take_values(std::vector<NamedMention>& names) {
  std::vector<Value> values;
  std::erase_if(names, [&](const NamedMention& name) {
    for (const ValueKind kind : {ValueKind::date, ValueKind::money}) {
      if (name.type != label(kind)) continue;
      values.push_back({name.begin, name.end, kind});
      return true;
    }
    return false;
  });
  return values;
}

/// Parts names and values that share words: a name stays if it is longer ("20th Century Fox"), or
/// as long as a mere count ("three Democrats"); else the value does ("150,000 Egyptian pounds").
void part(Sentence& sentence) {
  const auto meet = [](const NamedMention& name, const Value& value) {
    return name.begin < value.end && value.begin < name.end;
  };
  const auto name_stays = [&](const NamedMention& name, const Value& value) {
    const bool is_within = value.begin <= name.begin && name.end <= value.end;
    const bool is_counted = value.kind == ValueKind::quantity &&
                            sentence.words[value.end - 1].xpos.starts_with("NN") &&
                            sentence.words[value.end - 1].xpos.ends_with('S');
    return !is_within || is_counted || value.kind == ValueKind::ordinal;
  };
  std::erase_if(sentence.values, [&](const Value& value) {
    return std::any_of(sentence.names.begin(), sentence.names.end(), [&](const NamedMention& name) {
      return meet(name, value) && name_stays(name, value);
    });
  });
  std::erase_if(sentence.names, [&](const NamedMention& name) {
    return std::any_of(sentence.values.begin(), sentence.values.end(),
                       [&](const Value& value) { return meet(name, value); });
  });
}

/// Fills in what the spans of a sentence's words tell.
void fill_in_forms(Sentence& sentence, std::string_view text) {
  sentence.span = {sentence.words.front().span.begin, sentence.words.back().span.end};
  for (std::size_t i = 0; i < sentence.words.size(); ++i) {
    Word& word = sentence.words[i];
    word.form = text.substr(word.span.begin, word.span.end - word.span.begin);
    word.space_after = i + 1 < sentence.words.size()
                           ? word.span.end < sentence.words[i + 1].span.begin
                           : word.span.end == text.size() || is_blank(text, word.span.end);
  }
}

/// The lines of a text that are not blank.
std::vector<Span> lines(std::string_view text) {
  std::vector<Span> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    const Span line =
        trimmed(text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    if (!line.empty()) lines.push_back(line);
    begin = end + 1;
  }
  return lines;
}

}  // namespace

/// What the networks need to run, for one thread.
struct Analyzer::Workspace {
  detail::EncoderScratch segmenter_encoding;
  detail::SegmenterScratch segmenter;
  detail::EncoderScratch parser_encoding;
  detail::ParserScratch parser;
  detail::EncoderScratch name_encoding;
  detail::NameScratch names;
};

struct Analyzer::Model {
  Model(const std::filesystem::path& lexicon, const std::filesystem::path& networks,
        TokenLexicon tokens)
      : vectors(lexicon),
        file(networks, "graphwright networks", model_version),
        segmenter(file, vectors, std::move(tokens)),
        parser(file, vectors),
        lemmatizer(file),
        names(file, vectors, data_directory()),
        values(ValueFinder::load()),
        name(file.metadata("name")) {
    if (file.metadata("features") != std::to_string(feature_fingerprint())) {
      file.fail(
          "was trained with other features of words than this program computes: install the data "
          "of the same release");
    }
    if (file.metadata("lexicon") != vectors.id()) {
      file.fail(fmt::format("belongs to lexicon {}, not to {} in {}", file.metadata("lexicon"),
                            vectors.id(), lexicon.string()));
    }
  }

  detail::WordVectors vectors;
  detail::ModelFile file;
  detail::Segmenter segmenter;
  detail::Parser parser;
  detail::Lemmatizer lemmatizer;
  detail::NameTagger names;
  ValueFinder values;
  std::string name;
  mutable detail::Pool<Workspace> workspaces;

  /// What is found of sentences of one text after the networks have read them: lemmas, multiword
  /// tokens, names on whose types the mentions agree, values.
  void finish(std::vector<Sentence>& sentences, std::span<std::vector<detail::ScoredName>> found,
              const std::string& reference_date) const;
};

void Analyzer::Model::finish(std::vector<Sentence>& sentences,
                             std::span<std::vector<detail::ScoredName>> found,
                             const std::string& reference_date) const {
  for (Sentence& sentence : sentences) {
    for (Word& word : sentence.words) word.lemma = lemmatizer.lemma(word.form, word.xpos);
    sentence.multiword_tokens = find_multiword_tokens(sentence.words);
  }
  // The pieces of a sentence are not read in order.
  for (std::vector<detail::ScoredName>& of_sentence : found) {
    std::sort(of_sentence.begin(), of_sentence.end(),
              [](const auto& a, const auto& b) { return a.begin < b.begin; });
  }
  detail::vote(sentences, found, names.types(),
               [&](const Word& word) { return names.is_place(word); });
  std::vector<std::vector<Value>> hints;
  for (Sentence& sentence : sentences) hints.push_back(take_values(sentence.names));
  values.find(sentences, hints, reference_date);
  for (Sentence& sentence : sentences) part(sentence);
}

Analyzer Analyzer::load(const std::filesystem::path& folder) {
  return Analyzer(std::make_shared<const Model>(
      folder / "english-lexicon.safetensors", folder / "english-networks.safetensors",
      TokenLexicon::load(data_directory() / "lexicon" / "tokens.tsv")));
}

Analyzer Analyzer::load() { return load(data_directory() / "model"); }

const std::string& Analyzer::model_name() const noexcept { return model_->name; }

Analysis Analyzer::analyze(std::string_view text, const AnalysisOptions& options) const {
  const DatedText dated{text, options.reference_date};
  return std::move(analyze({&dated, 1}, options).front());
}

std::vector<Analysis> Analyzer::analyze(std::span<const DatedText> texts,
                                        const AnalysisOptions& options) const {
  const auto workspace = model_->workspaces.take();
  std::vector<Analysis> analyses(texts.size());
  segment(texts, options, *workspace, analyses);
  std::vector<Analysis*> given;
  std::vector<std::string> dates;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    given.push_back(&analyses[i]);
    dates.push_back(texts[i].reference_date);
  }
  annotate(given, dates, options, *workspace);
  return analyses;
}

void Analyzer::annotate(Analysis& given, const AnalysisOptions& options) const {
  Analysis* const only = &given;
  annotate({&only, 1}, {&options.reference_date, 1}, options, *model_->workspaces.take());
}

void Analyzer::segment(std::span<const DatedText> texts, const AnalysisOptions& options,
                       Workspace& workspace, std::vector<Analysis>& analyses) const {
  std::vector<detail::Passage> passages;
  std::vector<std::size_t> of_text;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string_view text = texts[i].text;
    if (text.size() > std::numeric_limits<std::uint32_t>::max()) {
      assertion_failed("analyze: a text is shorter than 4 GiB");
    }
    for (const Span part : options.sentence_per_line ? lines(text) : paragraphs(text)) {
      passages.push_back({text, part});
      of_text.push_back(i);
    }
  }
  model_->segmenter.segment(passages, options.sentence_per_line, options.batch,
                            workspace.segmenter_encoding, workspace.segmenter);
  for (std::size_t p = 0; p < passages.size(); ++p) {
    for (Sentence& sentence : passages[p].sentences) {
      fill_in_forms(sentence, passages[p].text);
      analyses[of_text[p]].sentences.push_back(std::move(sentence));
    }
  }
}

void Analyzer::annotate(std::span<Analysis* const> given, std::span<const std::string> dates,
                        const AnalysisOptions& options, Workspace& workspace) const {
  std::vector<Sentence*> sentences;
  for (Analysis* const analysis : given) {
    for (Sentence& sentence : analysis->sentences) {
      if (sentence.words.empty()) assertion_failed("annotate: a sentence has a word");
      sentences.push_back(&sentence);
    }
  }
  std::vector<std::vector<detail::ScoredName>> names(sentences.size());
  const std::vector<detail::SentencePiece> pieces = detail::cut(sentences);
  detail::for_each_batch(pieces, options.batch, [&](std::span<const detail::SentencePiece> batch) {
    model_->parser.parse(batch, workspace.parser_encoding, workspace.parser);
    model_->names.tag(batch, workspace.name_encoding, workspace.names, names);
  });
  detail::Parser::join(pieces);
  std::size_t first = 0;
  for (std::size_t i = 0; i < given.size(); ++i) {
    const std::size_t count = given[i]->sentences.size();
    model_->finish(given[i]->sentences, std::span(names).subspan(first, count), dates[i]);
    first += count;
  }
}

}  // namespace graphwright
