#include "exporters/openie.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace graphwright {
namespace {

std::string cell(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return text;
}

}  // namespace

void write_openie(std::span<const Proposition> propositions, std::ostream& out) {
  for (const Proposition& p : propositions) {
    out << cell(p.sentence) << '\t' << fmt::format("{:.3f}", p.confidence) << '\t'
        << cell(p.relation);
    for (const std::string& argument : p.arguments) out << '\t' << cell(argument);
    out << '\n';
  }
}

}  // namespace graphwright
