#include <fmt/format.h>

#include <iostream>

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
    std::cout << "\nGraphs, written with -o and --to:\n";
    for (const Exporter& format : exporters()) {
      print(format);
      for (const FormatOption& option : format.options) {
        std::cout << fmt::format("    {}={}  {} (default {})\n", option.key, option.values,
                                 option.help, option.fallback);
      }
    }
  }
};

}  // namespace

std::unique_ptr<Command> formats_command() { return std::make_unique<Formats>(); }

}  // namespace graphwright::cli
