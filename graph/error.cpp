#include "graph/error.hpp"

#include <fmt/format.h>

namespace graphwright {
namespace {

std::string located(std::string_view file, std::size_t line, std::string_view message) {
  return line == 0 ? fmt::format("{}: {}", file, message)
                   : fmt::format("{}:{}: {}", file, line, message);
}

}  // namespace

Error::Error(std::string_view file, std::size_t line, std::string_view message)
    : std::runtime_error(located(file, line, message)) {}

void assertion_failed(std::string_view what) {
  throw std::logic_error(fmt::format("bug in graphwright: {}", what));
}

}  // namespace graphwright
