#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

namespace graphwright {

/// An option that a format takes: its key; the values it may have ("character|byte|utf16", a range
/// of whole numbers "1..100" or of any "0.0..1.0", or what kind: "ENTITY"); the value it has when
/// it is not given; and what it does.
struct FormatOption {
  std::string_view key;
  std::string_view values;
  std::string_view fallback;
  std::string_view help;
};

/// A format and its options as a user writes them: "json,offsets=byte,text=no".
struct FormatSpec {
  std::string name;
  std::map<std::string, std::string, std::less<>> options;

  /// Splits at commas and at the first '=' of each part; a part without '=' is an option set to
  /// "yes". Throws Error on an option without a key or one given twice.
  static FormatSpec parse(std::string_view text);
};

/// The values of a format's options, checked against what the format takes.
class FormatOptions {
 public:
  /// Throws Error if an option is not `known`, or its value not one of the alternatives listed.
  FormatOptions(const FormatSpec& spec, std::span<const FormatOption> known);

  /// The value given, or the option's fallback. Precondition: `key` is one of the known ones.
  const std::string& operator[](std::string_view key) const;

  /// Whether a yes|no option says yes.
  bool yes(std::string_view key) const { return (*this)[key] == "yes"; }

 private:
  std::map<std::string, std::string, std::less<>> values_;
};

}  // namespace graphwright
