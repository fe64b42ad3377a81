#pragma once

// Reading JSON files with errors that say where. Not installed: RapidJSON stays behind the .cpp
// files.

#include <rapidjson/document.h>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace graphwright::detail {

class JsonFile;

/// An object in a JSON file. Its accessors throw Error, with file and line, where a value has
/// another type than asked for.
class JsonRecord {
 public:
  JsonRecord(const JsonFile& file, const rapidjson::Value& object)
      : file_(&file), object_(&object) {}

  bool has(std::string_view key) const { return find(key) != nullptr; }

  std::string text(std::string_view key) const;  ///< Must be there.
  std::string text_or(std::string_view key,
                      std::string_view fallback) const;  ///< Null counts as not there.
  bool flag(std::string_view key) const;                 ///< False if not there.
  std::optional<double> number(std::string_view key) const;
  std::optional<std::uint32_t> offset(std::string_view key) const;  ///< A whole number from 0.
  std::vector<std::string> texts(std::string_view key) const;       ///< Empty if not there.
  std::optional<JsonRecord> record(std::string_view key) const;
  std::vector<JsonRecord> records(std::string_view key) const;  ///< Empty if not there.
  std::vector<std::string> keys() const;
  std::map<std::string, std::string> text_members() const;  ///< All members, which must be strings.

  /// The value, or nullptr if it is not there or null.
  const rapidjson::Value* find(std::string_view key) const;

  /// Throws Error at the line of this object.
  [[noreturn]] void fail(std::string_view message) const;

  /// The line on which the object begins.
  std::size_t line() const;

 private:
  [[noreturn]] void wrong_type(std::string_view key, std::string_view expected) const;

  const JsonFile* file_;
  const rapidjson::Value* object_;
};

/// A JSON file in memory. Each object knows its line.
class JsonFile {
 public:
  /// Parses a text; `name` is the file's, for errors. Throws Error on anything that is not an
  /// object in JSON (RFC 8259) and UTF-8, or is nested more than 100 deep.
  /// `first_line` is the number of its first line.
  JsonFile(std::string_view text, std::string name, std::size_t first_line = 1);

  JsonRecord root() const { return {*this, document_}; }
  const std::string& name() const noexcept { return name_; }

 private:
  std::string name_;
  rapidjson::Document document_;
};

}  // namespace graphwright::detail
