#include "importers/language/analyzer.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <thread>

#include "graph/error.hpp"
#include "importers/language/analysis_json.hpp"
#include "importers/language/conllu.hpp"
#include "importers/language/detail/kernels.hpp"
#include "tests/temporary_folder.hpp"

using namespace graphwright;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

const fs::path model = SOURCE_DIR "/data/model";

const Analyzer& analyzer() {
  setenv("GRAPHWRIGHT_DATA", SOURCE_DIR "/data", 1);
  static const Analyzer loaded = Analyzer::load();
  return loaded;
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Ten short texts of the kinds that are read, and the sample.
std::string mixed_text() {
  return "Corvia to Buy Birch Labs\n\nBy Ana Petric\n\nOSLO — Corvia United said on Monday it had "
         "agreed "
         "to acquire Birch Labs, a maker of pumps based in Bergen, for $1.5 billion. “We can’t "
         "wait,” its "
         "chief executive, Jo Olm, told reporters; shares rose 3.5%.\n\n- First item\n- Second "
         "item\n\n" +
         read_file(SOURCE_DIR "/samples/muse-spark.txt");
}

/// The sentences of a text, each as its forms with spaces between them.
std::vector<std::string> sentences_of(std::string_view text, const AnalysisOptions& options = {}) {
  std::vector<std::string> sentences;
  for (const Sentence& sentence : analyzer().analyze(text, options).sentences) {
    std::string& forms = sentences.emplace_back();
    for (const Word& word : sentence.words) forms += (forms.empty() ? "" : " ") + word.form;
  }
  return sentences;
}

/// The only sentence of a text, a word a line: form, lemma, tags, relation and the form of the
/// head.
std::string tree_of(std::string_view text) {
  const Analysis analysis = analyzer().analyze(text);
  REQUIRE(analysis.sentences.size() == 1);
  std::string lines;
  for (const Word& word : analysis.sentences.front().words) {
    const std::string head =
        word.head == 0 ? "" : analysis.sentences.front().words[word.head - 1].form;
    lines += word.form + ' ' + word.lemma + ' ' + word.upos + ' ' + word.xpos + ' ' +
             word.relation + ' ' + head + '\n';
  }
  return lines;
}

void check_well_formed(const Analysis& analysis, std::string_view text) {
  std::uint32_t last = 0;
  std::string joined;
  for (const Sentence& sentence : analysis.sentences) {
    REQUIRE_FALSE(sentence.words.empty());
    CHECK(sentence.span == Span{sentence.words.front().span.begin, sentence.words.back().span.end});
    std::size_t roots = 0;
    for (const Word& word : sentence.words) {
      CHECK(word.span.begin >= last);
      last = word.span.end;
      CHECK(word.form == text.substr(word.span.begin, word.span.end - word.span.begin));
      CHECK_FALSE(word.lemma.empty());
      joined += word.form;
      roots += word.head == 0;
      CHECK((word.head == 0) == (word.relation == "root"));
      // Every chain of heads ends at the root.
      std::uint32_t at = word.head;
      for (std::size_t steps = 0; at != 0; ++steps, at = sentence.words[at - 1].head) {
        REQUIRE(at <= sentence.words.size());
        REQUIRE(steps <= sentence.words.size());
      }
    }
    CHECK(roots == 1);
  }
  std::string visible;
  for (const char c : text) {
    if (c != ' ' && c != '\n' && c != '\t' && c != '\r') visible += c;
  }
  CHECK(joined == visible);
}

}  // namespace

TEST_CASE("analyze finds the words of contractions, hyphens, money, addresses and quotes") {
  CHECK(sentences_of("He didn't, and can’t, won't.") ==
        std::vector<std::string>{"He did n't , and ca n’t , wo n't ."});
  CHECK(sentences_of("Corvia's well-known U.S. unit paid $1,250.50 (10%).") ==
        std::vector<std::string>{"Corvia 's well - known U.S. unit paid $ 1,250.50 ( 10 % ) ."});
  CHECK(sentences_of("See https://example.com/a or write to jo@example.org.") ==
        std::vector<std::string>{"See https://example.com/a or write to jo@example.org ."});
}

TEST_CASE("analyze ends sentences where a reader does") {
  CHECK(sentences_of("Dr. Olm met J. R. Ewing on Oct. 9 in Oslo. They talked.") ==
        std::vector<std::string>{"Dr. Olm met J. R. Ewing on Oct. 9 in Oslo .", "They talked ."});
  CHECK(sentences_of("“We are done,” she said. “It works!” He left.").size() == 3);
  CHECK(sentences_of("Shares rose 3.5 percent. Analysts at Birch Inc. had expected less.").size() ==
        2);
}

TEST_CASE("analyze ends sentences with headlines, bylines and list items") {
  CHECK(sentences_of("Corvia Buys Birch\n\nBy Ana Petric\n\n- One thing\n- Another thing\n") ==
        std::vector<std::string>{"Corvia Buys Birch", "By Ana Petric", "- One thing",
                                 "- Another thing"});
}

TEST_CASE("analyze takes each line as a sentence if it is told so") {
  AnalysisOptions options;
  options.sentence_per_line = true;
  CHECK(sentences_of("It rose. It fell.\n\nIt stayed", options) ==
        std::vector<std::string>{"It rose . It fell .", "It stayed"});
}

TEST_CASE("analyze gives tags, lemmas and trees") {
  CHECK(tree_of("The old ships were sold by two companies.") ==
        "The the DET DT det ships\n"
        "old old ADJ JJ amod ships\n"
        "ships ship NOUN NNS nsubj:pass sold\n"
        "were be AUX VBD aux:pass sold\n"
        "sold sell VERB VBN root \n"
        "by by ADP IN case companies\n"
        "two two NUM CD nummod companies\n"
        "companies company NOUN NNS obl:agent sold\n"
        ". . PUNCT . punct sold\n");
}

TEST_CASE("analyze tells acronyms from words that are written alike") {
  const Analysis analysis = analyzer().analyze("The company builds AI chips.");
  const Word& acronym = analysis.sentences.front().words[3];
  CHECK(acronym.xpos == "NNP");
  CHECK(acronym.relation == "compound");
  CHECK(acronym.head == 5);
}

TEST_CASE("analyze marks words that are written as one") {
  const Analysis analysis = analyzer().analyze("She doesn't like Meta's “plan” or theirs.");
  CHECK(analysis.sentences.front().multiword_tokens == std::vector<MultiwordToken>{{1, 3}, {4, 6}});
}

TEST_CASE("analyze finds names and values, and parts them") {
  const std::string text =
      "Nairobi lawyer Grace Wanjiru told Reuters on Tuesday that Kenya paid Siemens €5 million.";
  const Analysis analysis = analyzer().analyze(text, {.reference_date = "2026-03-05"});
  REQUIRE(analysis.sentences.size() == 1);
  const Sentence& sentence = analysis.sentences.front();
  std::string found;
  const auto words = [&](std::uint32_t begin, std::uint32_t end) {
    const std::uint32_t first = sentence.words[begin].span.begin;
    return text.substr(first, sentence.words[end - 1].span.end - first);
  };
  for (const NamedMention& name : sentence.names) {
    found += words(name.begin, name.end) + ' ' + name.type + '\n';
  }
  for (const Value& value : sentence.values) {
    found += words(value.begin, value.end) + ' ' + normal_form(value) + '\n';
  }
  CHECK(found ==
        "Nairobi Location\nGrace Wanjiru Person\nReuters Organization\nKenya Location\n"
        "Siemens Organization\nTuesday 2026-03-03\n€5 million 5000000 EUR\n");
}

TEST_CASE("analyze believes the words that tell the type of a name") {
  const Analysis analysis =
      analyzer().analyze("Hurricane Mira hit Oslo. Jane Doe won the Corvia Medal.");
  std::string types;
  for (const Sentence& sentence : analysis.sentences) {
    for (const NamedMention& name : sentence.names) types += name.type + ' ';
  }
  CHECK(types == "Event Location Person Award ");
}

TEST_CASE("analyze takes no address into a name") {
  const std::string text = "Jane Miller jane.miller@example.org University of Oslo";
  for (const Sentence& sentence : analyzer().analyze(text).sentences) {
    for (const NamedMention& name : sentence.names) {
      for (std::uint32_t i = name.begin; i < name.end; ++i) {
        CHECK(sentence.words[i].form.find('@') == std::string::npos);
      }
    }
  }
}

TEST_CASE("analyze lets no name and value share a word") {
  const Analysis analysis = analyzer().analyze(mixed_text(), {.reference_date = "2026-03-05"});
  std::size_t count = 0;
  for (const Sentence& sentence : analysis.sentences) {
    std::vector<int> uses(sentence.words.size());
    for (const NamedMention& name : sentence.names) {
      REQUIRE(name.begin < name.end);
      REQUIRE(name.end <= sentence.words.size());
      for (std::uint32_t i = name.begin; i < name.end; ++i) ++uses[i];
    }
    for (const Value& value : sentence.values) {
      REQUIRE(value.begin < value.end);
      REQUIRE(value.end <= sentence.words.size());
      for (std::uint32_t i = value.begin; i < value.end; ++i) ++uses[i];
    }
    for (const int use : uses) CHECK(use <= 1);
    count += sentence.names.size() + sentence.values.size();
  }
  CHECK(count > 20);
}

TEST_CASE("analyze tiles the text with words and makes trees of whatever it is given") {
  for (const std::string& text :
       {mixed_text(), std::string("One"), std::string("."), std::string("\n\n\n"), std::string(),
        std::string("((((((((((\n\"\"\"\"\" ''''' ``` ,,,, ;;;"),
        std::string("北京 北京。 مرحبا بكم 👍🏽 👍🏽"), std::string(3000, 'a'),
        std::string(3000, '(')}) {
    check_well_formed(analyzer().analyze(text), text);
  }
}

TEST_CASE("analyze cuts a text without sentences into pieces of bounded length") {
  std::string text;
  for (int i = 0; i < 1500; ++i) text += "word and ";
  const Analysis analysis = analyzer().analyze(text);
  check_well_formed(analysis, text);
  for (const Sentence& sentence : analysis.sentences) CHECK(sentence.words.size() <= 256);
}

TEST_CASE("analyze reads no part of a text over and over") {
  // At the first sign a sentence ends, at the others none does.
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "* ";
  check_well_formed(analyzer().analyze(text), text);
}

TEST_CASE("annotate keeps given words as they are, and makes one tree of a long sentence") {
  GivenText given =
      read_conllu("1\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n2\tgo.Now\t_\t_\t_\t_\t_\t_\t_\t_\n", "g");
  analyzer().annotate(given.analysis);
  CHECK(given.analysis.sentences.front().words[0].form == "don't");
  CHECK(given.analysis.sentences.front().words[1].form == "go.Now");
  std::string rows;
  for (int i = 1; i <= 9000; ++i) rows += std::to_string(i) + "\tword\t_\t_\t_\t_\t_\t_\t_\t_\n";
  given = read_conllu(rows, "g");
  analyzer().annotate(given.analysis);
  REQUIRE(given.analysis.sentences.size() == 1);
  check_well_formed(given.analysis, given.text);
}

TEST_CASE("analyze gives the same with every batch size, instruction set and thread") {
  const std::string text = mixed_text();
  const Analysis expected = analyzer().analyze(text);
  for (const std::size_t batch : {1U, 70U, 500U}) {
    AnalysisOptions options;
    options.batch = batch;
    CHECK(analyzer().analyze(text, options) == expected);
  }
  for (const std::int64_t target : detail::kernel_targets()) {
    detail::use_kernel_target(target);
    INFO(detail::kernel_target_name(target));
    CHECK(analyzer().analyze(text) == expected);
  }
  detail::use_kernel_target(0);
  std::vector<Analysis> found(3);
  std::vector<std::thread> threads;
  for (Analysis& analysis : found)
    threads.emplace_back([&] { analysis = analyzer().analyze(text); });
  for (std::thread& thread : threads) thread.join();
  for (const Analysis& analysis : found) CHECK(analysis == expected);
}

TEST_CASE("analyze reads several texts as it reads each, with its own date") {
  const std::string long_text = mixed_text();
  const std::vector<DatedText> texts = {
      {"It rose on Tuesday.", "2026-03-03"}, {"", ""},          {long_text, ""},
      {"It rose on Tuesday.", "2024-05-06"}, {"\n \n", "2026"}, {"Norway paid $5.", ""}};
  const std::vector<Analysis> together = analyzer().analyze(texts);
  REQUIRE(together.size() == texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    AnalysisOptions options;
    options.reference_date = texts[i].reference_date;
    CHECK(together[i] == analyzer().analyze(texts[i].text, options));
  }
  CHECK(together[0].sentences.at(0).values.at(0).date == "2026-03-03");
  CHECK(together[3].sentences.at(0).values.at(0).date == "2024-04-30");
  CHECK(analyzer().analyze(std::span<const DatedText>()).empty());
}

TEST_CASE("write_analysis_json counts characters") {
  std::ostringstream out;
  write_analysis_json(analyzer().analyze("Ünal’s “plan”"), "Ünal’s “plan”", "a\"b", out);
  CHECK_THAT(out.str(), Contains(R"({"id":"a\"b","text":"Ünal’s “plan”","offset_unit":"character",)"
                                 R"("sentences":[{"begin":0,"end":13,"words":[{"form":"Ünal")"));
  CHECK_THAT(out.str(), Contains(R"("begin":8,"end":12})"));
  CHECK_THAT(out.str(), Contains(R"("multiword_tokens":[{"first":1,"last":2}])"));
  out.str("");
  const Analysis paid = analyzer().analyze("Siemens paid about $5 to $6 million in 2014.");
  write_analysis_json(paid, "Siemens paid about $5 to $6 million in 2014.", "a", out);
  CHECK_THAT(out.str(), Contains(R"("names":[{"first":1,"last":1,"type":"Organization"}])"));
  CHECK_THAT(out.str(),
             Contains(R"("values":[{"first":4,"last":9,"kind":"Money","value":5000000.0,)"
                      R"("upper":6000000.0,"unit":"USD","approximate":true},)"
                      R"({"first":11,"last":11,"kind":"Date","value":"2014"}])"));
  CHECK(out.str().back() == '\n');
}

TEST_CASE("Analyzer::load refuses a model that is missing, cut off, foreign or does not fit") {
  const tests::TemporaryFolder folder;
  const fs::path lexicon = folder / "english-lexicon.safetensors";
  const fs::path networks = folder / "english-networks.safetensors";
  CHECK_THROWS_WITH(Analyzer::load(folder / "none"),
                    Contains("english-lexicon.safetensors: cannot be read"));
  fs::create_symlink(model / "english-lexicon.safetensors", lexicon);
  CHECK_THROWS_WITH(Analyzer::load(folder / ""),
                    Contains("english-networks.safetensors: cannot be read"));
  const std::string good = read_file(model / "english-networks.safetensors");
  const auto load_with = [&](const std::string& bytes) {
    folder.write("english-networks.safetensors", bytes);
    Analyzer::load(folder / "");
  };
  CHECK_NOTHROW(load_with(good));
  CHECK_THROWS_WITH(load_with(good.substr(0, good.size() / 2)),
                    Contains("is cut off or has a broken header: tensor"));
  CHECK_THROWS_WITH(load_with(read_file(model / "english-lexicon.safetensors")),
                    Contains("is not a graphwright networks"));
  const auto changed = [&](const std::string& from, const std::string& to) {
    std::string bytes = good;
    bytes.replace(bytes.find(from), from.size(), to);
    return bytes;
  };
  const std::string features = good.substr(good.find("\"features\":\"") + 12, 4);
  CHECK_THROWS_WITH(load_with(changed("\"features\":\"" + features, "\"features\":\"0000")),
                    Contains("was trained with other features"));
  const std::string id = good.substr(good.find("\"lexicon\":\"") + 11, 4);
  CHECK_THROWS_WITH(load_with(changed("\"lexicon\":\"" + id, "\"lexicon\":\"----")),
                    Contains("belongs to lexicon ----"));
}
