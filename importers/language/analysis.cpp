#include "importers/language/analysis.hpp"

#include <fmt/format.h>

#include "graph/error.hpp"

namespace graphwright {

std::string_view label(ValueKind kind) {
  switch (kind) {
    case ValueKind::date: return "Date";
    case ValueKind::time: return "Time";
    case ValueKind::duration: return "Duration";
    case ValueKind::money: return "Money";
    case ValueKind::percentage:
    case ValueKind::quantity: return "Quantity";
    case ValueKind::age: return "Age";
    case ValueKind::ordinal: return "Ordinal";
  }
  assertion_failed("label: a kind of value");
}

std::string normal_form(const Value& value) {
  if (value.kind == ValueKind::date || value.kind == ValueKind::time) return value.date;
  if (!value.number) return value.unit;
  std::string text = value.approximate ? "~" : "";
  text += fmt::format("{}", *value.number);
  if (value.upper) text += fmt::format("/{}", *value.upper);
  if (!value.unit.empty()) text += " " + value.unit;
  return text;
}

}  // namespace graphwright
