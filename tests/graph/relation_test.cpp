#include "graph/relation.hpp"

#include <catch2/catch.hpp>

using namespace graphwright;

namespace {

Statement dated(std::string date) {
  Statement s;
  s.qualifiers = {{"date", date, date, {}}};
  return s;
}

Statement priced(double number, std::string unit, bool approximate = false) {
  Statement s;
  s.qualifiers = {{"amount", "", Amount{number, std::move(unit), approximate}, {}}};
  return s;
}

}  // namespace

TEST_CASE("same_facts lets statements without date and amount join the first fact") {
  const auto facts = same_facts({Statement{}, dated("2025"), dated("2026")});
  REQUIRE(facts.size() == 2);
  CHECK(facts[0].size() + facts[1].size() == 3);
}

TEST_CASE("same_facts keeps currencies apart") {
  CHECK(same_facts({priced(1e9, "USD"), priced(1e9, "EUR")}).size() == 2);
}

TEST_CASE("same_facts takes an approximate amount for an exact one near it only") {
  CHECK(same_facts({priced(1e9, "USD"), priced(1.04e9, "USD", true)}).size() == 1);
  CHECK(same_facts({priced(1e9, "USD"), priced(1.2e9, "USD", true)}).size() == 2);
}

TEST_CASE("distinguishing_date is the most precise one") {
  const std::vector<Statement> statements = {dated("2026"), dated("2026-04-08"), dated("2026-04")};
  CHECK(distinguishing_date(statements) == "2026-04-08");
  CHECK_FALSE(distinguishing_date(std::vector<Statement>{Statement{}}));
}

TEST_CASE("distinguishing_amount prefers an exact one") {
  const std::vector<Statement> statements = {priced(9, "USD", true), priced(10, "USD")};
  CHECK(distinguishing_amount(statements)->number == 10);
}

TEST_CASE("derive takes the words of a statement that says what the relation says") {
  Relation relation;
  Statement denied;
  denied.certainty = Certainty::denied;
  denied.label = "denied buying";
  Statement asserted;
  asserted.label = "bought";
  relation.statements = {denied, asserted};
  derive(relation, [](const Statement& s) { return std::string_view(s.quote); });
  CHECK(relation.status == Status::disputed);
  CHECK(relation.label == "bought");
  relation.statements = {denied};
  derive(relation, [](const Statement& s) { return std::string_view(s.quote); });
  CHECK(relation.status == Status::denied);
  CHECK(relation.label == "denied buying");
}

TEST_CASE("derive counts sentences that are nearly the same as one source") {
  const auto words = [](const Statement& s) { return std::string_view(s.quote); };
  const auto statement = [](std::uint32_t begin, const char* quote) {
    Statement s;
    s.sentence = {begin, begin + 10};
    s.quote = quote;
    s.confidence = 0.8;
    return s;
  };
  Relation relation;
  relation.statements = {
      statement(0, "Alder Group has agreed to buy Birch Labs for cash, it said."),
      statement(20, "ALDER GROUP has agreed to buy Birch Labs for cash, it says.")};
  derive(relation, words);
  CHECK(relation.confidence == Approx(0.8));
  relation.statements.push_back(statement(40, "The purchase of Birch by Alder was expected."));
  derive(relation, words);
  CHECK(relation.confidence == Approx(1 - 0.2 * 0.2));
}
