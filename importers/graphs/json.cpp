#include "importers/graphs/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "graph/detail/json.hpp"
#include "graph/error.hpp"
#include "graph/offsets.hpp"
#include "importers/lines.hpp"

namespace graphwright {
namespace {

using detail::JsonFile;
using detail::JsonRecord;

constexpr int format = 1;

/// The enumerator of a name among some, or `fallback` if the key is not there.
template <typename Enum>
Enum enumerator(const JsonRecord& record, std::string_view key, Enum fallback,
                std::initializer_list<Enum> all) {
  if (!record.has(key)) return fallback;
  const std::string text = record.text(key);
  for (const Enum value : all) {
    if (name_of(value) == text) return value;
  }
  record.fail(fmt::format("'{}' is '{}', which is not known", key, text));
}

Certainty certainty(const JsonRecord& record, Certainty fallback) {
  return enumerator(record, "certainty", fallback,
                    {Certainty::asserted, Certainty::denied, Certainty::possible});
}

double confidence(const JsonRecord& record, double fallback) {
  const double value = record.number("confidence").value_or(fallback);
  if (!(value >= 0 && value <= 1)) record.fail("'confidence' is not a number from 0 to 1");
  return value;
}

Time time(const JsonRecord& record, Time fallback) {
  return enumerator(record, "time", fallback, {Time::past, Time::present, Time::future});
}

/// Whether a span begins and ends between characters.
bool on_characters(std::string_view text, Span span) {
  const auto between = [&](std::uint32_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
  };
  return span.end <= text.size() && between(span.begin) && between(span.end);
}

/// Reads the records of one file into a graph.
class Reader {
 public:
  Reader(const JsonFile& file, const Ontology& ontology, Diagnostics& diagnostics)
      : file_(file), graph_(ontology), diagnostics_(diagnostics) {}

  KnowledgeGraph read() {
    const JsonRecord root = file_.root();
    if (!root.has("nodes")) root.fail("'nodes' is missing: a graph in node-link JSON is expected");
    const std::string_view edges = root.has("edges") ? "edges" : "links";
    if (const auto header = root.record("graph")) read_header(*header);
    std::vector<JsonRecord> entities;
    each(root.records("nodes"), [&](const JsonRecord& node) {
      if (declare(node)) entities.push_back(node);
    });
    each(entities, [&](const JsonRecord& node) { read_node(node); });
    each(root.records(edges), [&](const JsonRecord& edge) { read_edge(edge); });
    for (auto& [id, attributes] : attributes_) {
      Entity entity = identity(id);
      entity.attributes = std::move(attributes);
      graph_.add(std::move(entity));
    }
    each(entities, [&](const JsonRecord& node) { read_descriptions(node); });
    for (auto& [triple, statements] : facts_) graph_.add(triple, std::move(statements));
    return std::move(graph_);
  }

 private:
  /// Reads records one by one; one that is wrong is a warning.
  template <typename Read>
  void each(const std::vector<JsonRecord>& records, Read&& read) {
    for (const JsonRecord& record : records) {
      try {
        read(record);
      } catch (const Error& error) {
        diagnostics_.warn(error);
      }
    }
  }

  void read_header(const JsonRecord& header) {
    if (header.number("format").value_or(format) != format) {
      header.fail(fmt::format("'format' is not {}: the file is of another version", format));
    }
    if (const auto generator = header.record("generator")) {
      const std::string ontology = generator->text_or("ontology", "");
      if (!ontology.empty() && ontology != graph_.ontology().title()) {
        diagnostics_.warn(
            file_.name(), generator->line(),
            fmt::format(
                "the graph was written with the ontology '{}' and is read with '{}'; name its "
                "files with --ontology",
                ontology, graph_.ontology().title()));
      }
    }
    unit_ = enumerator(header, "offset_unit", OffsetUnit::character,
                       {OffsetUnit::byte, OffsetUnit::character, OffsetUnit::utf16});
    for (const JsonRecord& record : header.records("documents")) read_document(record);
    for (const auto& [id, number] : documents_) {
      const Document& document = graph_.document(number);
      offsets_.emplace(number, Offsets(document.text, unit_));
    }
  }

  void read_document(const JsonRecord& record) {
    Document document;
    document.id = record.text("id");
    document.uri = record.text_or("uri", "");
    document.title = record.text_or("title", "");
    document.byline = record.text_or("byline", "");
    document.publisher = record.text_or("publisher", "");
    document.place = record.text_or("place", "");
    document.published = record.text_or("published", "");
    document.language = record.text_or("language", "");
    document.text = record.text_or("text", "");
    document.unit = document.text.empty() ? unit_ : OffsetUnit::byte;
    if (document.text.size() >= UINT32_MAX) record.fail("'text' is longer than 4 GiB");
    if (documents_.contains(document.id)) {
      record.fail(fmt::format("document '{}' is there twice", document.id));
    }
    const Offsets offsets(document.text, unit_);
    for (const JsonRecord& part : record.records("skipped")) {
      const auto kind = enumerator(part, "kind", SkippedKind::furniture,
                                   {SkippedKind::byline, SkippedKind::citation,
                                    SkippedKind::dateline, SkippedKind::furniture});
      document.skipped.push_back({span(part, document, offsets), kind});
    }
    for (const JsonRecord& part : record.records("citations")) {
      document.citations.push_back({span(part, document, offsets), part.texts("sources")});
    }
    const std::string id = document.id;
    documents_.emplace(id, graph_.add(std::move(document)));
  }

  DocumentId document(const JsonRecord& record) const {
    const std::string id = record.text("document");
    const auto found = documents_.find(id);
    if (found == documents_.end()) {
      record.fail(fmt::format("document '{}' is not among the graph's documents", id));
    }
    return found->second;
  }

  /// The span of a record in a document, in the units that the document keeps.
  static Span span(const JsonRecord& record, const Document& in, const Offsets& offsets) {
    const std::optional<std::uint32_t> begin = record.offset("begin");
    const std::optional<std::uint32_t> end = record.offset("end");
    if (!begin || !end || *begin > *end) {
      record.fail("'begin' and 'end' are expected, the first not greater");
    }
    const Span read = {*begin, *end};
    if (in.text.empty()) return read;
    const Span bytes = offsets.to_bytes(read);
    if (offsets.from_bytes(bytes) != read || !on_characters(in.text, bytes)) {
      record.fail("'begin' and 'end' do not lie within the document's text");
    }
    return bytes;
  }

  Span span(const JsonRecord& record, DocumentId id) const {
    return span(record, graph_.document(id), offsets_.at(id));
  }

  std::string quote(const JsonRecord& record, DocumentId id) const {
    return graph_.document(id).text.empty() ? record.text_or("text", "") : "";
  }

  /// Makes the entity of a node, so that all can refer to it; false if the node is a literal.
  bool declare(const JsonRecord& node) {
    Entity entity;
    entity.id = node.text("id");
    if (entity.id.empty()) node.fail("'id' is empty");
    if (graph_.find_entity(entity.id) || literals_.contains(entity.id)) {
      node.fail(fmt::format("node '{}' is there twice", entity.id));
    }
    entity.name = node.text_or("label", entity.id);
    entity.type = node.text_or("type", "");
    if (entity.type == "Literal") {
      literals_.emplace(entity.id, entity.name);
      return false;
    }
    entity.aliases = node.texts("aliases");
    if (const auto ids = node.record("external_ids")) {
      entity.external_ids = ids->text_members();
    }
    graph_.add(std::move(entity));
    return true;
  }

  void read_node(const JsonRecord& node) {
    Entity entity = identity(*graph_.find_entity(node.text("id")));
    each(node.records("mentions"), [&](const JsonRecord& record) {
      const DocumentId in = document(record);
      entity.mentions.push_back(
          {in, span(record, in),
           enumerator(record, "kind", MentionKind::name,
                      {MentionKind::name, MentionKind::nominal, MentionKind::pronoun}),
           quote(record, in), record.text_or("type", "")});
    });
    for (const JsonRecord& record : node.records("attributes")) {
      Attribute attribute{record.text("key"), record.text("value"), record.text_or("text", ""), {}};
      each(record.records("evidence"), [&](const JsonRecord& piece) {
        attribute.evidence.push_back(statement(piece, Statement{}));
      });
      entity.attributes.push_back(std::move(attribute));
    }
    graph_.add(std::move(entity));
  }

  /// The descriptions of a node for which there is no attribute with evidence.
  void read_descriptions(const JsonRecord& node) {
    const EntityId id = *graph_.find_entity(node.text("id"));
    Entity entity = identity(id);
    const std::vector<std::string> known = descriptions(graph_.entity(id));
    for (const std::string& words : node.texts("descriptions")) {
      if (std::find(known.begin(), known.end(), words) != known.end()) continue;
      entity.attributes.push_back({std::string(description_key), words, words, {}});
    }
    if (!entity.attributes.empty()) graph_.add(std::move(entity));
  }

  /// An entity with nothing but what identifies it, to be united with the one in the graph.
  Entity identity(EntityId id) const {
    const Entity& known = graph_.entity(id);
    return {known.id, known.name, known.type, {}, {}, {}, {}};
  }

  EntityId end(const JsonRecord& edge, std::string_view key) const {
    const std::string id = edge.text(key);
    const std::optional<EntityId> found = graph_.find_entity(id);
    if (!found) edge.fail(fmt::format("'{}' is '{}', which is not among the nodes", key, id));
    return *found;
  }

  std::optional<EntityId> reference(const JsonRecord& record) const {
    return record.has("entity") ? std::optional(end(record, "entity")) : std::nullopt;
  }

  std::vector<Qualifier> qualifiers(const JsonRecord& record) const {
    std::vector<Qualifier> list;
    for (const JsonRecord& item : record.records("qualifiers")) {
      Qualifier qualifier{item.text("key"), item.text_or("text", ""), {}, reference(item)};
      const rapidjson::Value* value = item.find("value");
      if (value != nullptr && value->IsNumber()) {
        qualifier.value =
            Amount{*item.number("value"), item.text_or("unit", ""), item.flag("approximate")};
      } else if (value != nullptr) {
        qualifier.value = item.text("value");
      }
      list.push_back(std::move(qualifier));
    }
    return list;
  }

  /// A piece of evidence; what it does not say is as in `of_edge`.
  Statement statement(const JsonRecord& piece, const Statement& of_edge) const {
    Statement s = of_edge;
    if (piece.has("document")) {
      s.document = document(piece);
      s.sentence = span(piece, *s.document);
      if (const auto subject = piece.record("subject")) s.subject = span(*subject, *s.document);
      if (const auto object = piece.record("object")) s.object = span(*object, *s.document);
      s.quote = quote(piece, *s.document);
    }
    s.predicate = piece.text_or("predicate", of_edge.predicate);
    s.label = piece.text_or("label", of_edge.label);
    s.certainty = certainty(piece, of_edge.certainty);
    s.time = time(piece, of_edge.time);
    s.cited_sources = piece.texts("cited_sources");
    if (piece.has("qualifiers")) s.qualifiers = qualifiers(piece);
    s.confidence = confidence(piece, of_edge.confidence);
    if (const auto attribution = piece.record("attribution")) {
      s.attribution = Attribution{attribution->text_or("text", ""), reference(*attribution)};
    }
    return s;
  }

  void read_edge(const JsonRecord& edge) {
    if (edge.flag("literal")) {
      read_literal(edge);
      return;
    }
    const Triple triple{end(edge, "source"), edge.text_or("type", "related_to"),
                        edge.text_or("predicate", ""), end(edge, "target")};
    Statement of_edge;
    of_edge.predicate = triple.predicate;
    of_edge.label = edge.text_or("label", "");
    of_edge.certainty = certainty(edge, Certainty::asserted);
    of_edge.time = time(edge, Time::past);
    of_edge.confidence = confidence(edge, 1);
    of_edge.qualifiers = qualifiers(edge);
    std::vector<Statement> statements;
    each(edge.records("evidence"),
         [&](const JsonRecord& piece) { statements.push_back(statement(piece, of_edge)); });
    if (statements.empty()) statements.push_back(std::move(of_edge));
    std::vector<Statement>& all = facts_[triple];
    std::move(statements.begin(), statements.end(), std::back_inserter(all));
  }

  /// An attribute that was written as an edge to a literal.
  void read_literal(const JsonRecord& edge) {
    const auto literal = literals_.find(edge.text("target"));
    if (literal == literals_.end()) edge.fail("'target' is not a node of type Literal");
    Attribute attribute{edge.text("type"), literal->second, edge.text_or("label", ""), {}};
    each(edge.records("evidence"), [&](const JsonRecord& piece) {
      attribute.evidence.push_back(statement(piece, Statement{}));
    });
    attributes_[end(edge, "source")].push_back(std::move(attribute));
  }

  const JsonFile& file_;
  KnowledgeGraph graph_;
  Diagnostics& diagnostics_;
  OffsetUnit unit_ = OffsetUnit::character;
  std::map<std::string, DocumentId> documents_;
  std::map<DocumentId, Offsets> offsets_;  // by document; each views its text
  std::map<std::string, std::string> literals_;
  std::map<Triple, std::vector<Statement>> facts_;
  std::map<EntityId, std::vector<Attribute>> attributes_;  // that were written as edges
};

}  // namespace

KnowledgeGraph read_json(Input& input, const Ontology& ontology, Diagnostics& diagnostics) {
  const JsonFile file(read_all(input, largest_graph_file), input.name);
  return Reader(file, ontology, diagnostics).read();
}

KnowledgeGraph read_json_lines(Input& input, const Ontology& ontology, Diagnostics& diagnostics) {
  KnowledgeGraph merged(ontology);
  LineReader lines(input, largest_graph_file);
  bool any = false;
  for (std::string line; lines.next(line);) {
    if (line.find_first_not_of(" \t") == std::string::npos) continue;
    try {
      const JsonFile file(line, input.name, lines.number());
      merged.merge(Reader(file, ontology, diagnostics).read());
      any = true;
    } catch (const Error& error) {
      diagnostics.warn(error);
    }
  }
  if (!any) throw Error(input.name, 0, "has no graphs: Graphwright's JSON is expected, one a line");
  return merged;
}

}  // namespace graphwright
