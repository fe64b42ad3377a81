#include "importers/documents/heading.hpp"

#include <catch2/catch.hpp>

#include "importers/language/paragraphs.hpp"

using namespace graphwright;

namespace {

Document read(std::string text) {
  Document document;
  document.text = std::move(text);
  const std::vector<Span> all = paragraphs(document.text);
  read_heading(document, all, all);
  return document;
}

const std::string body =
    "\n\nThe firm said on Tuesday that it had opened a plant. It is the first.";

}  // namespace

TEST_CASE("read_heading takes a first paragraph that does not end like a sentence for the title") {
  CHECK(read("Firm to Open Plant" + body).title == "Firm to Open Plant");
  CHECK(read("Will the firm open a plant?" + body).title == "Will the firm open a plant?");
  CHECK(read("The firm opens a plant." + body).title.empty());
  CHECK(read("Only one paragraph").title.empty());
}

TEST_CASE("read_heading reads datelines") {
  const auto dateline = [](const std::string& line) {
    const Document d = read("Title\n\n" + line + "The firm said so. It is the first.");
    return d.place + "|" + d.published + "|" + d.publisher + "|" +
           (d.skipped.empty() ? "" : std::string(slice(d, d.skipped.front().span)));
  };
  CHECK(dateline("OSLO, March 3, 2026 — ") == "OSLO|2026-03-03||OSLO, March 3, 2026 — ");
  CHECK(dateline("NEW YORK — ") == "NEW YORK|||NEW YORK — ");
  CHECK(dateline("BERGEN, Norway (12 June 2025) – ") ==
        "BERGEN, Norway|2025-06-12||BERGEN, Norway (12 June 2025) – ");
  CHECK(dateline("PARIS (Agency One) - ") == "PARIS||Agency One|PARIS (Agency One) - ");
  CHECK(dateline("PARIS, Aug. 5 (Agency One) -- ") ==
        "PARIS||Agency One|PARIS, Aug. 5 (Agency One) -- ");
  CHECK(dateline("The firm — a small one — ") == "|||");
  CHECK(dateline("IBM-like firms - ") == "|||");
  CHECK(dateline("EU ministers meet often — ") == "|||");
}

TEST_CASE("read_heading reads bylines and date lines, and skips them") {
  const Document d =
      read("Title here\n\nBy Ann Example and Bo Other\n\nSunday, August 2, 2015" + body);
  CHECK(d.byline == "Ann Example and Bo Other");
  CHECK(d.published == "2015-08-02");
  REQUIRE(d.skipped.size() == 2);
  CHECK(d.skipped[0].kind == SkippedKind::byline);
  CHECK(d.skipped[1].kind == SkippedKind::dateline);
  CHECK(read("Title\n\nBy Ann Example | The Example" + body).byline == "Ann Example");
  CHECK(
      read("Title\n\nBy Tuesday the firm had opened its plant. It is new." + body).byline.empty());
  CHECK(read("Title\n\nBy noon" + body).byline.empty());
  CHECK(read("Title\n\nPublished: 3 March 2026 10:15 GMT" + body).published == "2026-03-03");
}

TEST_CASE("read_heading finds who published") {
  CHECK(read("Title" + body + "\n\nSource: The Example Times").publisher == "The Example Times");
  CHECK(read("Title" + body + "\n\n© 2026 Example Media. All rights reserved.").publisher ==
        "Example Media");
}

TEST_CASE("read_heading keeps what is known") {
  Document document;
  document.text = "Title\n\nOSLO, March 3, 2026 — It opened. Well.";
  document.title = "Given";
  document.published = "2026-03-04";
  const std::vector<Span> all = paragraphs(document.text);
  read_heading(document, all, all);
  CHECK(document.title == "Given");
  CHECK(document.published == "2026-03-04");
  CHECK(document.place == "OSLO");
}
