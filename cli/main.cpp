#include <CLI/CLI.hpp>
#include <array>
#include <csignal>
#include <exception>
#include <iostream>
#include <new>

#include "cli/command.hpp"
#include "exporters/output_file.hpp"
#include "graph/error.hpp"
#include "graph/version.hpp"

namespace {

using namespace graphwright;

constexpr int failed = 1;
constexpr int wrong_usage = 2;

int complain(const char* message, int status = failed) {
  std::cerr << "graphwright: " << message << '\n';
  return status;
}

/// CLI11 only says that a command is missing.
void check_command(const CLI::App& program, int argc, char** argv) {
  if (argc < 2 || argv[1][0] == '-') return;
  std::string known;
  for (const CLI::App* command : program.get_subcommands({})) {
    if (command->get_name() == argv[1]) return;
    known += (known.empty() ? "" : ", ") + command->get_name();
  }
  throw cli::WrongUsage("unknown command '" + std::string(argv[1]) + "' (known: " + known + ")");
}

int run(int argc, char** argv) {
  CLI::App program(
      "Builds knowledge graphs from articles: who did what with whom, with the words that say so",
      "graphwright");
  program.require_subcommand(1);
  program.set_version_flag("--version", "graphwright " + std::string(version()));
  program.footer(
      "'graphwright COMMAND --help' tells more. Exit status: 0 done, 1 failed, 2 wrong usage.");
  const std::array commands = {
      cli::build_command(),    cli::convert_command(), cli::merge_command(),  cli::stats_command(),
      cli::annotate_command(), cli::explain_command(), cli::formats_command()};
  for (const auto& command : commands) {
    cli::Command* const chosen = command.get();
    command->setup(program)->final_callback([chosen] { chosen->run(); });
  }
  check_command(program, argc, argv);
  try {
    program.parse(argc, argv);
  } catch (const CLI::Success& help) {
    program.exit(help);
    if (!std::cout.flush()) throw Error("the standard output cannot be written");
    return 0;
  } catch (const CLI::ParseError& error) {
    return complain((std::string(error.what()) + " (graphwright --help tells more)").c_str(),
                    wrong_usage);
  }
  if (!std::cout.flush()) throw Error("the standard output cannot be written");
  return 0;
}

/// Leaves no half-written file behind when the program is ended from outside.
void end(int signal) {
  remove_unfinished_files();
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a failed write
  for (const int signal : {SIGHUP, SIGINT, SIGTERM}) std::signal(signal, end);
  try {
    return run(argc, argv);
  } catch (const cli::WrongUsage& error) {
    return complain(error.what(), wrong_usage);
  } catch (const std::bad_alloc&) {
    return complain("out of memory");
  } catch (const std::exception& error) {
    return complain(error.what());
  }
}
