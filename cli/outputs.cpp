#include "cli/outputs.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <memory>

#include "cli/command.hpp"
#include "exporters/output_file.hpp"
#include "graph/error.hpp"

namespace graphwright::cli {

void Outputs::setup(CLI::App& command, bool required) {
  auto* paths = command.add_option(
      "-o,--output", paths_,
      "Where to write; may be repeated. The extension tells the format; - is the standard output");
  paths->allow_extra_args(false)->type_name("OUT");
  if (required) paths->required();
  command
      .add_option("--to", formats_,
                  "The format, with options: json,offsets=byte. With several -o, one --to for "
                  "each, in their order.\n"
                  "'graphwright formats' lists formats and options")
      ->allow_extra_args(false)
      ->type_name("FORMAT");
}

void Outputs::resolve(std::string_view fallback) {
  try {
    find_targets(fallback);
  } catch (const Error& error) {
    throw WrongUsage(error.what());
  }
}

Outputs::Target Outputs::target(const std::string& path, const std::string& format) {
  if (format.empty()) {
    const Exporter* by_extension = path == "-" ? nullptr : exporter_for(path);
    if (by_extension == nullptr) {
      std::vector<std::string_view> known;
      for (const Exporter& e : exporters()) known.push_back(e.extensions);
      throw Error(
          fmt::format("the output format of '{}' is not known by its name: say --to FORMAT, or end "
                      "it in one of {}",
                      path, fmt::join(known, " ")));
    }
    return {path, by_extension, FormatOptions(FormatSpec{}, by_extension->options)};
  }
  const FormatSpec spec = FormatSpec::parse(format);
  const Exporter& named = exporter(spec.name);
  return {path, &named, FormatOptions(spec, named.options)};
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
    if (std::count(paths_.begin(), paths_.end(), paths_[i]) > 1)
      throw Error(fmt::format("-o {} is given twice", paths_[i]));
    targets_.push_back(target(paths_[i], formats_.empty() ? "" : formats_[i]));
  }
  for (const Target& t : targets_) {
    if (t.path == "-" && t.format->binary && isatty(STDOUT_FILENO) != 0) {
      throw Error(fmt::format("'{}' is not for a terminal: give a file with -o", t.format->name));
    }
  }
}

void Outputs::write(const KnowledgeGraph& graph) const {
  std::vector<std::unique_ptr<OutputFile>> files;
  for (const Target& t : targets_) {
    if (t.path == "-") continue;
    files.push_back(std::make_unique<OutputFile>(t.path));
    t.format->write(graph, files.back()->stream(), t.options);
  }
  for (const Target& t : targets_) {
    if (t.path != "-") continue;
    t.format->write(graph, std::cout, t.options);
    if (!std::cout.flush()) throw Error("the standard output cannot be written");
  }
  for (const auto& file : files) file->commit();
}

}  // namespace graphwright::cli
