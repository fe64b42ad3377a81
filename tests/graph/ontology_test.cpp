#include "graph/ontology.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "graph/error.hpp"
#include "tests/sample_graphs.hpp"
#include "tests/temporary_folder.hpp"

using namespace graphwright;

namespace {

std::string with(const std::string& types) {
  return R"({"format": 1, "name": "mine",)" + types + "}";
}

}  // namespace

TEST_CASE("Ontology::load reads the news ontology, which is consistent") {
  const Ontology& news = tests::news();
  CHECK(news.name() == "news");
  CHECK(news.entity_types().size() == 11);
  CHECK(news.relation_types().size() == 81);
  std::set<std::string> readings;
  for (const RelationType& type : news.relation_types()) {
    INFO(type.name);
    CHECK(readings.insert(type.name).second);
    CHECK_FALSE((type.symmetric && !type.inverse.empty()));
    if (type.symmetric) CHECK(type.subject == type.object);
    if (!type.broader.empty()) CHECK(news.relation_type(type.broader) != nullptr);
  }
}

TEST_CASE("Ontology says how Wikidata's properties run") {
  // On examples: Q312 Apple, P112 "founded by" runs from the firm to Steve Jobs, our founded from
  // Jobs to the firm.
  const Ontology& news = tests::news();
  for (const char* reversed :
       {"founded", "leads", "represents", "finances", "operates", "developed", "manufactured",
        "created", "produced", "distributed", "broadcast", "acted_in"}) {
    INFO(reversed);
    CHECK(news.relation_type(reversed)->wikidata_reversed);
  }
  for (const char* same :
       {"works_for", "member_of", "born_in", "spouse_of", "parent_of", "subsidiary_of", "owns",
        "located_in", "won", "succeeded", "uses", "based_on"}) {
    INFO(same);
    CHECK_FALSE(news.relation_type(same)->wikidata_reversed);
    CHECK_FALSE(news.relation_type(same)->wikidata.empty());
  }
}

TEST_CASE("Ontology::is_a follows broader types") {
  const Ontology& news = tests::news();
  CHECK(news.is_a("leads", "works_for"));
  CHECK(news.is_a("leads", "leads"));
  CHECK_FALSE(news.is_a("works_for", "leads"));
  CHECK_FALSE(news.is_a("nothing", "leads"));
}

TEST_CASE("RelationType::accepts checks both ends") {
  const RelationType& founded = *tests::news().relation_type("founded");
  CHECK(founded.accepts("Person", "Organization"));
  CHECK_FALSE(founded.accepts("Organization", "Person"));
  CHECK(tests::news().relation_type("named_after")->accepts("Work", "Group"));
}

TEST_CASE("Ontology::load adds and replaces types from extensions") {
  const tests::TemporaryFolder folder;
  const auto extension = folder.write("extension.json", with(R"(
    "entity_types": [{"name": "Ship"}],
    "relation_types": [
      {"name": "lobbied", "subject": ["Person", "Organization"], "object": ["Organization"], "inverse": "lobbied_by"},
      {"name": "met", "subject": ["Ship"], "object": ["any"]}])"));
  const Ontology ontology = Ontology::load(SOURCE_DIR "/data/ontology/news.json", {extension});
  CHECK(ontology.name() == "news+mine");
  CHECK(ontology.relation_type("lobbied")->inverse == "lobbied_by");
  CHECK(ontology.relation_type("lobbied")->label == "lobbied");
  CHECK(ontology.relation_type("met")->accepts("Ship", "Law"));
  CHECK_FALSE(ontology.relation_type("met")->symmetric);
  CHECK(ontology.relation_types().size() == 82);
}

TEST_CASE("Ontology::load names file, line and cure of a mistake") {
  using Catch::Matchers::Contains;
  const auto error = [](const std::string& content) {
    const tests::TemporaryFolder folder;
    try {
      Ontology::load(folder.write("ontology.json", content));
    } catch (const Error& e) {
      return std::string(e.what());
    }
    return std::string("no error");
  };
  CHECK_THAT(error("{\n\"format\": 1,\n\"name\" \"x\"}"), Contains(".json:3: not valid JSON"));
  CHECK_THAT(error(R"({"format": 2, "name": "x"})"), Contains("'format' is not 1"));
  CHECK_THAT(error(with("\n\"relation_types\": [\n{\"name\": \"x\", \"subjekt\": []}]")),
             Contains(":3: unknown key 'subjekt'"));
  CHECK_THAT(
      error(with(R"("relation_types": [{"name": "x", "subject": ["Ship"], "object": ["any"]}])")),
      Contains("'x' names the entity type 'Ship', which is not defined"));
  CHECK_THAT(error(with(R"("entity_types": [{"name": "A"}, {"name": "A"}])")),
             Contains("'A' is defined twice"));
  CHECK_THAT(error(with(R"("relation_types": [{"name": "x", "object": ["any"]}])")),
             Contains("'subject' is missing"));
  CHECK_THAT(error("[]"), Contains("an object is expected"));
  CHECK_THAT(error(std::string(100000, '[')), Contains("nested more than"));
  CHECK_THROWS_WITH(Ontology::load("/no/such/file"), "/no/such/file: cannot be read");
}
