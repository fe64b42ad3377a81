#include "exporters/picture_text.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "exporters/label_text.hpp"
#include "exporters/text_fragment.hpp"

namespace graphwright {
namespace {

constexpr std::size_t label_width = 24;  // characters
constexpr std::size_t label_lines = 4;
constexpr std::size_t most_stacked = 4;  // relations that a label names

const Document* document_of(const KnowledgeGraph& graph, const Statement& statement) {
  return statement.document ? &graph.document(*statement.document) : nullptr;
}

/// Who says what a statement says: the one it is attributed to, its cited source, else who
/// published it.
std::string who_says(const KnowledgeGraph& graph, const Statement& statement) {
  if (statement.attribution) return statement.attribution->text;
  if (!statement.cited_sources.empty()) return statement.cited_sources.front();
  const Document* document = document_of(graph, statement);
  if (document == nullptr) return "";
  for (const auto field : {&Document::publisher, &Document::title, &Document::uri}) {
    if (!(document->*field).empty()) return document->*field;
  }
  return document->id;
}

/// The date and the amount of a relation, ", 8 April 2026, $21 billion".
std::string details(const Relation& relation) {
  std::string text;
  for (const std::string_view key : {"amount", "date"}) {
    const auto found = std::find_if(relation.qualifiers.begin(), relation.qualifiers.end(),
                                    [&](const Qualifier& q) { return q.key == key; });
    if (found == relation.qualifiers.end()) continue;
    const auto* date = std::get_if<std::string>(&found->value);
    text += ", " + (date == nullptr || date->empty() ? found->text : readable_date(*date));
  }
  return text;
}

std::string relation_label(const KnowledgeGraph& graph, const Relation& relation) {
  std::string text = relation_words(graph, relation);
  switch (relation.status) {
    case Status::asserted:
      if (relation.time == Time::future) text += " (to come)";
      break;
    case Status::disputed: text += " (disputed)"; break;
    case Status::denied: text += " (denied)"; break;
    case Status::possible: text += " (possibly)"; break;
  }
  text += details(relation);
  const std::string who = who_says_it(graph, relation);
  return wrapped(text, label_width, label_lines) +
         (who.empty() ? "" : "\n" + wrapped("says " + who, label_width, 2));
}

}  // namespace

std::string relation_words(const KnowledgeGraph& graph, const Relation& relation) {
  const RelationType* type = graph.ontology().relation_type(relation.triple.type);
  if (type != nullptr && !type->open) return type->label;
  if (!relation.label.empty()) return relation.label;
  if (type != nullptr) return type->label;
  std::string words = relation.triple.type;
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

std::string who_says_it(const KnowledgeGraph& graph, const Relation& relation) {
  const RelationType* type = graph.ontology().relation_type(relation.triple.type);
  if (type == nullptr || !type->sensitive) return "";
  const auto speaker =
      std::find_if(relation.statements.begin(), relation.statements.end(),
                   [&](const Statement& s) { return s.certainty == relation.certainty; });
  return shortened(who_says(graph, *speaker), 40);
}

std::string entity_tooltip(const Entity& entity) {
  std::string text = entity.name + " (" + entity.type + ")";
  for (const std::string& words : descriptions(entity)) text += "; " + words;
  return plain_text(text);
}

std::string line_label(const KnowledgeGraph& graph, const Line& line) {
  if (line.reports) return "";
  std::vector<std::string> labels;
  for (const RelationId id : line.relations) {
    std::string label = relation_label(graph, graph.relation(id));
    if (std::find(labels.begin(), labels.end(), label) == labels.end()) {
      labels.push_back(std::move(label));
    }
  }
  std::string text;
  for (std::size_t i = 0; i < std::min(labels.size(), most_stacked); ++i) {
    text += (i == 0 ? "" : "\n") + labels[i];
  }
  if (labels.size() > most_stacked) {
    text += "\nand " + std::to_string(labels.size() - most_stacked) + " more";
  }
  return text;
}

std::string line_tooltip(const KnowledgeGraph& graph, const Line& line) {
  if (line.reports) return "reported";
  std::vector<std::string> sentences;
  for (const RelationId id : line.relations) {
    for (const Statement& statement : graph.relation(id).statements) {
      std::string sentence = plain_text(graph.words(statement));
      const bool known = std::find(sentences.begin(), sentences.end(), sentence) != sentences.end();
      if (!sentence.empty() && !known) sentences.push_back(std::move(sentence));
    }
  }
  std::string text;
  for (const std::string& sentence : sentences) {
    text += (text.empty() ? "“" : " “") + sentence + "”";
  }
  return text.empty() ? plain_text(line_label(graph, line)) : text;
}

std::string line_link(const KnowledgeGraph& graph, const Line& line) {
  for (const RelationId id : line.relations) {
    for (const Statement& statement : graph.relation(id).statements) {
      const Document* document = document_of(graph, statement);
      if (document == nullptr) continue;
      std::string link = text_fragment_link(document->uri, graph.words(statement));
      if (!link.empty()) return link;
    }
  }
  return "";
}

}  // namespace graphwright
