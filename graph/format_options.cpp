#include "graph/format_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

#include "graph/error.hpp"

namespace graphwright {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

/// Whether a value is a number in a range "1..100"; whole, unless the range is written with
/// decimals.
bool in_range(std::string_view value, std::string_view range) {
  const auto number = [](std::string_view text) {
    double parsed = std::nan("");
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), parsed);
    return error == std::errc() && end == text.data() + text.size() ? parsed : std::nan("");
  };
  const std::size_t dots = range.find("..");
  const std::string_view least = range.substr(0, dots);
  const double wanted = number(value);
  const bool whole = least.find('.') == std::string_view::npos;
  return wanted >= number(least) && wanted <= number(range.substr(dots + 2)) &&
         (!whole || wanted == std::floor(wanted));
}

/// Whether a value is one of the alternatives; a single word in capitals stands for any value.
bool allowed(std::string_view value, std::string_view values) {
  if (values.find("..") != std::string_view::npos) return in_range(value, values);
  const std::vector<std::string_view> alternatives = split(values, '|');
  const bool free =
      std::all_of(values.begin(), values.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return free || std::find(alternatives.begin(), alternatives.end(), value) != alternatives.end();
}

}  // namespace

FormatSpec FormatSpec::parse(std::string_view text) {
  const std::vector<std::string_view> parts = split(text, ',');
  FormatSpec spec;
  spec.name = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const std::size_t equals = parts[i].find('=');
    const std::string key(parts[i].substr(0, equals));
    const std::string value(equals == std::string_view::npos ? "yes" : parts[i].substr(equals + 1));
    if (key.empty()) throw Error(fmt::format("'{}': an option is written key=value", text));
    if (!spec.options.emplace(key, value).second) {
      throw Error(fmt::format("'{}': option '{}' is given twice", text, key));
    }
  }
  return spec;
}

FormatOptions::FormatOptions(const FormatSpec& spec, std::span<const FormatOption> known) {
  for (const FormatOption& option : known) values_.emplace(option.key, option.fallback);
  for (const auto& given : spec.options) {
    const std::string& key = given.first;
    const std::string& value = given.second;
    const auto option = std::find_if(known.begin(), known.end(),
                                     [&](const FormatOption& o) { return o.key == key; });
    if (option == known.end()) {
      std::vector<std::string_view> keys;
      for (const FormatOption& o : known) keys.push_back(o.key);
      throw Error(keys.empty()
                      ? fmt::format("format '{}' takes no options, not '{}'", spec.name, key)
                      : fmt::format("format '{}' has no option '{}' (known: {})", spec.name, key,
                                    fmt::join(keys, ", ")));
    }
    if (!allowed(value, option->values)) {
      throw Error(fmt::format(
          "format '{}': {}={} is not {} {}", spec.name, key, value,
          option->values.find("..") != std::string_view::npos ? "a number in" : "one of",
          option->values));
    }
    values_[key] = value;
  }
}

const std::string& FormatOptions::operator[](std::string_view key) const {
  const auto found = values_.find(key);
  if (found == values_.end()) {
    assertion_failed(fmt::format("format option '{}' is not declared", key));
  }
  return found->second;
}

}  // namespace graphwright
