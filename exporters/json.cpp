#include "exporters/json.hpp"

#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>
#include <string>
#include <string_view>

#include "graph/error.hpp"
#include "graph/offsets.hpp"
#include "graph/version.hpp"

namespace graphwright {
namespace {

/// One line of JSON.
class Line {
 public:
  explicit Line(std::ostream& out) : out_(out), writer_(buffer_) {}

  void begin_object() { writer_.StartObject(); }
  void end_object() { writer_.EndObject(); }
  void begin_array() { writer_.StartArray(); }
  void end_array() { writer_.EndArray(); }
  void key(std::string_view name) { writer_.Key(name.data(), length(name)); }
  void text(std::string_view value) { writer_.String(value.data(), length(value)); }
  void boolean(bool value) { writer_.Bool(value); }

  /// A number; whole ones without a fraction. JSON has no infinity: what is not finite is null.
  void number(double value) {
    constexpr double exact = 9007199254740992.0;  // 2^53
    if (!std::isfinite(value)) {
      writer_.Null();
    } else if (value == std::floor(value) && std::abs(value) < exact) {
      writer_.Int64(static_cast<std::int64_t>(value));
    } else {
      writer_.Double(value);
    }
  }

  void member(std::string_view name, std::string_view value) {
    key(name);
    text(value);
  }
  void member_unless_empty(std::string_view name, std::string_view value) {
    if (!value.empty()) member(name, value);
  }
  void member(std::string_view name, double value) {
    key(name);
    number(value);
  }
  void members(std::string_view name, const std::vector<std::string>& values) {
    key(name);
    begin_array();
    for (const std::string& value : values) text(value);
    end_array();
  }

  /// Writes what was put together so far, and begins anew.
  void flush() {
    out_.write(buffer_.GetString(), static_cast<std::streamsize>(buffer_.GetSize()));
    buffer_.Clear();
    writer_.Reset(buffer_);
  }

 private:
  static rapidjson::SizeType length(std::string_view text) {
    return static_cast<rapidjson::SizeType>(text.size());
  }

  std::ostream& out_;
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_;
};

double rounded(double confidence) { return std::round(confidence * 1e4) / 1e4; }

/// Whether anything in a graph lies in a document.
bool has_spans(const KnowledgeGraph& graph, DocumentId document) {
  const auto here = [&](const auto& evidence) { return evidence.document == document; };
  const auto any = [&](const auto& list) { return std::any_of(list.begin(), list.end(), here); };
  for (const EntityId id : graph.entities()) {
    const Entity& entity = graph.entity(id);
    if (any(entity.mentions)) return true;
    for (const Attribute& attribute : entity.attributes) {
      if (any(attribute.evidence)) return true;
    }
  }
  const std::vector<RelationId> relations = graph.relations();
  return std::any_of(relations.begin(), relations.end(),
                     [&](RelationId id) { return any(graph.relation(id).statements); });
}

/// A part of an id whose parts are joined by slashes.
std::string id_part(std::string_view text) {
  std::string part;
  for (const char c : text) part += c == '/' ? "%2F" : c == '%' ? "%25" : std::string(1, c);
  return part;
}

class JsonWriter {
 public:
  JsonWriter(const KnowledgeGraph& graph, std::ostream& out, const JsonOptions& options)
      : graph_(graph), out_(out), options_(options), line_(out) {
    for (const DocumentId id : graph.documents()) {
      const Document& document = graph.document(id);
      if (document.text.empty() && document.unit != options.offsets && has_spans(graph, id)) {
        throw Error(fmt::format(
            "document '{0}' has no text: its offsets can only be written as offsets={1}",
            document.id, name_of(document.unit)));
      }
      offsets_.emplace(
          id, Offsets(document.text, document.text.empty() ? OffsetUnit::byte : options.offsets));
    }
  }

  void write() {
    out_ << "{\"directed\":true,\"multigraph\":true,\n\"graph\":";
    header();
    out_ << ",\n\"nodes\":[";
    nodes();
    out_ << "\n]";
    if (options_.edges_key != JsonOptions::EdgesKey::links) edges("edges");
    if (options_.edges_key != JsonOptions::EdgesKey::edges) edges("links");
    out_ << "}\n";
  }

 private:
  void next_item() {
    out_ << (first_ ? "\n" : ",\n");
    first_ = false;
  }

  void header() {
    line_.begin_object();
    line_.member("format", 1.0);
    line_.key("generator");
    line_.begin_object();
    line_.member("name", "graphwright");
    line_.member("version", version());
    line_.member("model", "patterns");
    line_.member("ontology", graph_.ontology().title());
    line_.end_object();
    line_.member("offset_unit", name_of(options_.offsets));
    line_.key("documents");
    line_.begin_array();
    for (const DocumentId id : graph_.documents()) document(id);
    line_.end_array();
    line_.end_object();
    line_.flush();
  }

  void span_members(Span span, DocumentId document) {
    const Span units = offsets_.at(document).from_bytes(span);
    line_.member("begin", static_cast<double>(units.begin));
    line_.member("end", static_cast<double>(units.end));
  }

  void document(DocumentId id) {
    const Document& d = graph_.document(id);
    line_.begin_object();
    line_.member("id", d.id);
    line_.member_unless_empty("uri", d.uri);
    line_.member_unless_empty("title", d.title);
    line_.member_unless_empty("byline", d.byline);
    line_.member_unless_empty("publisher", d.publisher);
    line_.member_unless_empty("place", d.place);
    line_.member_unless_empty("published", d.published);
    line_.member_unless_empty("language", d.language);
    if (options_.text && !d.text.empty()) line_.member("text", d.text);
    if (!d.skipped.empty()) {
      line_.key("skipped");
      line_.begin_array();
      for (const Skipped& skipped : d.skipped) {
        line_.begin_object();
        span_members(skipped.span, id);
        line_.member("kind", name_of(skipped.kind));
        line_.end_object();
      }
      line_.end_array();
    }
    if (!d.citations.empty()) {
      line_.key("citations");
      line_.begin_array();
      for (const Citation& citation : d.citations) {
        line_.begin_object();
        span_members(citation.span, id);
        line_.members("sources", citation.sources);
        line_.end_object();
      }
      line_.end_array();
    }
    line_.end_object();
  }

  void nodes() {
    first_ = true;
    for (const EntityId id : graph_.entities()) {
      next_item();
      node(graph_.entity(id));
      line_.flush();
    }
    if (options_.attributes_as_edges) literal_nodes();
  }

  void node(const Entity& entity) {
    line_.begin_object();
    line_.member("id", entity.id);
    line_.member("label", entity.name);
    line_.member("type", entity.type);
    line_.members("aliases", entity.aliases);
    line_.key("external_ids");
    line_.begin_object();
    for (const auto& [authority, id] : entity.external_ids) line_.member(authority, id);
    line_.end_object();
    line_.members("descriptions", descriptions(entity));
    line_.key("attributes");
    line_.begin_array();
    if (!options_.attributes_as_edges) {
      for (const Attribute& attribute : entity.attributes) {
        line_.begin_object();
        line_.member("key", attribute.key);
        line_.member("value", attribute.value);
        line_.member("text", attribute.text);
        line_.key("evidence");
        evidence(attribute.evidence, Statement{});
        line_.end_object();
      }
    }
    line_.end_array();
    line_.key("mentions");
    line_.begin_array();
    for (const Mention& mention : entity.mentions) {
      line_.begin_object();
      line_.member("document", graph_.document(mention.document).id);
      span_members(mention.span, mention.document);
      line_.member("text", graph_.words(mention));
      line_.member("kind", name_of(mention.kind));
      if (!mention.type.empty()) line_.member("type", mention.type);
      line_.end_object();
    }
    line_.end_array();
    line_.end_object();
  }

  static std::string literal_id(const Attribute& attribute) {
    return "literal/" + id_part(attribute.key) + "/" + id_part(attribute.value);
  }

  void literal_nodes() {
    std::map<std::string, std::string> literals;
    for (const EntityId id : graph_.entities()) {
      for (const Attribute& a : graph_.entity(id).attributes) {
        literals.emplace(literal_id(a), a.value);
      }
    }
    for (const auto& [id, value] : literals) {
      next_item();
      line_.begin_object();
      line_.member("id", id);
      line_.member("label", value);
      line_.member("type", "Literal");
      line_.end_object();
      line_.flush();
    }
  }

  void edges(std::string_view key) {
    out_ << ",\n\"" << key << "\":[";
    first_ = true;
    for (const RelationId id : graph_.relations()) {
      next_item();
      edge(graph_.relation(id));
      line_.flush();
    }
    if (options_.attributes_as_edges) literal_edges();
    out_ << "\n]";
  }

  void edge(const Relation& relation) {
    line_.begin_object();
    line_.member("key", relation.id);
    line_.member("source", graph_.entity(relation.triple.subject).id);
    line_.member("target", graph_.entity(relation.triple.object).id);
    line_.member("type", relation.triple.type);
    line_.member("predicate", relation.predicate);
    line_.member("label", relation.label);
    line_.member("certainty", name_of(relation.certainty));
    line_.member("time", name_of(relation.time));
    line_.member("status", name_of(relation.status));
    // The evidence, where there is any, has the exact figures.
    const bool exact = says_no_more(relation.statements);
    line_.member("confidence",
                 exact ? relation.statements.front().confidence : rounded(relation.confidence));
    qualifiers(relation.qualifiers);
    line_.key("evidence");
    Statement shown;
    shown.predicate = relation.predicate;
    shown.label = relation.label;
    shown.qualifiers = relation.qualifiers;
    evidence(says_no_more(relation.statements) ? std::vector<Statement>() : relation.statements,
             shown);
    line_.end_object();
  }

  void literal_edges() {
    for (const EntityId id : graph_.entities()) {
      for (const Attribute& attribute : graph_.entity(id).attributes) {
        next_item();
        line_.begin_object();
        line_.member("key",
                     "a-" + graph_.entity(id).id + "/" + attribute.key + "/" + attribute.value);
        line_.member("source", graph_.entity(id).id);
        line_.member("target", literal_id(attribute));
        line_.member("type", attribute.key);
        line_.member("label", attribute.text);
        line_.key("literal");
        line_.boolean(true);
        line_.key("evidence");
        evidence(attribute.evidence, Statement{});
        line_.end_object();
        line_.flush();
      }
    }
  }

  void entity_member(const std::optional<EntityId>& id) {
    if (id) line_.member("entity", graph_.entity(*id).id);
  }

  void qualifiers(const std::vector<Qualifier>& list) {
    line_.key("qualifiers");
    line_.begin_array();
    for (const Qualifier& qualifier : list) {
      line_.begin_object();
      line_.member("key", qualifier.key);
      line_.member("text", qualifier.text);
      if (const auto* text = std::get_if<std::string>(&qualifier.value)) {
        line_.member("value", *text);
      }
      if (const auto* amount = std::get_if<Amount>(&qualifier.value)) {
        line_.member("value", amount->number);
        line_.member("unit", amount->unit);
        line_.key("approximate");
        line_.boolean(amount->approximate);
      }
      entity_member(qualifier.entity);
      line_.end_object();
    }
    line_.end_array();
  }

  /// Where a statement stands.
  void place(const Statement& s, DocumentId document) {
    line_.member("document", graph_.document(document).id);
    span_members(s.sentence, document);
    line_.member("text", graph_.words(s));
    for (const auto& [name, span] :
         {std::pair("subject", s.subject), std::pair("object", s.object)}) {
      if (span.empty()) continue;
      line_.key(name);
      line_.begin_object();
      span_members(span, document);
      line_.end_object();
    }
  }

  /// Whether statements are one that says no more than its edge.
  static bool says_no_more(const std::vector<Statement>& statements) {
    return statements.size() == 1 && !statements.front().document &&
           !statements.front().attribution && statements.front().cited_sources.empty();
  }

  /// Statements; predicate, label and qualifiers are written where they differ from the edge's.
  void evidence(const std::vector<Statement>& statements, const Statement& of_edge) {
    line_.begin_array();
    for (const Statement& s : statements) {
      line_.begin_object();
      if (s.document) place(s, *s.document);
      if (s.predicate != of_edge.predicate) line_.member("predicate", s.predicate);
      if (s.label != of_edge.label) line_.member("label", s.label);
      line_.member("certainty", name_of(s.certainty));
      line_.member("time", name_of(s.time));
      if (s.attribution) {
        line_.key("attribution");
        line_.begin_object();
        line_.member("text", s.attribution->text);
        entity_member(s.attribution->entity);
        line_.end_object();
      }
      if (s.qualifiers != of_edge.qualifiers) qualifiers(s.qualifiers);
      line_.members("cited_sources", s.cited_sources);
      line_.member("confidence", s.confidence);
      line_.end_object();
    }
    line_.end_array();
  }

  const KnowledgeGraph& graph_;
  std::ostream& out_;
  const JsonOptions& options_;
  Line line_;
  std::map<DocumentId, Offsets> offsets_;
  bool first_ = true;
};

}  // namespace

void write_json(const KnowledgeGraph& graph, std::ostream& out, const JsonOptions& options) {
  JsonWriter(graph, out, options).write();
}

void write_json_line(const KnowledgeGraph& graph, std::ostream& out, const JsonOptions& options) {
  std::ostringstream lines;
  write_json(graph, lines, options);
  // In strings an end of line is escaped.
  std::string text = std::move(lines).str();
  std::erase(text, '\n');
  out << text << '\n';
}

}  // namespace graphwright
