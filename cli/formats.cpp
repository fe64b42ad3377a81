#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <string>

#include "cli/command.hpp"
#include "exporters/exporter.hpp"
#include "importers/importer.hpp"

namespace graphwright::cli {
namespace {

template <typename Format>
void print(const Format& format) {
  std::cout << fmt::format("  {:<8} {:<12} {}\n", format.name, format.extensions,
                           format.description);
}

bool has(const Exporter& format, const FormatOption& option) {
  return std::any_of(format.options.begin(), format.options.end(), [&](const FormatOption& o) {
    return o.key == option.key && o.help == option.help;
  });
}

/// Prints the options of the output format of a number; if an earlier format has them all, only
/// says so.
void print_options(std::size_t number) {
  const Exporter& format = exporters()[number];
  if (format.options.empty()) return;
  for (const Exporter& earlier : exporters().first(number)) {
    const bool has_all =
        std::all_of(format.options.begin(), format.options.end(),
                    [&](const FormatOption& option) { return has(earlier, option); });
    if (!has_all) continue;
    std::string but;
    for (const FormatOption& option : earlier.options) {
      if (!has(format, option)) {
        but += fmt::format("{} {}", but.empty() ? ", but for" : " and", option.key);
      }
    }
    std::cout << fmt::format("    the options of {}{}\n", earlier.name, but);
    return;
  }
  for (const FormatOption& option : format.options) {
    const std::string fallback =
        option.fallback.empty() ? "" : fmt::format(" ({})", option.fallback);
    std::cout << fmt::format("    {}={}\n        {}{}\n", option.key, option.values, option.help,
                             fallback);
  }
}

class Formats : public Command {
 public:
  CLI::App* setup(CLI::App& program) override {
    return program.add_subcommand(
        "formats", "Lists the formats that can be read and written, with their options");
  }

  void run() override {
    std::cout << "Documents, read by build:\n";
    for (const DocumentImporter& format : document_importers()) print(format);
    std::cout << "\nGraphs, read by convert, merge and stats:\n";
    for (const GraphImporter& format : graph_importers()) print(format);
    std::cout << "\nGraphs, written with -o and --to; options with their defaults:\n";
    for (std::size_t i = 0; i < exporters().size(); ++i) {
      print(exporters()[i]);
      print_options(i);
    }
  }
};

}  // namespace

std::unique_ptr<Command> formats_command() { return std::make_unique<Formats>(); }

}  // namespace graphwright::cli
