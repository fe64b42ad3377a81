#include "importers/language/values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <initializer_list>
#include <utility>

#include "graph/data_directory.hpp"
#include "graph/error.hpp"
#include "importers/language/calendar.hpp"
#include "importers/language/detail/value_chart.hpp"
#include "importers/language/detail/value_rules.hpp"
#include "importers/language/lexicon.hpp"

namespace graphwright {
namespace {

using detail::Chart;
using detail::Fields;
using detail::find_field;
using detail::Item;

constexpr std::array<std::pair<std::string_view, ValueKind>, 9> kinds = {
    {{"date", ValueKind::date},
     {"time", ValueKind::time},
     {"duration", ValueKind::duration},
     {"money", ValueKind::money},
     {"percentage", ValueKind::percentage},
     {"quantity", ValueKind::quantity},
     {"counted", ValueKind::quantity},
     {"age", ValueKind::age},
     {"ordinal", ValueKind::ordinal}}};

std::optional<double> number(const Fields& fields, std::string_view name) {
  const std::string* const text = find_field(fields, name);
  if (text == nullptr) return std::nullopt;
  double value = 0;
  const auto read = std::from_chars(text->data(), text->data() + text->size(), value);
  if (read.ec != std::errc() || read.ptr != text->data() + text->size()) return std::nullopt;
  return value;
}

std::optional<int> integer(const Fields& fields, std::string_view name) {
  const auto value = number(fields, name);
  if (!value || std::abs(*value) > 1e6) return std::nullopt;
  return static_cast<int>(*value);
}

std::string text(const Fields& fields, std::string_view name) {
  const std::string* const found = find_field(fields, name);
  return found == nullptr ? "" : *found;
}

DateWords date_words(const Fields& fields) {
  DateWords words;
  const std::array<std::pair<std::string_view, std::optional<int>*>, 16> parts = {
      {{"year", &words.year},
       {"month", &words.month},
       {"day", &words.day},
       {"end_year", &words.end_year},
       {"end_month", &words.end_month},
       {"end_day", &words.end_day},
       {"end_digits", &words.end_digits},
       {"digits", &words.digits},
       {"decade", &words.decade},
       {"decade_digits", &words.decade_digits},
       {"century", &words.century},
       {"quarter", &words.quarter},
       {"half", &words.half},
       {"season", &words.season},
       {"weekday", &words.weekday},
       {"shift", &words.shift}}};
  for (const auto& [name, part] : parts) *part = integer(fields, name);
  words.when = text(fields, "when");
  words.unit = text(fields, "unit");
  words.count = number(fields, "count");
  words.sign = integer(fields, "sign").value_or(0);
  words.span = integer(fields, "span").value_or(0);
  return words;
}

/// The time of the verb on which a word depends: "ahead" if it is in the future ("will meet on
/// Tuesday"), "behind" if in the past, else "".
std::string tense_at(const Sentence& sentence, std::uint32_t word) {
  const std::vector<Word>& words = sentence.words;
  std::uint32_t at = word;
  for (std::size_t steps = 0; steps < words.size(); ++steps) {
    if (steps > 0 && words[at].upos == "VERB") break;
    if (words[at].head == 0) break;
    at = words[at].head - 1;
  }
  const auto has_auxiliary = [&](std::initializer_list<std::string_view> lemmas) {
    return std::any_of(words.begin(), words.end(), [&](const Word& w) {
      return w.head == at + 1 && w.relation.starts_with("aux") &&
             std::find(lemmas.begin(), lemmas.end(), w.lemma) != lemmas.end();
    });
  };
  if (has_auxiliary({"will", "shall"})) return "ahead";
  return words[at].xpos == "VBD" || has_auxiliary({"have"}) ? "behind" : "";
}

std::string time_of_day(const Fields& fields) {
  const auto hour = integer(fields, "hour");
  const int minute = integer(fields, "minute").value_or(0);
  if (!hour) return "";
  const std::string half = text(fields, "half_of_day");
  const int hours = half.empty() ? *hour : *hour % 12 + (half == "pm" ? 12 : 0);
  return fmt::format("T{:02}:{:02}", hours, minute);
}

/// A product without the noise of binary fractions: 16.4 million is 16400000.
double product(double a, double b) {
  const std::string text = fmt::format("{:.15g}", a * b);
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// Sets number, greatest number and unit; false if the greatest is not greater, or a number is
/// beyond all bounds: then the words are no range.
bool set_amount(const Fields& fields, Value& value) {
  value.unit = text(fields, "unit");
  value.number = number(fields, "count");
  value.upper = number(fields, "upper");
  const double scale = number(fields, "scale").value_or(1);
  const auto factor = [&](const char* of_number, const char* written) {
    return number(fields, of_number).value_or(1) * number(fields, written).value_or(1);
  };
  double lower_scale = number(fields, "count_scale").value_or(1);
  const double upper_scale = number(fields, "upper_scale").value_or(1);
  if (value.number && value.upper) {
    // "5 to 10 million", "$5-10bn": the scale of the greatest is that of both.
    const double bare = *value.upper / number(fields, "upper.scale").value_or(1);
    const bool has_scale = factor("count.scale", "count_scale") != 1;
    if (!has_scale && *value.number < bare) lower_scale = factor("upper.scale", "upper_scale");
  }
  if (value.number) value.number = product(*value.number, lower_scale * scale);
  if (value.upper) value.upper = product(*value.upper, upper_scale * scale);
  const auto is_finite = [](const std::optional<double>& n) { return !n || std::isfinite(*n); };
  if (!is_finite(value.number) || !is_finite(value.upper)) return false;
  return !value.number || !value.upper || *value.number < *value.upper;
}

/// An item that can be a value, and how much it is to be preferred.
struct Candidate {
  const Item* item;
  Value value;          ///< Without its date.
  std::uint32_t reach;  ///< The words after it that say what it means end here.
  std::size_t order;    ///< In which rules found it.
};

}  // namespace

struct ValueFinder::Rules {
  /// The classes of words of data/lexicon/values.tsv.
  static const std::vector<std::string>& classes() {
    static const std::vector<std::string> names = {"short scale",
                                                   "scale",
                                                   "scales",
                                                   "ordinal",
                                                   "month",
                                                   "doubtful month",
                                                   "weekday",
                                                   "short weekday",
                                                   "season",
                                                   "decade",
                                                   "period",
                                                   "time unit",
                                                   "part of day",
                                                   "half of day",
                                                   "time zone",
                                                   "quarter name",
                                                   "half name",
                                                   "date preposition",
                                                   "era",
                                                   "about",
                                                   "currency sign",
                                                   "doubtful currency sign",
                                                   "currency code",
                                                   "currency",
                                                   "doubtful currency",
                                                   "cent",
                                                   "percent",
                                                   "unit"};
    return names;
  }

  /// Those, and the classes that are built in.
  static std::vector<std::string> known() {
    std::vector<std::string> names = classes();
    names.insert(names.end(), {"integer", "number", "count", "plural", "adjective"});
    return names;
  }

  Rules(const Lexicon& lexicon, const std::filesystem::path& rule_file)
      : phrases(lexicon, classes(), names),
        numbers(lexicon, names),
        rules(detail::RuleSet::load(rule_file, known(), names)),
        plural(names.number_of("plural")),
        adjective(names.number_of("adjective")) {
    for (const auto& [name, kind] : kinds) {
      const std::uint32_t number = names.number_of(std::string(name));
      if (kind_of.size() <= number) kind_of.resize(number + 1);
      kind_of[number] = kind;
    }
    kind_of.resize(std::max(kind_of.size(), names.size()));
  }

  /// Everything that words and rules find in a sentence.
  Chart read(const Sentence& sentence) const {
    Chart chart;
    chart.pieces = detail::pieces(sentence.words);
    chart.items.resize(chart.pieces.size());
    phrases.find(chart);
    numbers.find(chart);
    for (std::uint32_t i = 0; i < chart.pieces.size(); ++i) {
      const detail::Piece& piece = chart.pieces[i];
      if (!piece.begins_word || !piece.ends_word) continue;
      const Word& word = sentence.words[piece.word];
      if (word.xpos == "NNS") chart.add({plural, i, i + 1, i, i + 1, {{"value", word.lemma}}});
      if (word.upos == "ADJ") chart.add({adjective, i, i + 1, i, i + 1, {{"value", word.lemma}}});
    }
    rules.apply(chart);
    return chart;
  }

  /// What can be a value in a chart, rules that are not certain only with a hint.
  std::vector<Candidate> candidates(const Sentence& sentence, const Chart& chart,
                                    const std::vector<Value>& hints) const;

  detail::ClassNames names;
  detail::PhraseTable phrases;
  detail::NumberReader numbers;
  detail::RuleSet rules;
  std::uint32_t plural;
  std::uint32_t adjective;
  std::vector<std::optional<ValueKind>> kind_of;  ///< By the number of a class.
};

namespace {

bool is_hinted(const Candidate& candidate, const std::vector<Value>& hints) {
  return std::any_of(hints.begin(), hints.end(), [&](const Value& hint) {
    return hint.kind == candidate.value.kind && hint.begin < candidate.value.end &&
           candidate.value.begin < hint.end;
  });
}

bool is_amount(ValueKind kind) { return kind != ValueKind::date && kind != ValueKind::time; }

/// Whether a name of a type ends before a word.
bool follows(const Sentence& sentence, const std::string& type, std::uint32_t word) {
  return std::any_of(sentence.names.begin(), sentence.names.end(), [&](const NamedMention& name) {
    return name.end == word && name.type == type;
  });
}

/// Adds the hints of which no word belongs to a value, but for those with digits: what they are a
/// rule would have known.
void add_hints(Sentence& sentence, const std::vector<Value>& hints) {
  const std::size_t count = sentence.values.size();
  for (const Value& hint : hints) {
    bool is_free = true;
    for (std::size_t i = 0; i < count && is_free; ++i) {
      is_free = sentence.values[i].end <= hint.begin || hint.end <= sentence.values[i].begin;
    }
    for (std::uint32_t i = hint.begin; i < hint.end && is_free; ++i) {
      is_free = sentence.words[i].form.find_first_of("0123456789") == std::string::npos;
    }
    if (is_free) sentence.values.push_back(hint);
  }
  std::sort(sentence.values.begin(), sentence.values.end(),
            [](const Value& a, const Value& b) { return a.begin < b.begin; });
}

/// Those that stay: from the left the longest; where the words are the same, what saw more after
/// it, else what was found last.
std::vector<Candidate> chosen(std::vector<Candidate> candidates) {
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    if (a.value.begin != b.value.begin) return a.value.begin < b.value.begin;
    if (a.value.end != b.value.end) return a.value.end > b.value.end;
    if (a.reach != b.reach) return a.reach > b.reach;
    return a.order > b.order;
  });
  std::vector<Candidate> kept;
  for (Candidate& candidate : candidates) {
    if (kept.empty() || kept.back().reach <= candidate.value.begin) {
      kept.push_back(std::move(candidate));
    }
  }
  return kept;
}

}  // namespace

ValueFinder ValueFinder::load() {
  const std::filesystem::path folder = data_directory();
  return ValueFinder(std::make_shared<const Rules>(Lexicon::load(folder / "lexicon" / "values.tsv"),
                                                   folder / "rules" / "values.tsv"));
}

std::vector<Candidate> ValueFinder::Rules::candidates(const Sentence& sentence, const Chart& chart,
                                                      const std::vector<Value>& hints) const {
  std::vector<Candidate> candidates;
  std::size_t order = 0;
  for (const auto& items : chart.items) {
    for (const Item& item : items) {
      const auto kind = kind_of[item.of_class];
      const detail::Piece& first = chart.pieces[item.begin];
      if (!kind || !chart.pieces[item.end - 1].ends_word) continue;
      // A value may begin within a word that the rule has seen from its beginning: "mid-1980s".
      std::uint32_t begin = item.begin;
      while (begin > item.start && !chart.pieces[begin].begins_word) --begin;
      if (!chart.pieces[begin].begins_word) continue;
      const std::string* const after = find_field(item.fields, "after");
      if (after != nullptr && !follows(sentence, *after, chart.pieces[item.start].word)) continue;
      Candidate candidate{&item,
                          {first.word, chart.pieces[item.end - 1].word + 1, *kind},
                          chart.pieces[item.reach - 1].word + 1,
                          order++};
      candidate.value.approximate = find_field(item.fields, "approximate") != nullptr;
      const bool is_weak = find_field(item.fields, "weak") != nullptr;
      if (is_weak && !is_hinted(candidate, hints)) continue;
      if (is_amount(*kind) && !set_amount(item.fields, candidate.value)) continue;
      candidates.push_back(std::move(candidate));
    }
  }
  return candidates;
}

void ValueFinder::find(std::vector<Sentence>& sentences,
                       const std::vector<std::vector<Value>>& hints,
                       std::string_view reference_date) const {
  if (hints.size() != sentences.size()) assertion_failed("find: hints for each sentence");
  std::string date_before;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    Sentence& sentence = sentences[i];
    sentence.values.clear();
    const Chart chart = rules_->read(sentence);
    for (Candidate& candidate : chosen(rules_->candidates(sentence, chart, hints[i]))) {
      const Fields& fields = candidate.item->fields;
      Value& value = candidate.value;
      if (value.kind == ValueKind::time) value.date = time_of_day(fields);
      if (value.kind == ValueKind::date) {
        DateWords words = date_words(fields);
        if (words.when.empty()) words.when = tense_at(sentence, value.begin);
        value.date =
            resolve(words, text(fields, "anchor") == "text" ? date_before : reference_date);
        if (!value.date.empty() && value.date.find('/') == std::string::npos) {
          date_before = value.date;
        }
        if (!value.date.empty() && value.approximate) value.date += "~";
      }
      sentence.values.push_back(std::move(value));
    }
    add_hints(sentence, hints[i]);
  }
}

}  // namespace graphwright
