#pragma once

#include <vector>

#include "graph/document.hpp"

namespace graphwright {

/// Reads what stands around the body of an article into the document's empty fields, and adds what
/// is no running text to its skipped spans: the title (a first paragraph that does not end like a
/// sentence), the byline ("By Ann Example"), a line that is a date, the dateline at the head of the
/// body ("OSLO, March 3, 2026 — ", "BRUSSELS (Agency) - "), a line that names the publisher
/// ("Source: …", "© 2026 …"). `body` are the paragraphs that are not furniture, `all` are all.
void read_heading(Document& document, const std::vector<Span>& body, const std::vector<Span>& all);

}  // namespace graphwright
