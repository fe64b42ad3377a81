#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace graphwright {

/// A table of words and phrases that a linguist may edit: a text file of lines "class TAB entry
/// [TAB value]", where empty lines and lines that begin with '#' do not count. A class may have any
/// number of entries.
class Lexicon {
 public:
  /// An entry, its value, "" if the line has none, and its line, from 1.
  struct Entry {
    std::string text;
    std::string value;
    std::size_t line = 0;
  };

  Lexicon() = default;

  /// Reads a lexicon file. Throws Error with file and line on a line of another form.
  static Lexicon load(const std::filesystem::path& file);

  /// The entries of a class, in the order of the file.
  const std::vector<Entry>& entries(std::string_view of_class) const;

  /// Whether a class has an entry of exactly this text.
  bool has(std::string_view of_class, std::string_view text) const;

  /// The value of the first entry of this text in a class; nullptr if there is none.
  const std::string* value(std::string_view of_class, std::string_view text) const;

 private:
  std::map<std::string, std::vector<Entry>, std::less<>> entries_;
  std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> values_;
};

/// A text with A to Z as a to z; other bytes as they are.
std::string ascii_lower(std::string_view text);

}  // namespace graphwright
