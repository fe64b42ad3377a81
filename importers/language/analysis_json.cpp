#include "importers/language/analysis_json.hpp"

#include <rapidjson/ostreamwrapper.h>
#include <rapidjson/writer.h>

#include "graph/offsets.hpp"

namespace graphwright {
namespace {

class Writer {
 public:
  Writer(std::string_view text, std::ostream& out)
      : offsets_(text, OffsetUnit::character), stream_(out), json_(stream_) {}

  void write(const Analysis& analysis, std::string_view text, std::string_view id) {
    json_.StartObject();
    member("id", id);
    member("text", text);
    member("offset_unit", name_of(OffsetUnit::character));
    key("sentences");
    json_.StartArray();
    for (const Sentence& sentence : analysis.sentences) write(sentence);
    json_.EndArray();
    json_.EndObject();
  }

 private:
  void key(std::string_view name) {
    json_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
  }
  void member(std::string_view name, std::string_view value) {
    key(name);
    json_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  }
  void member(std::string_view name, std::uint32_t value) {
    key(name);
    json_.Uint(value);
  }
  void member(std::string_view name, double value) {
    key(name);
    json_.Double(value);
  }
  void members(Span span) {
    const Span characters = offsets_.from_bytes(span);
    member("begin", characters.begin);
    member("end", characters.end);
  }

  void write(const Sentence& sentence) {
    json_.StartObject();
    members(sentence.span);
    key("words");
    json_.StartArray();
    for (const Word& word : sentence.words) write(word);
    json_.EndArray();
    key("multiword_tokens");
    json_.StartArray();
    for (const MultiwordToken& token : sentence.multiword_tokens) {
      json_.StartObject();
      member("first", token.begin + 1);
      member("last", token.end);
      json_.EndObject();
    }
    json_.EndArray();
    key("names");
    json_.StartArray();
    for (const NamedMention& name : sentence.names) write(name);
    json_.EndArray();
    key("values");
    json_.StartArray();
    for (const Value& value : sentence.values) write(value);
    json_.EndArray();
    json_.EndObject();
  }

  void write(const Word& word) {
    json_.StartObject();
    member("form", word.form);
    member("lemma", word.lemma);
    member("upos", word.upos);
    member("xpos", word.xpos);
    member("head", word.head);
    member("deprel", word.relation);
    members(word.span);
    json_.EndObject();
  }

  void write(const NamedMention& name) {
    json_.StartObject();
    member("first", name.begin + 1);
    member("last", name.end);
    member("type", name.type);
    json_.EndObject();
  }

  void write(const Value& value) {
    json_.StartObject();
    member("first", value.begin + 1);
    member("last", value.end);
    member("kind", label(value.kind));
    if (!value.date.empty()) member("value", value.date);
    if (value.number) member("value", *value.number);
    if (value.upper) member("upper", *value.upper);
    if (!value.unit.empty()) member("unit", value.unit);
    if (value.approximate) {
      key("approximate");
      json_.Bool(true);
    }
    json_.EndObject();
  }

  Offsets offsets_;
  rapidjson::OStreamWrapper stream_;
  rapidjson::Writer<rapidjson::OStreamWrapper> json_;
};

}  // namespace

void write_analysis_json(const Analysis& analysis, std::string_view text, std::string_view id,
                         std::ostream& out) {
  Writer(text, out).write(analysis, text, id);
  out << '\n';
}

}  // namespace graphwright
