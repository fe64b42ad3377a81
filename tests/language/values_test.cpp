#include "importers/language/values.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "graph/error.hpp"
#include "importers/language/analyzer.hpp"
#include "importers/language/detail/value_rules.hpp"
#include "tests/temporary_folder.hpp"

using namespace graphwright;
using Catch::Matchers::Contains;

namespace {

const ValueFinder& finder() {
  setenv("GRAPHWRIGHT_DATA", SOURCE_DIR "/data", 1);
  static const ValueFinder loaded = ValueFinder::load();
  return loaded;
}

/// A sentence of words with blanks between them, without tags or a tree.
Sentence sentence_of(const std::string& text) {
  Sentence sentence;
  std::istringstream in(text);
  for (std::string form; in >> form;) sentence.words.emplace_back().form = form;
  return sentence;
}

/// "Date 2025-07" for each value of the last of some sentences.
std::vector<std::string> values_of(const std::vector<std::string>& texts,
                                   std::vector<Value> hints = {},
                                   const std::string& reference = "2026-04-10") {
  std::vector<Sentence> sentences;
  for (const std::string& text : texts) sentences.push_back(sentence_of(text));
  std::vector<std::vector<Value>> all(sentences.size());
  all.back() = std::move(hints);
  finder().find(sentences, all, reference);
  std::vector<std::string> found;
  for (const Value& value : sentences.back().values) {
    found.push_back(std::string(label(value.kind)) + ' ' + normal_form(value));
  }
  return found;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("analyze finds the values of the table") {
  setenv("GRAPHWRIGHT_DATA", SOURCE_DIR "/data", 1);
  const Analyzer analyzer = Analyzer::load();
  std::ifstream table(SOURCE_DIR "/tests/language/values.tsv");
  std::string text;
  Strings expected;
  for (std::string line; std::getline(table, line);) {
    if (line.starts_with('#')) continue;
    const std::size_t tab = line.find('\t');
    const std::size_t open = line.find('[');
    const std::size_t close = line.find(']');
    std::string sentence = line.substr(0, tab);
    expected.push_back("");
    if (open != std::string::npos) {
      const std::size_t second = line.find('\t', tab + 1);
      expected.back() = line.substr(open + 1, close - open - 1) + " | " +
                        line.substr(tab + 1, second - tab - 1) + " | " + line.substr(second + 1) +
                        '\n';
      sentence.erase(close, 1).erase(open, 1);
    }
    text += sentence + '\n';
  }
  CHECK(expected.size() > 200);
  const Analysis analysis =
      analyzer.analyze(text, {.reference_date = "2026-04-10", .sentence_per_line = true});
  REQUIRE(analysis.sentences.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const Sentence& sentence = analysis.sentences[i];
    std::string found;
    for (const Value& value : sentence.values) {
      const std::uint32_t begin = sentence.words[value.begin].span.begin;
      found += text.substr(begin, sentence.words[value.end - 1].span.end - begin) + " | " +
               std::string(label(value.kind)) + " | " + normal_form(value) + '\n';
    }
    INFO(text.substr(sentence.span.begin, sentence.span.end - sentence.span.begin));
    CHECK(found == expected[i]);
  }
}

TEST_CASE("find gives relative dates no value where the day of publication is not known") {
  CHECK(values_of({"It fell last month ."}, {}, "") == Strings{"Date "});
  CHECK(values_of({"It fell on Tuesday ."}, {}, "2026-04") == Strings{"Date "});
  CHECK(values_of({"It fell last year ."}, {}, "2026-04") == Strings{"Date 2025"});
}

TEST_CASE("find counts from the date before where the words say so") {
  CHECK(values_of({"It began in May 2014 .", "A year later it ended ."}) == Strings{"Date 2015"});
  CHECK(values_of({"It began on May 3 , 2014 .", "Two days later it ended ."}) ==
        Strings{"Date 2014-05-05"});
  CHECK(values_of({"A year later it ended ."}) == Strings{"Date "});
}

TEST_CASE("find follows uncertain rules only where a hint supports them") {
  CHECK(values_of({"The 2019 protests grew ."}).empty());
  CHECK(values_of({"The 2019 protests grew ."}, {{1, 2, ValueKind::date}}) == Strings{"Date 2019"});
  CHECK(values_of({"April said so ."}).empty());
  CHECK(values_of({"April saw rain ."}, {{0, 1, ValueKind::date}}) == Strings{"Date 2026-04"});
  CHECK(values_of({"They paid R 92 million ."}).empty());
  CHECK(values_of({"They paid R 92 million ."}, {{2, 5, ValueKind::money}}) ==
        Strings{"Money 92000000 ZAR"});
}

TEST_CASE("find takes a number between commas for an age behind a person") {
  std::vector<Sentence> sentences = {sentence_of("Maria Lopez , 34 , said so .")};
  sentences[0].names = {{0, 2, "Person"}};
  finder().find(sentences, {{}}, "");
  REQUIRE(sentences[0].values.size() == 1);
  CHECK(normal_form(sentences[0].values[0]) == "34 year");
  sentences[0].names[0].type = "Location";
  finder().find(sentences, {{}}, "");
  CHECK(sentences[0].values.empty());
}

TEST_CASE("find keeps hints that no rule reads, as values that are not known") {
  CHECK(values_of({"They met at Easter ."}, {{3, 4, ValueKind::date}}) == Strings{"Date "});
  CHECK(values_of({"They won 112-105 ."}, {{2, 3, ValueKind::date}}).empty());
  CHECK(values_of({"They met on May 3 ."}, {{3, 4, ValueKind::date}}) ==
        Strings{"Date 2026-05-03"});
}

TEST_CASE("find reads hostile numbers and endless lists") {
  CHECK(values_of({"It cost $ 99999999999999999999999999999999999999999 ."}) ==
        Strings{"Money 1e+41 USD"});
  CHECK(values_of({"On 99/99/9999 and 0/0/0000 and 1.2.3.4.5.6 ."}).empty());
  std::string list;
  for (int i = 0; i < 3000; ++i) list += "May 3 - 5 , 2026 to $ 5 million - ";
  CHECK(values_of({list}).size() >= 6000);
  std::string numbers;
  for (int i = 0; i < 3000; ++i) numbers += "one hundred and ";
  CHECK(values_of({numbers}).empty());
  CHECK(values_of({std::string(100000, '1')}).empty());
  std::string points;
  for (int i = 0; i < 100000; ++i) points += "1.";
  CHECK(values_of({points}).empty());
  CHECK(values_of({"$ " + std::string(306, '9') + " hundred hundred hundred ."}).empty());
  CHECK(values_of({"\xF0\x9F\x98\x80 \xC3\xA9\x74\xC3\xA9 \x01 - | @ < >"}).empty());
}

TEST_CASE("RuleSet::load names the line that is wrong") {
  const tests::TemporaryFolder folder;
  const auto error = [&](const std::string& rule) {
    const auto path = folder.write("rules.tsv", "# rules\n" + rule + "\n");
    detail::ClassNames names;
    try {
      detail::RuleSet::load(path, {"month"}, names);
    } catch (const Error& e) {
      const std::string what = e.what();
      return what.substr(what.find("rules.tsv"));
    }
    return std::string();
  };
  CHECK(error("date\tmonth:@month in? <of>\tshift=1").empty());
  CHECK(error("date") == "rules.tsv:2: a line 'class TAB pattern [TAB fields]' is expected");
  CHECK(error("date\t@year") ==
        "rules.tsv:2: class 'year' is neither in the lexicon nor found by a rule above");
  CHECK(error("date\t@date") ==
        "rules.tsv:2: class 'date' is neither in the lexicon nor found by a rule above");
  CHECK(error("date\tin?") ==
        "rules.tsv:2: the pattern needs a word or class that is not optional and not beside");
  CHECK(error("date\t@month[12..1]") ==
        "rules.tsv:2: bounds '[least..greatest]' are expected, not '[12..1]'");
  CHECK(error("date\t24-hour @month") ==
        "rules.tsv:2: '24-hour' is more than one piece: put blanks between letters, digits and "
        "signs");
  CHECK(error("date\t@month\tshift") == "rules.tsv:2: a field 'name=value' is expected");
  CHECK(error("date\t@month |") == "rules.tsv:2: a place of the pattern is empty");
}

TEST_CASE("normal_form writes amounts without a loss") {
  Value value{0, 1, ValueKind::money};
  CHECK(normal_form(value).empty());
  value.number = 1e15;
  value.unit = "USD";
  CHECK(normal_form(value) == "1000000000000000 USD");
  value.number = 0.1;
  value.upper = 2.5;
  value.approximate = true;
  CHECK(normal_form(value) == "~0.1/2.5 USD");
}
