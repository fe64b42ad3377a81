#include "importers/extraction/detail/attributes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <tuple>

#include "graph/error.hpp"
#include "importers/extraction/detail/qualifiers.hpp"
#include "importers/language/detail/data_lines.hpp"

namespace graphwright::detail {
namespace {

constexpr double of_clause = 0.9;
constexpr double of_brackets = 0.95;

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    parts.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

AttributeFrame frame_of(const std::vector<std::string>& columns, const std::filesystem::path& file,
                        std::size_t line) {
  AttributeFrame frame{split(columns[2], '|'), ValueKind::date, {}, columns[4], columns[5]};
  const std::size_t blank = columns[3].find(' ');
  const std::string kind = columns[3].substr(0, blank);
  if (kind == "quantity" && blank != std::string::npos) {
    frame.value = ValueKind::quantity;
    frame.units = split(std::string_view(columns[3]).substr(blank + 1), '|');
  } else if (columns[3] != "date") {
    throw Error(file.string(), line,
                fmt::format("unknown value '{}' (known: date, quantity UNITS)", columns[3]));
  }
  return frame;
}

/// Finds the attributes of one article.
class AttributeFinder {
 public:
  AttributeFinder(const Article& article, const Chains& chains, DocumentId document,
                  ArticleEntities& made)
      : article_(article), chains_(chains), document_(document), made_(made) {
    for (std::size_t i = 0; i < chains.markables().size(); ++i) {
      const Markable& m = chains.markable(i);
      if (!made.of_markable[i]) continue;
      by_word_.emplace(std::pair(m.sentence, m.head), i);
      for (std::uint32_t w = m.words.begin; m.kind == MentionKind::name && w < m.words.end; ++w) {
        by_word_.emplace(std::pair(m.sentence, w), i);
      }
    }
  }

  void read(const Clause& clause, const std::vector<AttributeFrame>& frames) {
    if (clause.certainty != Certainty::asserted) return;
    for (const AttributeFrame& frame : frames) {
      const std::optional<std::size_t> thing = thing_of(clause, frame);
      if (!thing) continue;
      for (const Value& value : values_of(article_, clause, clause.kind == PredicateKind::noun)) {
        if (!fits(value, frame, clause.sentence)) continue;
        add(*thing, frame.key, clause.sentence, {value.begin, value.end}, text_of(value), clause,
            of_clause);
        return;
      }
    }
  }

  /// "Ana Olm (born 14 June 1972 in Lund)", "Ben Olm (1902-1990)", "Eva Ek, 54,".
  void read_names() {
    for (std::size_t i = 0; i < chains_.markables().size(); ++i) {
      const Markable& m = chains_.markable(i);
      if (m.kind != MentionKind::name || !made_.of_markable[i] || chains_.type(i) != "Person") {
        continue;
      }
      const std::vector<Word>& words = article_.sentence(m.sentence).words;
      if (m.words.end + 1 >= words.size()) continue;
      if (words[m.words.end].form == "(") read_brackets(i);
      if (words[m.words.end].form == ",") read_age(i);
    }
  }

 private:
  static constexpr std::uint32_t longest_brackets = 40;  // words

  std::optional<std::size_t> thing_of(const Clause& clause, const AttributeFrame& frame) const {
    for (const std::string& slot : frame.slots) {
      for (const Argument& argument : clause.arguments) {
        if (argument.slot != slot || (argument.nested && slot != "doer")) continue;
        const auto found = by_word_.find({clause.sentence, argument.word});
        if (found != by_word_.end() && chains_.type(found->second) == frame.type) {
          return found->second;
        }
      }
    }
    return std::nullopt;
  }

  bool fits(const Value& value, const AttributeFrame& frame, std::uint32_t sentence) const {
    if (value.kind != frame.value) return false;
    if (value.kind != ValueKind::date) {
      return value.number &&
             std::find(frame.units.begin(), frame.units.end(), value.unit) != frame.units.end();
    }
    if (value.date.empty()) return false;
    // "since 1998" is no day, and a range none either
    const std::vector<Word>& words = article_.sentence(sentence).words;
    const std::string before =
        value.begin > 0 ? ascii_lower(words[value.begin - 1].form) : std::string();
    return before != "since" && before != "until" && value.date.find('/') == std::string::npos;
  }

  static std::string text_of(const Value& value) {
    return value.kind == ValueKind::date ? value.date : fmt::format("{}", value.number.value_or(0));
  }

  void read_brackets(std::size_t name) {
    const Markable& m = chains_.markable(name);
    const std::vector<Word>& words = article_.sentence(m.sentence).words;
    std::uint32_t end = m.words.end + 1;
    while (end < words.size() && end - m.words.end < longest_brackets && words[end].form != ")") {
      ++end;
    }
    if (end == words.size() || words[end].form != ")") return;
    const auto has_word = [&](std::uint32_t from, std::uint32_t to,
                              std::initializer_list<std::string_view> forms) {
      for (std::uint32_t i = from; i < to; ++i) {
        const std::string form = ascii_lower(words[i].form);
        if (std::find(forms.begin(), forms.end(), form) != forms.end()) return true;
      }
      return false;
    };
    std::vector<const Value*> dates;
    for (const Value& value : article_.sentence(m.sentence).values) {
      const bool inside = m.words.end < value.begin && value.end <= end;
      if (inside && value.kind == ValueKind::date && !value.date.empty()) dates.push_back(&value);
    }
    const auto put = [&](const char* key, const Value& value, std::string date) {
      add(name, key, m.sentence, {value.begin, value.end}, std::move(date), {}, of_brackets);
    };
    if (dates.size() == 1) {
      const Value& value = *dates.front();
      const std::size_t slash = value.date.find('/');
      if (slash != std::string::npos) {
        put("born_on", value, value.date.substr(0, slash));
        put("died_on", value, value.date.substr(slash + 1));
      } else if (has_word(m.words.end, value.begin, {"born", "b.", "b", "*"})) {
        put("born_on", value, value.date);
      } else if (has_word(m.words.end, value.begin, {"died", "d.", "d", "\u2020"})) {
        put("died_on", value, value.date);
      }
    } else if (dates.size() == 2) {
      // A dash between, or the words for it.
      const bool range =
          has_word(dates[0]->end, dates[1]->begin, {"-", "\u2013", "\u2014", "--", "died", "d."});
      if (!range) return;
      put("born_on", *dates[0], dates[0]->date);
      put("died_on", *dates[1], dates[1]->date);
    }
  }

  void read_age(std::size_t name) {
    const Markable& m = chains_.markable(name);
    for (const Value& value : article_.sentence(m.sentence).values) {
      if (value.kind == ValueKind::age && value.begin == m.words.end + 1 && value.number) {
        add(name, "age", m.sentence, {value.begin, value.end}, text_of(value), {}, of_brackets);
      }
    }
  }

  void add(std::size_t thing, const std::string& key, std::uint32_t sentence, WordRange words,
           std::string value, const Clause& clause, double confidence) {
    const Markable& m = chains_.markable(thing);
    Statement evidence;
    evidence.document = document_;
    evidence.sentence = article_.sentence(sentence).span;
    evidence.subject = article_.span(m.sentence, m.words);
    evidence.object = article_.span(sentence, words);
    evidence.predicate = clause.lemma.empty() ? "be" : clause.lemma;
    std::replace(evidence.predicate.begin(), evidence.predicate.end(), ' ', '_');
    evidence.label = clause.label.empty() ? "is" : clause.label;
    evidence.time = clause.lemma.empty() ? Time::present : clause.time;
    evidence.confidence = confidence;
    std::vector<Attribute>& attributes = made_.entities[*made_.of_markable[thing]].attributes;
    const auto same = std::find_if(attributes.begin(), attributes.end(), [&](const Attribute& a) {
      return a.key == key && a.value == value;
    });
    if (same != attributes.end()) {
      // What a clause and the brackets tell is said once.
      if (same->evidence.back().sentence != evidence.sentence) {
        same->evidence.push_back(std::move(evidence));
      }
    } else {
      attributes.push_back(
          {key, std::move(value), article_.words(sentence, words), {std::move(evidence)}});
    }
  }

  const Article& article_;
  const Chains& chains_;
  DocumentId document_;
  ArticleEntities& made_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> by_word_;
};

}  // namespace

AttributeFrames AttributeFrames::load(const std::filesystem::path& file) {
  AttributeFrames all;
  for_each_data_line(file, [&](const std::string& line, std::size_t number) {
    const std::vector<std::string> columns = split(line, '\t');
    const bool kind = columns.front() == "verb" || columns.front() == "noun";
    if (columns.size() != 6 || !kind ||
        std::any_of(columns.begin(), columns.end(), [](const auto& c) { return c.empty(); })) {
      throw Error(file.string(), number,
                  "a line 'verb|noun TAB words TAB slot TAB value TAB attribute TAB type' is "
                  "expected");
    }
    const AttributeFrame frame = frame_of(columns, file, number);
    for (const std::string& word : split(columns[1], '|')) {
      const PredicateKind of = columns[0] == "verb" ? PredicateKind::verb : PredicateKind::noun;
      all.frames_[{of, word}].push_back(frame);
    }
  });
  return all;
}

const std::vector<AttributeFrame>& AttributeFrames::of(PredicateKind kind,
                                                       const std::string& lemma) const {
  static const std::vector<AttributeFrame> none;
  const auto found = frames_.find({kind, lemma});
  return found == frames_.end() ? none : found->second;
}

void add_attributes(const Article& article, const Chains& chains,
                    const std::vector<Clause>& clauses, const AttributeFrames& frames,
                    DocumentId document, ArticleEntities& made) {
  AttributeFinder finder(article, chains, document, made);
  for (const Clause& clause : clauses) finder.read(clause, frames.of(clause.kind, clause.lemma));
  finder.read_names();
  for (Entity& entity : made.entities) {
    std::sort(entity.attributes.begin(), entity.attributes.end(),
              [](const Attribute& a, const Attribute& b) {
                return std::tie(a.key, a.value) < std::tie(b.key, b.value);
              });
    for (Attribute& attribute : entity.attributes) {
      std::stable_sort(
          attribute.evidence.begin(), attribute.evidence.end(),
          [](const Statement& a, const Statement& b) { return a.sentence < b.sentence; });
    }
  }
}

}  // namespace graphwright::detail
