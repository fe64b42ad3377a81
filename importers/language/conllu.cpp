#include "importers/language/conllu.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "graph/error.hpp"

namespace graphwright {
namespace {

constexpr std::size_t column_count = 10;
constexpr std::size_t form_column = 1;
constexpr std::size_t misc_column = 9;
constexpr std::string_view no_space = "SpaceAfter=No";

using Columns = std::array<std::string_view, column_count>;

/// The columns of a line. False if there are not ten of them.
bool split(std::string_view line, Columns& columns) {
  for (std::size_t i = 0; i < column_count; ++i) {
    const std::size_t tab = line.find('\t');
    if ((tab == std::string_view::npos) != (i + 1 == column_count)) return false;
    columns[i] = line.substr(0, tab);
    if (tab != std::string_view::npos) line.remove_prefix(tab + 1);
  }
  return true;
}

bool is_followed_by_space(std::string_view misc) {
  for (std::string_view left = misc; !left.empty();) {
    const std::size_t bar = std::min(left.find('|'), left.size());
    if (left.substr(0, bar) == no_space) return false;
    left.remove_prefix(std::min(bar + 1, left.size()));
  }
  return true;
}

/// Reads the words of sentences line by line.
class Reader {
 public:
  explicit Reader(std::string_view name) : name_(name) {}

  GivenText read(std::string_view bytes) {
    for (std::string_view left = bytes; !left.empty();) {
      const std::size_t end = std::min(left.find('\n'), left.size());
      std::string_view line = left.substr(0, end);
      left.remove_prefix(std::min(end + 1, left.size()));
      if (line.ends_with('\r')) line.remove_suffix(1);
      ++line_;
      if (line.empty()) {
        end_sentence();
      } else if (line.starts_with('#')) {
        read_comment(line);
      } else {
        read_word(line);
      }
    }
    end_sentence();
    return std::move(given_);
  }

 private:
  [[noreturn]] void fail(std::string_view message) const { throw Error(name_, line_, message); }

  /// "# newdoc" or "# newdoc id = …" begins a document; other comments do not count.
  void read_comment(std::string_view line) {
    constexpr std::string_view sign = "newdoc";
    line.remove_prefix(std::min(line.find_first_not_of("# "), line.size()));
    if (!line.starts_with(sign)) return;
    line.remove_prefix(sign.size());
    if (!line.empty() && line.front() != ' ') return;  // "# newdoc_…"
    if (!words_.empty()) fail("a document begins in the middle of a sentence");
    const std::size_t equals = line.find('=');
    if (equals != std::string_view::npos) line.remove_prefix(equals + 1);
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    document_ = std::string(line);
  }

  void read_word(std::string_view line) {
    Columns columns;
    if (!split(line, columns)) fail("a line of ten columns with tabs between them is expected");
    const std::string_view id = columns[0];
    if (const std::size_t dot = id.find('.'); dot != std::string_view::npos) {
      const std::string_view after = id.substr(0, dot);
      const bool empty_node =
          (after == "0" || number_of(after) > 0) && number_of(id.substr(dot + 1)) > 0;
      if (!empty_node) fail(fmt::format("'{}' is no number of a word", id));
      return;
    }
    const bool space_after = is_followed_by_space(columns[misc_column]);
    if (const std::size_t dash = id.find('-'); dash != std::string_view::npos) {
      multiword_ = {number_of(id.substr(0, dash)), number_of(id.substr(dash + 1)), space_after};
      if (multiword_.first != words_.size() + 1 || multiword_.last < multiword_.first) {
        fail(fmt::format("the token's words are '{}', but ones from {} on are expected", id,
                         words_.size() + 1));
      }
      return;
    }
    const std::size_t number = number_of(id);
    if (number != words_.size() + 1) {
      fail(fmt::format("the word's number is '{}', but {} is expected", id, words_.size() + 1));
    }
    if (columns[form_column].empty()) fail("the form is empty");
    Word& word = words_.emplace_back();
    word.form = columns[form_column];
    // Inside a multiword token there is no space; the token says what follows it.
    const bool inside = number >= multiword_.first && number <= multiword_.last;
    word.space_after = !inside ? space_after : number == multiword_.last && multiword_.space_after;
    const auto begin = static_cast<std::uint32_t>(given_.text.size());
    given_.text += word.form;
    word.span = {begin, static_cast<std::uint32_t>(given_.text.size())};
    if (word.space_after) given_.text += ' ';
  }

  /// The number that an id states; 0, which no word has, if it states none.
  static std::size_t number_of(std::string_view id) {
    std::size_t number = 0;
    const auto read = std::from_chars(id.data(), id.data() + id.size(), number);
    return read.ec == std::errc() && read.ptr == id.data() + id.size() ? number : 0;
  }

  void end_sentence() {
    if (multiword_.last > words_.size()) {
      fail(fmt::format("the sentence ends before word {} of the token {}-{}", multiword_.last,
                       multiword_.first, multiword_.last));
    }
    multiword_ = {};
    if (words_.empty()) return;
    const std::size_t number = given_.analysis.sentences.size();
    if (document_ || number == 0) given_.documents.push_back({number, document_.value_or("")});
    document_.reset();
    Sentence& sentence = given_.analysis.sentences.emplace_back();
    sentence.span = {words_.front().span.begin, words_.back().span.end};
    sentence.words = std::move(words_);
    words_.clear();
  }

  /// Words first to last, written as one.
  struct Multiword {
    std::size_t first = 0;
    std::size_t last = 0;
    bool space_after = true;
  };

  std::string_view name_;
  std::size_t line_ = 0;
  Multiword multiword_;
  std::optional<std::string> document_;  ///< The id of one of which no sentence is read yet.
  std::vector<Word> words_;
  GivenText given_;
};

/// The words with single spaces where white space stands between them.
std::string text_of(const Sentence& sentence) {
  std::string text;
  for (const Word& word : sentence.words) {
    text += word.form;
    if (word.space_after && &word != &sentence.words.back()) text += ' ';
  }
  return text;
}

/// Adds an attribute to those of a word; none if it is empty.
void add(std::string_view attribute, std::string& misc) {
  if (attribute.empty()) return;
  if (!misc.empty()) misc += '|';
  misc += attribute;
}

/// What is told of each word besides the columns: the name or value that it belongs to, and on the
/// first word of a value its normal form.
std::vector<std::string> labels_of(const Sentence& sentence) {
  std::vector<std::string> labels(sentence.words.size());
  const auto set = [&](std::uint32_t begin, std::uint32_t end, std::string_view label) {
    for (std::uint32_t i = begin; i < end; ++i) {
      labels[i] = fmt::format("NER={}-{}", i == begin ? 'B' : 'I', label);
    }
  };
  for (const NamedMention& name : sentence.names) set(name.begin, name.end, name.type);
  for (const Value& value : sentence.values) {
    set(value.begin, value.end, label(value.kind));
    std::string normal = normal_form(value);
    // A bar ends an attribute; the unit of a given word may have one.
    std::replace(normal.begin(), normal.end(), '|', '/');
    if (!normal.empty()) labels[value.begin] += "|Value=" + normal;
  }
  return labels;
}

}  // namespace

GivenText read_conllu(std::string_view bytes, std::string_view name) {
  return Reader(name).read(bytes);
}

void write_conllu(const Analysis& analysis, std::ostream& out, const ConlluOptions& options) {
  std::size_t number = options.first_sentence;
  for (const Sentence& sentence : analysis.sentences) {
    if (number == options.first_sentence && !options.document.empty()) {
      fmt::print(out, "# newdoc id = {}\n", options.document);
    }
    if (number == options.first_sentence && !options.comment.empty()) {
      fmt::print(out, "{}\n", options.comment);
    }
    std::vector<std::string> misc = labels_of(sentence);
    if (!options.attributes.empty()) {
      const std::size_t index = number - options.first_sentence;
      for (std::size_t i = 0; i < misc.size(); ++i) add(options.attributes[index][i], misc[i]);
    }
    fmt::print(out, "# sent_id = {}\n# text = {}\n", number++, text_of(sentence));
    auto multiword = sentence.multiword_tokens.begin();
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
      const bool inside = multiword != sentence.multiword_tokens.end() && i >= multiword->begin;
      if (inside && i == multiword->begin) {
        std::string form;
        for (std::size_t part = i; part < multiword->end; ++part) form += sentence.words[part].form;
        fmt::print(out, "{}-{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{}\n", i + 1, multiword->end, form,
                   sentence.words[multiword->end - 1].space_after ? "_" : no_space);
      }
      const Word& word = sentence.words[i];
      if (!inside && !word.space_after) {
        add(no_space, misc[i]);
      }
      fmt::print(out, "{}\t{}\t{}\t{}\t{}\t_\t{}\t{}\t_\t{}\n", i + 1, word.form, word.lemma,
                 word.upos, word.xpos, word.head, word.relation, misc[i].empty() ? "_" : misc[i]);
      if (inside && i + 1 == multiword->end) ++multiword;
    }
    out << '\n';
  }
}

}  // namespace graphwright
