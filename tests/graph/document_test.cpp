#include "graph/document.hpp"

#include <catch2/catch.hpp>

using namespace graphwright;

TEST_CASE("document_id is the given id, else the uri, else a hash of the text") {
  Document document;
  document.text = "One.";
  const std::string hashed = document_id(document);
  CHECK(hashed.substr(0, 2) == "d-");
  CHECK(hashed.size() == 18);
  document.uri = "https://example.org/";
  CHECK(document_id(document) == "https://example.org/");
  document.id = "mine";
  CHECK(document_id(document) == "mine");
}

TEST_CASE("slice gives nothing for a span outside the text") {
  Document document;
  document.text = "abc";
  CHECK(slice(document, {1, 3}) == "bc");
  CHECK(slice(document, {1, 4}).empty());
  CHECK(slice(document, {3, 1}).empty());
}
