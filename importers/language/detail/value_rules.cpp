#include "importers/language/detail/value_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "graph/error.hpp"
#include "importers/language/detail/data_lines.hpp"

namespace graphwright::detail {
namespace {

/// The most pieces that an item takes up: what a hostile text can make long.
constexpr std::uint32_t longest_item = 40;

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    if (end > begin) parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

/// Reads the rules of one file.
class RuleParser {
 public:
  RuleParser(const std::filesystem::path& file, const std::vector<std::string>& known,
             ClassNames& names)
      : file_(file.string()), known_(known.begin(), known.end()), names_(names) {}

  Rule read(const std::string& line, std::size_t number) {
    line_ = number;
    const std::vector<std::string> columns = split(line, '\t');
    if (columns.size() < 2 || columns.size() > 3) {
      fail("a line 'class TAB pattern [TAB fields]' is expected");
    }
    Rule rule;
    for (const std::string& text : split(columns[1], ' ')) {
      if (text.size() > 1 && text.front() == '!' && rule.elements.empty()) {
        rule.not_after = word(text.substr(1));
      } else {
        rule.elements.push_back(element(text));
      }
    }
    const auto can_be_missing = [](const Element& e) { return e.is_optional || e.is_beside; };
    if (std::all_of(rule.elements.begin(), rule.elements.end(), can_be_missing)) {
      fail("the pattern needs a word or class that is not optional and not beside");
    }
    for (const Element& element : rule.elements) {
      if (element.is_optional || element.alternatives.size() != 1) continue;
      if (element.alternatives[0].text.empty()) {
        rule.needs.push_back(element.alternatives[0].of_class);
      }
    }
    if (columns.size() == 3) {
      for (const std::string& field : split(columns[2], ' ')) {
        const std::size_t equals = field.find('=');
        if (equals == std::string::npos || equals == 0) fail("a field 'name=value' is expected");
        rule.fields.emplace_back(field.substr(0, equals), field.substr(equals + 1));
      }
    }
    rule.of_class = names_.number_of(columns[0]);
    known_.insert(columns[0]);
    return rule;
  }

 private:
  [[noreturn]] void fail(const std::string& message) const { throw Error(file_, line_, message); }

  /// A word of a pattern, which is compared with one piece.
  std::string word(const std::string& text) const {
    if (pieces(text).size() != 1) {
      fail(fmt::format("'{}' is more than one piece: put blanks between letters, digits and signs",
                       text));
    }
    return text;
  }

  Element element(std::string text) const {
    Element result;
    if (text.size() > 2 && text.front() == '<' && text.ends_with('>')) {
      result.is_beside = true;
      text = text.substr(1, text.size() - 2);
    }
    if (text.size() > 1 && text.ends_with('?')) {
      result.is_optional = true;
      text.pop_back();
    }
    const std::size_t colon = text.find(":@");
    if (colon != std::string::npos) {
      result.name = text.substr(0, colon);
      text = text.substr(colon + 1);
    }
    for (const std::string& alternative : split(text, '|')) {
      result.alternatives.push_back(this->alternative(alternative));
    }
    if (result.alternatives.empty()) fail("a place of the pattern is empty");
    return result;
  }

  Alternative alternative(const std::string& text) const {
    Alternative result;
    if (text.front() != '@') {
      result.text = word(text);
      return result;
    }
    std::string name = text.substr(1);
    const std::size_t bracket = name.find('[');
    if (bracket != std::string::npos) {
      read_bounds(name.substr(bracket), result);
      name.resize(bracket);
    }
    std::replace(name.begin(), name.end(), '_', ' ');
    std::string as_rule = text.substr(1, bracket);
    if (known_.contains(as_rule)) {
      name = as_rule;
    } else if (!known_.contains(name)) {
      fail(fmt::format("class '{}' is neither in the lexicon nor found by a rule above", name));
    }
    result.of_class = names_.number_of(name);
    return result;
  }

  void read_bounds(const std::string& text, Alternative& out) const {
    const std::size_t dots = text.find("..");
    const auto read = [&](std::size_t begin, std::size_t end, std::int64_t& number) {
      const auto result = std::from_chars(text.data() + begin, text.data() + end, number);
      return result.ec == std::errc() && result.ptr == text.data() + end;
    };
    if (dots != std::string::npos && dots > 2 && text[1] == '0') out.digits = dots - 1;
    if (dots == std::string::npos || !text.ends_with(']') || !read(1, dots, out.least) ||
        !read(dots + 2, text.size() - 1, out.greatest) || out.greatest < out.least) {
      fail(fmt::format("bounds '[least..greatest]' are expected, not '{}'", text));
    }
  }

  std::string file_;
  std::set<std::string> known_;
  ClassNames& names_;
  std::size_t line_ = 0;
};

/// Tries a rule at a place of a chart.
class Matcher {
 public:
  Matcher(const Rule& rule, const Chart& chart) : rule_(rule), chart_(chart) {}

  /// The longest way in which the pattern fits from a piece on; false if none.
  bool match(std::uint32_t begin) {
    found_ = false;
    begin_ = begin;
    used_.clear();
    const bool is_barred =
        begin > 0 && !rule_.not_after.empty() && chart_.pieces[begin - 1].text == rule_.not_after;
    if (!is_barred) go(0, begin);
    return found_;
  }

  Item item() const {
    Item item = best_;
    item.of_class = rule_.of_class;
    for (const auto& [name, value] : rule_.fields) set_field(item.fields, name, value);
    return item;
  }

 private:
  struct Use {
    std::size_t element;
    std::uint32_t begin;
    std::uint32_t end;
    const Item* item;  ///< nullptr for a word.
  };

  void go(std::size_t number, std::uint32_t at) {
    if (at - begin_ > longest_item) return;
    if (number == rule_.elements.size()) {
      keep(at);
      return;
    }
    const Element& element = rule_.elements[number];
    for (const Alternative& alternative : element.alternatives) {
      if (at >= chart_.pieces.size()) break;
      if (!alternative.text.empty()) {
        if (chart_.pieces[at].text != alternative.text) continue;
        used_.push_back({number, at, at + 1, nullptr});
        go(number + 1, at + 1);
        used_.pop_back();
        continue;
      }
      for (const Item& item : chart_.items[at]) {
        if (item.of_class != alternative.of_class || !is_within(item, alternative)) continue;
        used_.push_back({number, at, item.end, &item});
        go(number + 1, item.end);
        used_.pop_back();
      }
    }
    if (element.is_optional) go(number + 1, at);
  }

  static bool is_within(const Item& item, const Alternative& alternative) {
    if (alternative.greatest < alternative.least) return true;
    const std::string* const value = find_field(item.fields, "value");
    std::int64_t number = 0;
    if (value == nullptr) return false;
    if (alternative.digits != 0 && value->size() != alternative.digits) return false;
    const auto read = std::from_chars(value->data(), value->data() + value->size(), number);
    return read.ec == std::errc() && read.ptr == value->data() + value->size() &&
           number >= alternative.least && number <= alternative.greatest;
  }

  /// Keeps the fit that has been found if it is the longest yet.
  void keep(std::uint32_t end) {
    Item item;
    bool has_begun = false;
    for (const Use& use : used_) {
      if (rule_.elements[use.element].is_beside) continue;
      if (!has_begun) item.begin = use.begin;
      has_begun = true;
      item.end = use.end;
    }
    if (!has_begun) return;
    item.reach = end;
    item.start = begin_;
    if (found_ && item.end - item.begin <= best_.end - best_.begin) return;
    for (const Use& use : used_) {
      if (use.item == nullptr) continue;
      const Element& element = rule_.elements[use.element];
      if (!element.name.empty()) {
        if (const std::string* const value = find_field(use.item->fields, "value")) {
          set_field(item.fields, element.name, *value);
        }
        if (const std::string* const scale = find_field(use.item->fields, "scale")) {
          set_field(item.fields, element.name + ".scale", *scale);
        }
      } else if (!element.is_beside) {
        for (const auto& [name, value] : use.item->fields) {
          if (name != "value" && name != "scale") set_field(item.fields, name, value);
        }
      }
    }
    best_ = std::move(item);
    found_ = true;
  }

  const Rule& rule_;
  const Chart& chart_;
  std::uint32_t begin_ = 0;
  std::vector<Use> used_;
  Item best_;
  bool found_ = false;
};

}  // namespace

RuleSet RuleSet::load(const std::filesystem::path& file, const std::vector<std::string>& known,
                      ClassNames& names) {
  RuleSet set;
  RuleParser parser(file, known, names);
  for_each_data_line(file, [&](const std::string& line, std::size_t number) {
    set.rules_.push_back(parser.read(line, number));
  });
  return set;
}

void RuleSet::apply(Chart& chart) const {
  std::vector<Item> found;
  for (const Rule& rule : rules_) {
    const auto is_missing = [&](std::uint32_t c) {
      return c >= chart.has_class.size() || !chart.has_class[c];
    };
    if (std::any_of(rule.needs.begin(), rule.needs.end(), is_missing)) continue;
    Matcher matcher(rule, chart);
    for (std::uint32_t begin = 0; begin < chart.pieces.size(); ++begin) {
      if (matcher.match(begin)) found.push_back(matcher.item());
    }
    // A rule does not see what it finds itself.
    for (Item& item : found) chart.add(std::move(item));
    found.clear();
  }
}

}  // namespace graphwright::detail
