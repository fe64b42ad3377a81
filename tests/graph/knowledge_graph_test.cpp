#include "graph/knowledge_graph.hpp"

#include <catch2/catch.hpp>
#include <set>
#include <sstream>

#include "exporters/json.hpp"
#include "graph/compare.hpp"
#include "graph/error.hpp"
#include "tests/sample_graphs.hpp"

using namespace graphwright;
using namespace graphwright::tests;

namespace {

std::string bytes(const KnowledgeGraph& graph) {
  std::ostringstream out;
  write_json(graph, out);
  return out.str();
}

KnowledgeGraph merged(std::initializer_list<const KnowledgeGraph*> graphs) {
  KnowledgeGraph all(news());
  for (const KnowledgeGraph* graph : graphs) all.merge(*graph);
  return all;
}

/// A graph of one document with one deal: "A bought B", on a date, for an amount (each may be empty
/// or 0).
KnowledgeGraph deal(const std::string& document_id, const std::string& date, double amount,
                    bool approximate = false) {
  KnowledgeGraph graph(news());
  Document document;
  document.id = document_id;
  document.text = "A bought B.";
  const DocumentId id = graph.add(document);
  Entity a;
  a.type = "Organization";
  a.name = "A";
  Entity b = a;
  b.name = "B";
  Statement s = statement(graph, id, "A bought B.", "bought");
  if (!date.empty()) s.qualifiers.push_back({"date", date, date, {}});
  if (amount != 0) s.qualifiers.push_back({"amount", "$", Amount{amount, "USD", approximate}, {}});
  graph.add({graph.add(a), "acquired", "", graph.add(b)}, {s});
  return graph;
}

}  // namespace

TEST_CASE("KnowledgeGraph::merge gives the same bytes in whatever order graphs come") {
  for (std::uint32_t seed = 1; seed <= 12; ++seed) {
    const KnowledgeGraph a = random_graph(3 * seed);
    const KnowledgeGraph b = random_graph(3 * seed + 1);
    const KnowledgeGraph c = random_graph(3 * seed + 2);
    const std::string expected = bytes(merged({&a, &b, &c}));
    CHECK(bytes(merged({&c, &b, &a})) == expected);
    CHECK(bytes(merged({&b, &c, &a})) == expected);
    const KnowledgeGraph bc = merged({&b, &c});
    CHECK(bytes(merged({&a, &bc})) == expected);
    CHECK(bytes(merged({&a, &bc, &b, &a})) == expected);
  }
}

TEST_CASE("KnowledgeGraph::remove takes out exactly what the document contributed") {
  for (std::uint32_t seed = 1; seed <= 12; ++seed) {
    const KnowledgeGraph a = random_graph(2 * seed);
    const KnowledgeGraph b = random_graph(2 * seed + 1);
    KnowledgeGraph both = merged({&a, &b});
    REQUIRE(both.remove(a.document(a.documents().front()).id));
    INFO("seed " << seed);
    CHECK(first_difference(both, b).value_or("") == "");
  }
}

TEST_CASE("KnowledgeGraph::remove empties a graph of one document, and knows what is not there") {
  KnowledgeGraph graph = random_graph(1);
  CHECK_FALSE(graph.remove("another"));
  CHECK(graph.remove("random-1"));
  CHECK(graph.document_count() == 0);
  CHECK(graph.entity_count() == 0);
  CHECK(graph.relation_count() == 0);
}

TEST_CASE("KnowledgeGraph::remove keeps entities that another document refers to in a qualifier") {
  KnowledgeGraph graph(news());
  Document first;
  first.id = "first";
  first.text = "Oslo.";
  Document second;
  second.id = "second";
  second.text = "A met B in Oslo.";
  const DocumentId one = graph.add(first);
  const DocumentId two = graph.add(second);
  Entity oslo;
  oslo.type = "Location";
  oslo.name = "Oslo";
  oslo.mentions = {mention(graph, one, "Oslo")};
  const EntityId place = graph.add(oslo);
  Entity a;
  a.type = "Person";
  a.name = "A";
  Entity b = a;
  b.name = "B";
  Statement met = statement(graph, two, "A met B in Oslo.", "met");
  met.qualifiers = {{"place", "in Oslo", std::monostate{}, place}};
  graph.add({graph.add(a), "met", "", graph.add(b)}, {met});
  REQUIRE(graph.remove("first"));
  CHECK(graph.find_entity("location/oslo"));
}

TEST_CASE("KnowledgeGraph tells facts apart by date and amount, and lets a missing one fit") {
  const auto facts = [](std::initializer_list<KnowledgeGraph> deals) {
    KnowledgeGraph all(news());
    for (const KnowledgeGraph& one : deals) all.merge(one);
    return all.relation_count();
  };
  CHECK(facts({deal("1", "2026-04-08", 4e8), deal("2", "2026-04-08", 4e8)}) == 1);
  CHECK(facts({deal("1", "2026-04-08", 4e8), deal("2", "", 0)}) == 1);
  CHECK(facts({deal("1", "2026", 0), deal("2", "2026-04-08", 0), deal("3", "2026-04", 4e8)}) == 1);
  CHECK(facts({deal("1", "2026-04-08", 0), deal("2", "2026-04-09", 0)}) == 2);
  CHECK(facts({deal("1", "", 4e8), deal("2", "", 5e8)}) == 2);
  CHECK(facts({deal("1", "", 4e8), deal("2", "", 4.1e8, true)}) == 1);
  CHECK(facts({deal("1", "", 4e8), deal("2", "", 4.1e8)}) == 2);
  CHECK(facts({deal("1", "", 4e8), deal("2", "", 5e8), deal("3", "", 0)}) == 2);
}

TEST_CASE("KnowledgeGraph gives two deals two ids, and one deal told twice one id") {
  KnowledgeGraph graph = deal("1", "2026-04-08", 4e8);
  const std::string id = graph.relation(graph.relations().front()).id;
  CHECK(id.size() == 18);
  graph.merge(deal("2", "", 0));
  CHECK(graph.relation(graph.relations().front()).id == id);
  CHECK(graph.relation(graph.relations().front()).statements.size() == 2);
  graph.merge(deal("3", "2027", 0));
  std::set<std::string> ids;
  for (const RelationId relation : graph.relations()) ids.insert(graph.relation(relation).id);
  CHECK(ids.size() == 2);
  CHECK(ids.contains(id));
}

TEST_CASE("KnowledgeGraph derives status, certainty, time and confidence from the statements") {
  const KnowledgeGraph graph = rich_graph();
  const auto relation = [&](std::string_view type) {
    for (const RelationId id : graph.relations()) {
      if (graph.relation(id).triple.type == type) return graph.relation(id);
    }
    throw std::logic_error("no such relation");
  };
  CHECK(relation("met").status == Status::disputed);
  CHECK(relation("met").certainty == Certainty::asserted);
  CHECK(relation("sued").status == Status::possible);
  CHECK(relation("sued").certainty == Certainty::possible);
  const Relation acquired = relation("acquired");
  CHECK(acquired.status == Status::asserted);
  CHECK(acquired.time == Time::past);  // the later document says that it was done
  CHECK(acquired.confidence == Approx(1 - 0.25 * 0.25));
  CHECK(acquired.qualifiers.size() == 3);
}

TEST_CASE("KnowledgeGraph counts one sentence once, however many readings it has") {
  KnowledgeGraph graph = deal("1", "", 0);
  Statement again = graph.relation(graph.relations().front()).statements.front();
  again.label = "took over";
  graph.add(graph.relation(graph.relations().front()).triple, {again});
  const Relation& relation = graph.relation(graph.relations().front());
  CHECK(relation.statements.size() == 2);
  CHECK(relation.confidence == Approx(0.75));
}

TEST_CASE("KnowledgeGraph stores a symmetric relation once, with its ends in order of id") {
  KnowledgeGraph graph(news());
  Document document;
  document.text = "Zoe met Al.";
  const DocumentId id = graph.add(document);
  Entity zoe;
  zoe.type = "Person";
  zoe.name = "Zoe";
  Entity al = zoe;
  al.name = "Al";
  const EntityId z = graph.add(zoe);
  const EntityId a = graph.add(al);
  Statement s = statement(graph, id, "Zoe met Al.", "met");
  s.subject = mention(graph, id, "Zoe").span;
  s.object = mention(graph, id, "Al").span;
  graph.add({z, "met", "", a}, {s});
  std::swap(s.subject, s.object);
  graph.add({a, "met", "", z}, {s});
  REQUIRE(graph.relation_count() == 1);
  const Relation& relation = graph.relation(graph.relations().front());
  CHECK(relation.triple.subject == a);
  REQUIRE(relation.statements.size() == 1);
  CHECK(slice(graph.document(id), relation.statements.front().subject) == "Al");
}

TEST_CASE("KnowledgeGraph keeps the predicate only of the open type") {
  KnowledgeGraph graph = deal("1", "", 0);
  const Triple triple = graph.relation(graph.relations().front()).triple;
  Statement s = graph.relation(graph.relations().front()).statements.front();
  s.label = "eyed";
  graph.add({triple.subject, "acquired", "ignored", triple.object}, {s});
  CHECK(graph.relation_count() == 1);
  graph.add({triple.subject, "related_to", "eye", triple.object}, {s});
  graph.add({triple.subject, "related_to", "court", triple.object}, {s});
  CHECK(graph.relation_count() == 3);
}

TEST_CASE("KnowledgeGraph::add unites entities of one id and shows the better name") {
  KnowledgeGraph graph(news());
  Entity shouted;
  shouted.type = "Organization";
  shouted.name = "META";
  shouted.aliases = {"Meta Platforms"};
  Entity plain = shouted;
  plain.name = "Meta";
  plain.aliases = {"Facebook"};
  plain.external_ids = {{"wikidata", "Q380"}};
  const EntityId id = graph.add(shouted);
  CHECK(graph.add(plain) == id);
  const Entity& entity = graph.entity(id);
  CHECK(entity.id == "organization/meta");
  CHECK(entity.name == "Meta");
  CHECK(entity.aliases == std::vector<std::string>{"Facebook", "META", "Meta Platforms"});
  CHECK(entity.external_ids.at("wikidata") == "Q380");
}

TEST_CASE(
    "KnowledgeGraph::add refuses two texts under one document id and completes what is missing") {
  KnowledgeGraph graph;
  Document document;
  document.id = "a";
  document.text = "One.";
  graph.add(document);
  document.title = "Title";
  graph.add(document);
  CHECK(graph.document_count() == 1);
  CHECK(graph.document(graph.documents().front()).title == "Title");
  document.text = "Two.";
  CHECK_THROWS_WITH(graph.add(document),
                    "document 'a' has two different texts; give each its own id or uri");
}

TEST_CASE("KnowledgeGraph derives times anew when it learns when a document was published") {
  const auto said = [](const char* id, Time time, const char* published) {
    KnowledgeGraph graph = deal(id, "", 0);
    const Triple triple = graph.relation(graph.relations().front()).triple;
    Statement s = graph.relation(graph.relations().front()).statements.front();
    KnowledgeGraph timed(news());
    Document document = graph.document(graph.documents().front());
    document.published = published;
    timed.add(document);
    timed.add(graph.entity(triple.subject));
    timed.add(graph.entity(triple.object));
    s.time = time;
    timed.add(triple, {s});
    return timed;
  };
  const KnowledgeGraph first = said("1", Time::future, "2026-02");
  const KnowledgeGraph undated = said("2", Time::past, "");
  const KnowledgeGraph dated = said("2", Time::past, "2026-03");
  const KnowledgeGraph one = merged({&first, &undated, &dated});
  CHECK(one.relation(one.relations().front()).time == Time::past);
  CHECK(bytes(one) == bytes(merged({&dated, &undated, &first})));
}

TEST_CASE("KnowledgeGraph orders statements that differ only in whom they name") {
  KnowledgeGraph graph = deal("1", "", 0);
  const Triple triple = graph.relation(graph.relations().front()).triple;
  Statement one = graph.relation(graph.relations().front()).statements.front();
  Statement other = one;
  one.attribution = Attribution{"it", triple.subject};
  other.attribution = Attribution{"it", triple.object};
  KnowledgeGraph reversed = graph;
  graph.add(triple, {one, other});
  graph.add(triple, {one});
  reversed.add(triple, {other});
  reversed.add(triple, {one});
  CHECK(graph.relation(graph.relations().front()).statements.size() == 3);
  CHECK(bytes(graph) == bytes(reversed));
}

TEST_CASE("KnowledgeGraph tells facts apart whatever their names hold") {
  KnowledgeGraph graph(news());
  const EntityId a = graph.add(Entity{"a", "A", "Person", {}, {}, {}, {}});
  const EntityId ab =
      graph.add(Entity{"a\x1f"
                       "b",
                       "B",
                       "Person",
                       {},
                       {},
                       {},
                       {}});
  graph.add({a,
             "b\x1f"
             "c",
             "", a},
            {Statement{}});
  graph.add({ab, "c", "", a}, {Statement{}});
  CHECK(graph.relation_count() == 2);
}

TEST_CASE("KnowledgeGraph takes thousands of facts between the same two") {
  KnowledgeGraph graph = deal("1", "", 0);
  std::vector<Statement> statements;
  for (int i = 0; i < 3000; ++i) {
    Statement s;
    s.qualifiers = {{"amount", "", Amount{1000.0 * (i + 1), "USD", false}, {}}};
    statements.push_back(s);
  }
  graph.add(graph.relation(graph.relations().front()).triple, std::move(statements));
  CHECK(graph.relation_count() == 3000);
  CHECK(merged({&graph}).relation_count() == 3000);
}

TEST_CASE("KnowledgeGraph finds by id and by name") {
  const KnowledgeGraph graph = rich_graph();
  REQUIRE(graph.find_entity("organization/cafe-grosse"));
  CHECK(graph.find_entities_named("CAFÉ  Größe").size() == 1);
  CHECK(graph.find_entities_named("nordhavn as").size() == 1);
  CHECK(graph.find_entities_named("Nord").empty());
  CHECK_FALSE(graph.find_entity("organization/none"));
  CHECK_FALSE(graph.find_relation("r-0"));
  CHECK(graph.find_document("https://example.org/a"));
}

TEST_CASE("KnowledgeGraph lists neighbours, outgoing and incoming relations") {
  const KnowledgeGraph graph = rich_graph();
  const EntityId nordhavn = *graph.find_entity("organization/nordhavn");
  const EntityId olm = *graph.find_entity("person/petra-olm");
  const EntityId cafe = *graph.find_entity("organization/cafe-grosse");
  CHECK(graph.neighbours(nordhavn) == std::vector<EntityId>{cafe, olm});
  CHECK(graph.outgoing(olm).size() == 2);  // "met" is stored from the firm, whose id comes first
  CHECK(graph.incoming(cafe).size() == 2);
  CHECK(graph.neighbours(*graph.find_entity("location/oslo")).empty());
}

TEST_CASE("KnowledgeGraph copies are equal and independent") {
  const KnowledgeGraph graph = rich_graph();
  KnowledgeGraph copy = graph;
  CHECK(equal_content(copy, graph));
  copy.remove("second");
  CHECK_FALSE(equal_content(copy, graph));
  copy = graph;
  CHECK(equal_content(copy, graph));
}
