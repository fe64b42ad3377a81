#include "cli/outputs.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <memory>

#include "cli/command.hpp"
#include "graph/error.hpp"

namespace graphwright::cli {

void Outputs::setup(CLI::App& command) {
  command
      .add_option("-o,--output", paths_,
                  "Where to write; may be repeated. The extension tells the format; - is the "
                  "standard output")
      ->allow_extra_args(false)
      ->type_name("OUT");
  command
      .add_option("--to", formats_,
                  "The format, with options: json,offsets=byte. With several -o, one --to for "
                  "each, in their order.\n"
                  "'graphwright formats' lists formats and options")
      ->allow_extra_args(false)
      ->type_name("FORMAT");
  const auto of_pictures = [&](const char* flag, const char* type, const char* description) {
    const std::string key = flag + 2;
    command
        .add_option_function<std::string>(
            flag, [this, key](const std::string& value) { view_[key] = value; }, description)
        ->type_name(type)
        ->group("What pictures show");
  };
  of_pictures("--top", "N", "The N most important entities (40)");
  of_pictures("--focus", "ENTITY", "What is near the entity of this id or name");
  of_pictures("--hops", "N", "How many relations away from the focus (1)");
  of_pictures("--min-confidence", "X", "Relations at least so sure, from 0 to 1");
  of_pictures("--types", "TYPES", "Relations of these types, joined by commas");
  of_pictures("--sources", "yes|no", "Who reported");
}

void Outputs::resolve(std::string_view fallback, Content content) {
  try {
    find_targets(fallback);
    check_formats(content);
  } catch (const Error& error) {
    throw WrongUsage(error.what());
  }
}

Outputs::Target Outputs::target(const std::string& path, const std::string& format) {
  FormatSpec spec;
  const Exporter* exporter = nullptr;
  if (format.empty()) {
    exporter = path == "-" ? nullptr : exporter_for(path);
    if (exporter == nullptr) {
      std::vector<std::string_view> known;
      for (const Exporter& e : exporters()) known.push_back(e.extensions);
      throw Error(
          fmt::format("the output format of '{}' is not known by its name: say --to FORMAT, or end "
                      "it in one of {}",
                      path, fmt::join(known, " ")));
    }
    spec.name = exporter->name;
  } else {
    spec = FormatSpec::parse(format);
    exporter = &graphwright::exporter(spec.name);
  }
  for (auto [key, value] : view_) {
    const bool taken =
        std::any_of(exporter->options.begin(), exporter->options.end(),
                    [&, wanted = key](const FormatOption& o) { return o.key == wanted; });
    if (!taken) continue;
    view_used_.insert(key);
    if (key == "types") std::replace(value.begin(), value.end(), ',', '+');
    spec.options.emplace(key, value);
  }
  return {path, exporter, FormatOptions(spec, exporter->options)};
}

void Outputs::find_targets(std::string_view fallback) {
  if (paths_.empty()) {
    if (formats_.size() > 1) throw Error("several --to need as many -o");
    targets_.push_back(target("-", formats_.empty() ? std::string(fallback) : formats_.front()));
  } else if (!formats_.empty() && formats_.size() != paths_.size()) {
    throw Error(fmt::format("{} -o and {} --to: give one --to for each -o, or none", paths_.size(),
                            formats_.size()));
  }
  for (std::size_t i = 0; i < paths_.size(); ++i) {
    if (std::count(paths_.begin(), paths_.end(), paths_[i]) > 1) {
      throw Error(fmt::format("-o {} is given twice", paths_[i]));
    }
    targets_.push_back(target(paths_[i], formats_.empty() ? "" : formats_[i]));
  }
  for (const auto& [key, value] : view_) {
    if (!view_used_.contains(key)) {
      throw Error(fmt::format("--{} is for pictures, and none is written", key));
    }
  }
  for (const Target& t : targets_) {
    if (t.path == "-" && t.format->binary && isatty(STDOUT_FILENO) != 0) {
      throw Error(fmt::format("'{}' is not for a terminal: give a file with -o", t.format->name));
    }
  }
}

void Outputs::check_formats(Content content) const {
  const bool propositions =
      content == Content::graph_or_propositions || content == Content::graphs_or_propositions;
  const bool several = content == Content::graphs || content == Content::graphs_or_propositions;
  for (const Target& t : targets_) {
    const bool of_propositions = t.format->write_propositions != nullptr;
    if (of_propositions && !propositions) {
      throw Error(fmt::format("'{}' is made of articles: use build", t.format->name));
    }
    if (of_propositions != take_propositions()) {
      throw Error(fmt::format("'{}' is not of graphs: write it in a run of its own",
                              targets_.front().format->name));
    }
    if (several && !t.format->lines) {
      std::vector<std::string_view> known;
      for (const Exporter& e : exporters()) {
        if (e.lines) known.push_back(e.name);
      }
      throw Error(fmt::format("'{}' is for one graph, not for one after the other (known: {})",
                              t.format->name, fmt::join(known, ", ")));
    }
  }
}

bool Outputs::take_propositions() const {
  return targets_.front().format->write_propositions != nullptr;
}

bool Outputs::prints() const {
  return std::any_of(targets_.begin(), targets_.end(),
                     [](const Target& t) { return t.path == "-"; });
}

void Outputs::start() {
  for (const Target& t : targets_) {
    if (files_.size() == targets_.size()) return;
    files_.push_back(t.path == "-" ? nullptr : std::make_unique<OutputFile>(t.path));
  }
}

template <typename Write>
void Outputs::append_by(Write&& write) {
  start();
  for (std::size_t i = 0; i < targets_.size(); ++i) {
    if (files_[i] != nullptr) write(targets_[i], files_[i]->stream());
  }
  for (std::size_t i = 0; i < targets_.size(); ++i) {
    if (files_[i] != nullptr) continue;
    write(targets_[i], std::cout);
    if (!std::cout.flush()) throw Error("the standard output cannot be written");
  }
}

void Outputs::append(const KnowledgeGraph& graph) {
  append_by([&](const Target& t, std::ostream& out) { t.format->write(graph, out, t.options); });
}

void Outputs::append(std::span<const Proposition> propositions) {
  append_by(
      [&](const Target& t, std::ostream& out) { t.format->write_propositions(propositions, out); });
}

void Outputs::finish() {
  start();
  for (const auto& file : files_) {
    if (file != nullptr) file->commit();
  }
}

void Outputs::write(const KnowledgeGraph& graph) {
  append(graph);
  finish();
}

}  // namespace graphwright::cli
