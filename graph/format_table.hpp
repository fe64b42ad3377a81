#pragma once

#include <fmt/format.h>

#include <span>
#include <string>
#include <string_view>

#include "graph/error.hpp"

namespace graphwright {

/// The row of a table of formats with a name. Throws Error, listing the names known, if there is
/// none.
template <typename Format>
const Format& format_named(std::span<const Format> table, std::string_view name,
                           std::string_view kind) {
  std::string known;
  for (const Format& format : table) {
    if (format.name == name) return format;
    known += (known.empty() ? "" : ", ") + std::string(format.name);
  }
  throw Error(fmt::format("unknown {} '{}' (known: {})", kind, name, known));
}

/// The row of a table of formats whose extensions a path ends with, or nullptr. Case does not
/// count.
template <typename Format>
const Format* format_for_path(std::span<const Format> table, std::string_view path) noexcept {
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos || path.find('/', dot) != std::string_view::npos) {
    return nullptr;
  }
  const std::string_view extension = path.substr(dot);
  const auto same = [&](std::string_view other) {
    if (other.size() != extension.size()) return false;
    for (std::size_t i = 0; i < other.size(); ++i) {
      const char c = extension[i];
      if ((c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) != other[i]) return false;
    }
    return true;
  };
  for (const Format& format : table) {
    for (std::string_view left = format.extensions; !left.empty();) {
      const std::size_t space = left.find(' ');
      if (same(left.substr(0, space))) return &format;
      left = space == std::string_view::npos ? std::string_view() : left.substr(space + 1);
    }
  }
  return nullptr;
}

}  // namespace graphwright
