#pragma once

#include <CLI/CLI.hpp>
#include <memory>

#include "graph/error.hpp"

namespace graphwright::cli {

/// A mistake in the arguments, found after they were parsed.
class WrongUsage : public Error {
 public:
  using Error::Error;
};

/// A command of the program: `setup` declares its arguments, `run` does its work with them.
class Command {
 public:
  Command() = default;
  Command(const Command&) = delete;
  Command& operator=(const Command&) = delete;
  virtual ~Command() = default;

  /// Adds the command to the program's arguments.
  virtual CLI::App* setup(CLI::App& program) = 0;

  /// Does the work. Errors are thrown.
  virtual void run() = 0;
};

std::unique_ptr<Command> annotate_command();
std::unique_ptr<Command> build_command();
std::unique_ptr<Command> convert_command();
std::unique_ptr<Command> explain_command();
std::unique_ptr<Command> formats_command();
std::unique_ptr<Command> merge_command();
std::unique_ptr<Command> stats_command();

}  // namespace graphwright::cli
