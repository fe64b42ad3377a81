#include "importers/extraction/detail/frames.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "graph/error.hpp"
#include "importers/language/detail/data_lines.hpp"

namespace graphwright::detail {
namespace {

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

/// Reads one line.
class LineReader {
 public:
  LineReader(const std::filesystem::path& file, std::size_t line) : file_(file), line_(line) {}

  PredicateKind kind(std::string_view text) const {
    if (text == "verb") return PredicateKind::verb;
    if (text == "noun") return PredicateKind::noun;
    if (text == "adjective") return PredicateKind::adjective;
    if (text == "name") return PredicateKind::name;
    fail(fmt::format("unknown kind '{}' (known: verb, noun, adjective, name)", text));
  }

  Frame frame(const std::vector<std::string>& columns) const {
    Frame frame;
    frame.line = line_;
    frame.subject = split(columns[2], '|');
    frame.object = split(columns[3], '|');
    frame.type = columns[4];
    if (frame.type.ends_with('!')) {
      frame.reversed = true;
      frame.type.pop_back();
    }
    if (columns.size() > 5) {
      for (const std::string& option : split(columns[5], ' ')) set(option, frame);
    }
    return frame;
  }

  [[noreturn]] void fail(const std::string& message) const {
    throw Error(file_.string(), line_, message);
  }

 private:
  void set(const std::string& option, Frame& frame) const {
    const std::size_t sign = option.find('=');
    const std::string key = option.substr(0, sign);
    const auto values = [&] {
      if (sign == std::string::npos) fail(fmt::format("option '{}' needs a value", key));
      return split(std::string_view(option).substr(sign + 1), '|');
    };
    if (key == "stands") {
      frame.stands = true;
    } else if (key == "subject") {
      frame.subject_types = values();
    } else if (key == "object") {
      frame.object_types = values();
    } else if (key == "with") {
      frame.with = values();
    } else if (key == "as") {
      frame.as = values();
    } else if (key == "unless") {
      frame.unless = values();
    } else if (key == "through") {
      frame.through = true;
    } else if (key == "also") {
      frame.also = true;
    } else {
      fail(fmt::format(
          "unknown option '{}' (known: subject, object, with, as, unless, through, stands, also)",
          key));
    }
  }

  const std::filesystem::path& file_;
  std::size_t line_;
};

}  // namespace

Frames Frames::load(const std::filesystem::path& file) {
  Frames frames;
  for_each_data_line(file, [&](const std::string& line, std::size_t number) {
    const LineReader reader(file, number);
    const std::vector<std::string> columns = split(line, '\t');
    if (columns.size() < 5 || columns.size() > 6 ||
        std::any_of(columns.begin(), columns.end(), [](const auto& c) { return c.empty(); })) {
      reader.fail(
          "a line 'kind TAB words TAB subject TAB object TAB type [TAB options]' is expected");
    }
    Frame frame = reader.frame(columns);
    for (const std::string& word : split(columns[1], '|')) {
      frame.generic = word.size() > 1 && word.ends_with('*');
      frames.frames_[{reader.kind(columns[0]), word}].push_back(frame);
    }
  });
  return frames;
}

void Frames::add(const std::filesystem::path& file, const Ontology& ontology) {
  Frames further = load(file);
  for (auto& [words, frames] : further.frames_) {
    for (const Frame& frame : frames) {
      if (ontology.relation_type(frame.type) == nullptr) {
        throw Error(
            file.string(), frame.line,
            fmt::format("unknown relation type '{}': name it in an --ontology file", frame.type));
      }
    }
    std::vector<Frame>& all = frames_[words];
    all.insert(all.begin(), frames.begin(), frames.end());
  }
}

const std::vector<Frame>& Frames::of(PredicateKind kind, std::string_view lemma) const {
  static const std::vector<Frame> none;
  const auto found = frames_.find({kind, std::string(lemma)});
  return found == frames_.end() ? none : found->second;
}

}  // namespace graphwright::detail
