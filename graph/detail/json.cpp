#include "graph/detail/json.hpp"

#include <fmt/format.h>
#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "graph/error.hpp"

namespace graphwright::detail {
namespace {

constexpr int deepest_nesting = 100;

/// The member in which each object keeps its line. It comes last, so a file that uses this name
/// only misstates a line.
constexpr char line_key[] = "\0line";
constexpr rapidjson::SizeType line_key_length = sizeof line_key - 1;

/// A RapidJSON input stream that counts lines.
class Stream {
 public:
  using Ch = char;

  Stream(std::string_view text, std::size_t line) : text_(text), line_(line) {}
  Ch Peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  Ch Take() {
    const Ch c = Peek();
    if (c == '\n') ++line_;
    ++at_;
    return c;
  }
  std::size_t Tell() const { return at_; }
  static Ch* PutBegin() { return nullptr; }
  void Put(Ch) {}
  void Flush() {}
  static std::size_t PutEnd(Ch*) { return 0; }

  std::size_t line() const { return line_; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_;
};

/// Passes a parser's events to a RapidJSON document and adds its line to every object.
class LineNoter {
 public:
  LineNoter(rapidjson::Document& document, const Stream& stream)
      : document_(document), stream_(stream) {}

  bool Null() { return document_.Null(); }
  bool Bool(bool value) { return document_.Bool(value); }
  bool Int(int value) { return document_.Int(value); }
  bool Uint(unsigned value) { return document_.Uint(value); }
  bool Int64(std::int64_t value) { return document_.Int64(value); }
  bool Uint64(std::uint64_t value) { return document_.Uint64(value); }
  bool Double(double value) { return document_.Double(value); }
  bool RawNumber(const char* text, rapidjson::SizeType length, bool copy) {
    return document_.RawNumber(text, length, copy);
  }
  bool String(const char* text, rapidjson::SizeType length, bool copy) {
    return document_.String(text, length, copy);
  }
  bool Key(const char* text, rapidjson::SizeType length, bool copy) {
    return document_.Key(text, length, copy);
  }
  bool StartObject() {
    if (++depth_ > deepest_nesting) return false;
    lines_.push_back(stream_.line());
    return document_.StartObject();
  }
  bool EndObject(rapidjson::SizeType members) {
    --depth_;
    const std::size_t line = lines_.back();
    lines_.pop_back();
    return document_.Key(line_key, line_key_length, true) && document_.Uint64(line) &&
           document_.EndObject(members + 1);
  }
  bool StartArray() { return ++depth_ <= deepest_nesting && document_.StartArray(); }
  bool EndArray(rapidjson::SizeType elements) {
    --depth_;
    return document_.EndArray(elements);
  }

 private:
  rapidjson::Document& document_;
  const Stream& stream_;
  std::vector<std::size_t> lines_;
  int depth_ = 0;
};

std::string_view view(const rapidjson::Value& text) {
  return {text.GetString(), text.GetStringLength()};
}

std::string reason(rapidjson::ParseErrorCode code) {
  if (code == rapidjson::kParseErrorTermination) {
    return fmt::format("nested more than {} deep", deepest_nesting);
  }
  std::string text = rapidjson::GetParseError_En(code);
  if (!text.empty() && text.back() == '.') text.pop_back();
  if (!text.empty() && text.front() >= 'A' && text.front() <= 'Z') {
    text.front() = static_cast<char>(text.front() - 'A' + 'a');
  }
  return text;
}

}  // namespace

JsonFile::JsonFile(std::string_view text, std::string name, std::size_t first_line)
    : name_(std::move(name)) {
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  Stream stream(text, first_line);
  rapidjson::Reader reader;
  bool parsed = false;
  auto parse = [&](rapidjson::Document& document) {
    LineNoter noter(document, stream);
    parsed = !reader
                  .Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag |
                         rapidjson::kParseFullPrecisionFlag>(stream, noter)
                  .IsError();
    return parsed;
  };
  document_.Populate(parse);
  if (!parsed) {
    const std::size_t at = std::min(reader.GetErrorOffset(), text.size());
    const std::ptrdiff_t before =
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    throw Error(name_, first_line + static_cast<std::size_t>(before),
                fmt::format("not valid JSON: {}", reason(reader.GetParseErrorCode())));
  }
  if (!document_.IsObject()) throw Error(name_, first_line, "an object is expected");
}

const rapidjson::Value* JsonRecord::find(std::string_view key) const {
  const rapidjson::Value name(
      rapidjson::StringRef(key.data(), static_cast<rapidjson::SizeType>(key.size())));
  const auto member = object_->FindMember(name);
  return member == object_->MemberEnd() || member->value.IsNull() ? nullptr : &member->value;
}

std::size_t JsonRecord::line() const {
  const rapidjson::Value* line = find({line_key, line_key_length});
  return line == nullptr ? 0 : line->GetUint64();
}

void JsonRecord::fail(std::string_view message) const {
  throw Error(file_->name(), line(), message);
}

void JsonRecord::wrong_type(std::string_view key, std::string_view expected) const {
  fail(fmt::format("'{}' is {}: {} is expected", key, has(key) ? "of another type" : "missing",
                   expected));
}

std::string JsonRecord::text(std::string_view key) const {
  const rapidjson::Value* value = find(key);
  if (value == nullptr || !value->IsString()) wrong_type(key, "a string");
  return std::string(view(*value));
}

std::string JsonRecord::text_or(std::string_view key, std::string_view fallback) const {
  return has(key) ? text(key) : std::string(fallback);
}

bool JsonRecord::flag(std::string_view key) const {
  const rapidjson::Value* value = find(key);
  if (value == nullptr) return false;
  if (!value->IsBool()) wrong_type(key, "true or false");
  return value->GetBool();
}

std::optional<double> JsonRecord::number(std::string_view key) const {
  const rapidjson::Value* value = find(key);
  if (value == nullptr) return std::nullopt;
  if (!value->IsNumber()) wrong_type(key, "a number");
  return value->GetDouble();
}

std::optional<std::uint32_t> JsonRecord::offset(std::string_view key) const {
  const rapidjson::Value* value = find(key);
  if (value == nullptr) return std::nullopt;
  if (!value->IsUint()) wrong_type(key, "a whole number from 0 to 4294967295");
  return value->GetUint();
}

std::vector<std::string> JsonRecord::texts(std::string_view key) const {
  const rapidjson::Value* value = find(key);
  if (value == nullptr) return {};
  if (!value->IsArray()) wrong_type(key, "an array of strings");
  std::vector<std::string> texts;
  for (const rapidjson::Value& item : value->GetArray()) {
    if (!item.IsString()) wrong_type(key, "an array of strings");
    texts.emplace_back(view(item));
  }
  return texts;
}

std::optional<JsonRecord> JsonRecord::record(std::string_view key) const {
  const rapidjson::Value* value = find(key);
  if (value == nullptr) return std::nullopt;
  if (!value->IsObject()) wrong_type(key, "an object");
  return JsonRecord(*file_, *value);
}

std::vector<JsonRecord> JsonRecord::records(std::string_view key) const {
  const rapidjson::Value* value = find(key);
  if (value == nullptr) return {};
  if (!value->IsArray()) wrong_type(key, "an array of objects");
  std::vector<JsonRecord> records;
  for (const rapidjson::Value& item : value->GetArray()) {
    if (!item.IsObject()) wrong_type(key, "an array of objects");
    records.emplace_back(*file_, item);
  }
  return records;
}

std::map<std::string, std::string> JsonRecord::text_members() const {
  std::map<std::string, std::string> members;
  for (const auto& member : object_->GetObject()) {
    if (view(member.name) == std::string_view(line_key, line_key_length)) continue;
    if (!member.value.IsString()) wrong_type(view(member.name), "a string");
    members.emplace(view(member.name), view(member.value));
  }
  return members;
}

std::vector<std::string> JsonRecord::keys() const {
  std::vector<std::string> keys;
  for (const auto& member : object_->GetObject()) {
    if (view(member.name) != std::string_view(line_key, line_key_length)) {
      keys.emplace_back(view(member.name));
    }
  }
  return keys;
}

}  // namespace graphwright::detail
