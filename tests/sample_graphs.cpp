#include "tests/sample_graphs.hpp"

#include <fmt/format.h>

#include <random>
#include <stdexcept>

namespace graphwright::tests {
namespace {

Span find(const Document& document, std::string_view words) {
  const std::size_t at = document.text.find(words);
  if (at == std::string::npos) throw std::logic_error("no such words: " + std::string(words));
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

Entity named(std::string type, std::string name) {
  Entity entity;
  entity.type = std::move(type);
  entity.name = std::move(name);
  return entity;
}

}  // namespace

const Ontology& news() {
  static const Ontology ontology = Ontology::load(SOURCE_DIR "/data/ontology/news.json");
  return ontology;
}

Statement statement(const KnowledgeGraph& graph, DocumentId document, std::string_view sentence,
                    std::string label) {
  Statement s;
  s.document = document;
  s.sentence = find(graph.document(document), sentence);
  s.label = std::move(label);
  s.predicate = s.label;
  s.confidence = 0.75;
  return s;
}

Mention mention(const KnowledgeGraph& graph, DocumentId document, std::string_view words) {
  return {document, find(graph.document(document), words), MentionKind::name, ""};
}

KnowledgeGraph rich_graph() {
  KnowledgeGraph graph(news());
  Document first;
  first.uri = "https://example.org/a";
  first.title = "Zürich firm buys Café";
  first.byline = "Ann Example";
  first.publisher = "The Example";
  first.place = "ZÜRICH";
  first.published = "2026-03-03";
  first.language = "en";
  first.text =
      "Zürich firm buys Café\n\nNordhavn 🚀 agreed to buy Café Größe for about €400 million. "
      "(example.org) "
      "It denied a talk with Petra Olm, a Swiss lawyer born in 1978. She may sue it in Oslo.";
  first.skipped = {{find(first, "(example.org)"), SkippedKind::citation}};
  first.citations = {{find(first, "(example.org)"), {"example.org"}}};
  const DocumentId a = graph.add(first);
  Document second;
  second.id = "second";
  second.published = "2026-04";
  second.text =
      "Café Größe was bought by Nordhavn on 1 April 2026, the firm said. Petra Olm met Nordhavn.";
  const DocumentId b = graph.add(second);

  Entity firm = named("Organization", "Nordhavn");
  firm.aliases = {"Nordhavn AS"};
  firm.external_ids = {{"wikidata", "Q1"}, {"lei", "529900"}};
  firm.mentions = {mention(graph, a, "Nordhavn"), mention(graph, b, "Nordhavn")};
  firm.mentions.push_back({a, find(graph.document(a), "It"), MentionKind::pronoun, ""});
  firm.mentions.push_back({b, find(graph.document(b), "the firm"), MentionKind::nominal, ""});
  const EntityId nordhavn = graph.add(firm);
  Entity cafe = named("Organization", "Café Größe");
  cafe.mentions = {mention(graph, a, "Café Größe"), mention(graph, b, "Café Größe")};
  const EntityId bought = graph.add(cafe);
  const EntityId oslo = graph.add(named("Location", "Oslo"));
  Entity person = named("Person", "Petra Olm");
  person.mentions = {mention(graph, a, "Petra Olm"), mention(graph, b, "Petra Olm")};
  const std::string_view biography =
      "It denied a talk with Petra Olm, a Swiss lawyer born in 1978.";
  person.attributes = {{"born_on", "1978", "in 1978", {statement(graph, a, biography, "born")}},
                       {"description",
                        "a Swiss lawyer",
                        "a Swiss lawyer",
                        {statement(graph, a, biography, "a Swiss lawyer")}}};
  const EntityId olm = graph.add(person);

  Statement agreed = statement(
      graph, a, "Nordhavn 🚀 agreed to buy Café Größe for about €400 million.", "agreed to buy");
  agreed.subject = find(graph.document(a), "Nordhavn");
  agreed.object = find(graph.document(a), "Café Größe");
  agreed.time = Time::future;
  agreed.cited_sources = {"example.org"};
  agreed.qualifiers = {{"amount", "about €400 million", Amount{4e8, "EUR", true}, {}}};
  Statement did =
      statement(graph, b, "Café Größe was bought by Nordhavn on 1 April 2026, the firm said.",
                "was bought by");
  did.attribution = Attribution{"the firm", nordhavn};
  did.qualifiers = {{"date", "on 1 April 2026", "2026-04-01", {}},
                    {"role", "as a unit", std::monostate{}, {}}};
  graph.add({nordhavn, "acquired", "", bought}, {agreed, did});

  Statement denied = statement(graph, a, biography, "talk");
  denied.certainty = Certainty::denied;
  graph.add({olm, "met", "", nordhavn},
            {denied, statement(graph, b, "Petra Olm met Nordhavn.", "met")});
  Statement may = statement(graph, a, "She may sue it in Oslo.", "may sue");
  may.certainty = Certainty::possible;
  may.qualifiers = {{"place", "in Oslo", std::monostate{}, oslo}};
  graph.add({olm, "sued", "", nordhavn}, {may});
  graph.add({olm, "related_to", "talk_to", bought}, {statement(graph, a, biography, "talk")});
  return graph;
}

KnowledgeGraph nasty_graph() {
  KnowledgeGraph graph(news());
  Document document;
  document.uri = "javascript:alert('x')//\"><script>";
  document.title = "</title><script>alert(1)</script> \\ \" ' ` & < > ]]> -->";
  document.text =
      "Quotes \" ' and back\\slash, \t\x01 control\x1F, \uFFFE\uFFFF, \u202Eשלום\u202C, "
      "👩‍🚀 "
      "&amp; %d {0} $x.\nEnd.";
  const DocumentId id = graph.add(document);
  const std::string long_name(300, 'x');
  const std::string names[] = {"\"quoted\"",
                               "back\\",
                               "\\N \\G",
                               "line\nbreak\r\n",
                               "tab\t",
                               "\x01\x02",
                               "\uFFFE",
                               "שלום עולם",
                               "👩‍🚀",
                               "node",
                               "edge",
                               "graph",
                               "digraph",
                               "subgraph",
                               "strict",
                               "end",
                               "</text><script>alert(1)</script>",
                               "&copy; &amp; &",
                               "a:b",
                               "--",
                               "->",
                               "{|}",
                               "<b>",
                               "%s%n",
                               "",
                               " ",
                               "null",
                               "id",
                               "a,b;c",
                               "'",
                               "`",
                               "e\u0301",
                               "\u00E9",
                               long_name,
                               "[[x|y]]",
                               "#^",
                               "=1+1",
                               "@x",
                               "../../etc/passwd",
                               "CON",
                               "."};
  std::vector<EntityId> entities;
  for (const std::string& name : names) {
    Entity entity = named(entities.size() % 2 == 0 ? "Person" : "Organization", name);
    entity.aliases = {name + "?", "\n"};
    entity.external_ids = {{"a \"b\"", name}};
    entities.push_back(graph.add(entity));
  }
  Statement s = statement(graph, id, "Quotes", "\"said\" \\ <i>\n&");
  s.quote = "";
  s.attribution = Attribution{"\"]};", entities[0]};
  s.cited_sources = {"a b", "\"", "\\"};
  s.qualifiers = {{"date", "\"\\", "9999-99-99", {}},
                  {"amount", "", Amount{-1.5e300, "\"", false}, {}},
                  {"k\"", "", "", entities[1]}};
  for (std::size_t i = 0; i < entities.size(); ++i) {
    graph.add({entities[i], "related_to", "p\"\\\n" + std::to_string(i),
               entities[(i * 7 + 1) % entities.size()]},
              {s});
    graph.add({entities[i], "works_for", "", entities[(i * 7 + 1) % entities.size()]}, {s});
  }
  graph.add({entities[3], "type \"x\"\\", "", entities[3]}, {s});
  return graph;
}

KnowledgeGraph random_graph(std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto pick = [&](std::uint32_t below) {
    return static_cast<std::uint32_t>(random() % below);
  };
  KnowledgeGraph graph(news());
  Document document;
  document.id = fmt::format("random-{}", seed);
  document.published = fmt::format("2026-{:02}-{:02}", 1 + pick(12), 1 + pick(28));
  const std::string people[] = {"Ana Bo", "ANA BO", "Ana Bö", "Li Wei", "Ola Nord"};
  const std::string firms[] = {"Corvia", "CORVIA", "Pathmark Co", "Ærø & Sons", "日本社"};
  for (std::uint32_t i = 0; i < 40; ++i) {
    document.text += fmt::format("{} saw {} ({}). ", people[pick(5)], firms[pick(5)], i);
  }
  const DocumentId id = graph.add(document);
  const std::string& text = graph.document(id).text;
  const auto mentions = [&](const std::string& name) {
    std::vector<Mention> found;
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
      found.push_back(
          {id,
           {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + name.size())},
           MentionKind::name,
           ""});
    }
    return found;
  };
  std::vector<EntityId> subjects;
  std::vector<EntityId> objects;
  for (const std::string& name : people) {
    Entity entity = named("Person", name);
    entity.mentions = mentions(name);
    if (!entity.mentions.empty()) subjects.push_back(graph.add(entity));
  }
  for (const std::string& name : firms) {
    Entity entity = named("Organization", name);
    entity.mentions = mentions(name);
    if (!entity.mentions.empty()) objects.push_back(graph.add(entity));
  }
  const std::string types[] = {"works_for", "left", "met", "related_to"};
  for (int i = 0; i < 60; ++i) {
    const std::uint32_t begin = pick(static_cast<std::uint32_t>(text.size() / 2));
    Statement s;
    s.document = id;
    // Whole characters: a JSON reader cannot give back half of one.
    const auto whole = [&](std::uint32_t at) {
      while ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
      return at;
    };
    s.sentence = {whole(begin), whole(begin + 10 + pick(40))};
    s.label = fmt::format("w{}", pick(4));
    s.predicate = s.label;
    s.certainty = static_cast<Certainty>(pick(8) < 6 ? 0 : 1 + pick(2));
    s.time = static_cast<Time>(pick(3));
    s.confidence = (1 + pick(9)) / 10.0;
    if (pick(3) == 0) {
      s.qualifiers.push_back({"date", "then", fmt::format("2026-0{}", 1 + pick(3)), {}});
    }
    if (pick(4) == 0) s.qualifiers.push_back({"date", "that year", "2026", {}});
    if (pick(3) == 0) {
      s.qualifiers.push_back(
          {"amount", "much", Amount{100.0 + 4 * pick(5), "USD", pick(2) == 0}, {}});
    }
    if (pick(5) == 0) {
      s.attribution =
          Attribution{"she", subjects[pick(static_cast<std::uint32_t>(subjects.size()))]};
    }
    const std::string& type = types[pick(4)];
    const EntityId subject = subjects[pick(static_cast<std::uint32_t>(subjects.size()))];
    const EntityId object = type == "met"
                                ? subjects[pick(static_cast<std::uint32_t>(subjects.size()))]
                                : objects[pick(static_cast<std::uint32_t>(objects.size()))];
    graph.add({subject, type, "p", object}, {s});
  }
  return graph;
}

}  // namespace graphwright::tests
