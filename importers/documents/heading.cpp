#include "importers/documents/heading.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "importers/documents/calendar_date.hpp"
#include "importers/language/lexicon.hpp"
#include "importers/language/paragraphs.hpp"

namespace graphwright {
namespace {

constexpr std::size_t longest_title = 250;     // bytes
constexpr std::size_t longest_byline = 120;    // bytes
constexpr std::size_t longest_dateline = 120;  // bytes, to its dash
constexpr std::size_t heading_paragraphs = 5;  // how far down bylines and dates are looked for

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

void fill(std::string& field, std::string_view value) {
  if (field.empty()) field = value;
}

std::string_view trimmed(std::string_view text) {
  const Span span = graphwright::trimmed(text, {0, static_cast<std::uint32_t>(text.size())});
  return text.substr(span.begin, span.end - span.begin);
}

std::string_view words_of(const Document& document, Span span) { return slice(document, span); }

/// Whether a paragraph ends like a headline: not like a sentence, and not like the beginning of
/// something.
bool ends_like_title(std::string_view paragraph) {
  return std::string_view(".;:,").find(paragraph.back()) == std::string_view::npos;
}

std::optional<std::string_view> author_of(std::string_view paragraph) {
  const std::string_view by = paragraph.substr(0, 3);
  if ((by != "By " && by != "BY ") || paragraph.size() > longest_byline ||
      paragraph.back() == '.') {
    return std::nullopt;
  }
  const std::string_view rest = trimmed(paragraph.substr(3));
  std::string_view author = trimmed(rest.substr(0, rest.find_first_of("|,\u00B7")));
  if (author.empty() || is_lower(author.front())) return std::nullopt;
  // A line of names: every word begins with a capital, but for "and" and the particles of names.
  std::size_t words = 0;
  std::size_t names = 0;
  for (std::string_view left = author; !left.empty();) {
    const std::size_t end = std::min(left.find(' '), left.size());
    const std::string_view word = left.substr(0, end);
    left.remove_prefix(std::min(end + 1, left.size()));
    if (word.empty()) continue;
    ++words;
    names += is_upper(word.front()) || !is_ascii(word.front());
  }
  return names >= 1 && names * 2 >= words && words <= 10 ? std::optional(author) : std::nullopt;
}

/// A paragraph that is nothing but a date: "Sunday, August 2, 2015", "Published: 3 March 2026",
/// "Updated March 3, 2026 10:15".
std::optional<std::string> date_of_line(std::string_view paragraph) {
  if (paragraph.size() > 60) return std::nullopt;
  for (const std::string_view lead :
       {"Published on ", "Published: ", "Published ", "Posted: ", "Posted ", "Date: "}) {
    if (paragraph.substr(0, lead.size()) == lead) paragraph.remove_prefix(lead.size());
  }
  const std::optional<CalendarDate> date = read_calendar_date(paragraph);
  if (!date) return std::nullopt;
  const std::string_view rest = trimmed(paragraph.substr(date->length));
  const bool time_or_nothing =
      rest.empty() || rest.find_first_of("0123456789:") != std::string_view::npos;
  return time_or_nothing && rest.size() <= 25 ? std::optional(date->edtf) : std::nullopt;
}

std::optional<std::string_view> publisher_of(std::string_view paragraph) {
  if (paragraph.size() > 160) return std::nullopt;
  for (const std::string_view lead : {"Source: ", "Publisher: ", "Publication: ", "From: "}) {
    if (paragraph.substr(0, lead.size()) == lead) return trimmed(paragraph.substr(lead.size()));
  }
  for (const std::string_view lead :
       {"\u00A9 ", "(c) ", "(C) ", "Copyright \u00A9 ", "Copyright "}) {
    if (paragraph.substr(0, lead.size()) != lead) continue;
    std::string_view holder = paragraph.substr(lead.size());
    holder.remove_prefix(std::min(holder.find_first_not_of("0123456789 -,"), holder.size()));
    holder = trimmed(holder.substr(0, holder.find_first_of(".,|")));
    if (!holder.empty() && is_upper(holder.front())) return holder;
  }
  return std::nullopt;
}

struct Dateline {
  std::size_t length = 0;  ///< To the first byte of the sentence.
  std::string place;
  std::string date;
  std::string agency;
};

/// The length of the dash, with the space after it, that parts a dateline from its sentence; 0 if
/// there is none here.
std::size_t dash_at(std::string_view text, std::size_t at) {
  for (const std::string_view dash : {"\u2014", "\u2013", "--", "-"}) {
    if (text.substr(at, dash.size()) != dash) continue;
    const bool spaced = at > 0 && text[at - 1] == ' ';
    const std::size_t after = at + dash.size();
    if ((spaced || dash == "\u2014") && after < text.size() && text[after] == ' ') {
      return dash.size() + 1;
    }
  }
  return 0;
}

/// Whether words are written in capitals, two letters or more: "OSLO", "ST. JOHN'S".
bool in_capitals(std::string_view words) {
  const auto capitals = std::count_if(words.begin(), words.end(), is_upper);
  return capitals >= 2 && std::none_of(words.begin(), words.end(), is_lower);
}

/// Sorts the parts of a dateline's head, "OSLO, Norway, March 3, 2026" or "BRUSSELS (Agency)", into
/// a dateline.
std::optional<Dateline> read_head(std::string_view head) {
  if (!in_capitals(head.substr(0, head.find_first_of(",(")))) return std::nullopt;
  Dateline dateline;
  const auto note_date = [&](std::string_view part) {
    const std::optional<CalendarDate> date = read_calendar_date(part);
    if (date) dateline.date = date->edtf;
    return date.has_value();
  };
  const std::size_t open = head.find('(');
  if (open != std::string_view::npos) {
    const std::size_t close = head.find(')', open);
    if (close == std::string_view::npos || !trimmed(head.substr(close + 1)).empty()) {
      return std::nullopt;
    }
    const std::string_view inside = head.substr(open + 1, close - open - 1);
    if (!note_date(inside)) dateline.agency = inside;
    head = head.substr(0, open);
  }
  while (!head.empty()) {
    head = trimmed(head);
    if (note_date(head)) break;  // a date has commas of its own
    const std::size_t comma = std::min(head.find(','), head.size());
    const std::string_view part = trimmed(head.substr(0, comma));
    const bool is_day = part.find_first_of("0123456789") != std::string_view::npos;  // "Sept 9"
    if (!part.empty() && !is_day && !is_upper(part.front()) && is_ascii(part.front())) {
      return std::nullopt;
    }
    if (!part.empty() && !is_day)
      dateline.place += (dateline.place.empty() ? "" : ", ") + std::string(part);
    head.remove_prefix(std::min(comma + 1, head.size()));
  }
  return dateline;
}

std::optional<Dateline> read_dateline(std::string_view paragraph) {
  const std::size_t limit = std::min(paragraph.size(), longest_dateline);
  for (std::size_t at = 1; at < limit; ++at) {
    const std::size_t dash = dash_at(paragraph, at);
    if (dash == 0) continue;
    std::optional<Dateline> dateline = read_head(trimmed(paragraph.substr(0, at)));
    if (dateline) dateline->length = at + dash;
    return dateline;
  }
  return std::nullopt;
}

}  // namespace

void read_heading(Document& document, const std::vector<Span>& body, const std::vector<Span>& all) {
  const auto skip = [&](Span span, SkippedKind kind) { document.skipped.push_back({span, kind}); };
  std::size_t next = 0;
  if (body.size() > 1) {
    const std::string_view first = words_of(document, body.front());
    const bool heads = first.size() <= longest_title && ends_like_title(first) &&
                       !author_of(first) && !date_of_line(first) && !read_dateline(first);
    if (heads) {
      fill(document.title, first);
      next = 1;
    }
  }
  for (; next < std::min(body.size(), heading_paragraphs); ++next) {
    const std::string_view paragraph = words_of(document, body[next]);
    if (const auto author = author_of(paragraph)) {
      fill(document.byline, *author);
      skip(body[next], SkippedKind::byline);
    } else if (const auto date = date_of_line(paragraph)) {
      fill(document.published, *date);
      skip(body[next], SkippedKind::dateline);
    } else {
      break;
    }
  }
  if (next < body.size()) {
    if (const auto dateline = read_dateline(words_of(document, body[next]))) {
      fill(document.place, dateline->place);
      fill(document.published, dateline->date);
      fill(document.publisher, dateline->agency);
      skip({body[next].begin, body[next].begin + static_cast<std::uint32_t>(dateline->length)},
           SkippedKind::dateline);
    }
  }
  for (const Span span : all) {
    if (const auto publisher = publisher_of(words_of(document, span))) {
      fill(document.publisher, *publisher);
    }
  }
}

}  // namespace graphwright
