#include "importers/extraction/detail/pattern_relations.hpp"

#include <algorithm>
#include <optional>
#include <sstream>
#include <utility>

namespace graphwright::detail {
namespace {

constexpr std::size_t farthest_object = 7;  // tokens between a pattern and the name that it takes
constexpr double confidence = 0.6;          // of whatever a pattern finds

/// A word of a sentence.
struct Token {
  Span span;
  std::string_view text;
  std::string lower;
  bool capital = false;
};

/// A name: tokens [begin, end) of a sentence, and its number among the markables.
struct Name {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t markable = 0;
};

/// A sentence with its names.
struct PatternSentence {
  std::size_t number = 0;
  Span span;
  std::vector<Token> tokens;
  std::vector<Name> names;
};

/// Words that state a relation.
struct Pattern {
  std::vector<std::vector<std::string>> words;  ///< Alternatives for each token.
  std::string type;
  bool forward = true;
};

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);) parts.push_back(part);
  return parts;
}

std::vector<Pattern> patterns(const Lexicon& words) {
  std::vector<Pattern> list;
  for (const Lexicon::Entry& entry : words.entries("pattern")) {
    Pattern pattern;
    for (const std::string& word : split(entry.text, ' ')) {
      pattern.words.push_back(split(word, '|'));
    }
    pattern.forward = entry.value.back() == '>';
    pattern.type = entry.value.substr(0, entry.value.size() - 1);
    list.push_back(std::move(pattern));
  }
  // Where two patterns begin alike the longer one is meant.
  std::stable_sort(list.begin(), list.end(), [](const Pattern& a, const Pattern& b) {
    return a.words.size() > b.words.size();
  });
  return list;
}

/// The number of tokens that a pattern takes at a place, 0 if it does not stand there.
std::size_t pattern_length(const Pattern& pattern, const std::vector<Token>& tokens,
                           std::size_t at) {
  if (at + pattern.words.size() > tokens.size()) return 0;
  for (std::size_t i = 0; i < pattern.words.size(); ++i) {
    const auto& alternatives = pattern.words[i];
    if (std::find(alternatives.begin(), alternatives.end(), tokens[at + i].lower) ==
        alternatives.end()) {
      // A particle may stand away from its verb: "committed $21 billion to".
      if (i + 1 != pattern.words.size() || i == 0) return 0;
      for (std::size_t far = at + i; far < std::min(tokens.size(), at + i + farthest_object);
           ++far) {
        if (tokens[far].capital || tokens[far].text == ",") return 0;
        if (tokens[far].lower == alternatives.front()) return far + 1 - at;
      }
      return 0;
    }
  }
  return pattern.words.size();
}

/// Finds the relations in the sentences of one document.
class PatternMatcher {
 public:
  PatternMatcher(const Article& article, const Chains& chains, const Lexicon& words,
                 const Ontology& ontology)
      : article_(article),
        chains_(chains),
        words_(words),
        ontology_(ontology),
        patterns_(patterns(words)) {}

  std::vector<PatternMatch> match(const std::vector<PatternSentence>& sentences) const {
    std::vector<PatternMatch> matches;
    for (std::size_t s = 0; s < sentences.size(); ++s) {
      if (sentences[s].names.size() < 2) continue;
      const std::uint32_t next = s + 1 < sentences.size()
                                     ? sentences[s + 1].span.begin
                                     : static_cast<std::uint32_t>(article_.document.text.size());
      for (std::size_t at = 0; at < sentences[s].tokens.size(); ++at) {
        match_at(sentences[s], at, next, matches);
      }
    }
    return matches;
  }

 private:
  void match_at(const PatternSentence& sentence, std::size_t at, std::uint32_t next_sentence,
                std::vector<PatternMatch>& matches) const {
    for (const Pattern& pattern : patterns_) {
      const std::size_t length = pattern_length(pattern, sentence.tokens, at);
      if (length == 0) continue;
      const std::size_t end = at + length;
      const Name* first = name_before(sentence, at);
      std::vector<const Name*> seconds = names_after(sentence, end);
      if (first != nullptr && seconds.empty()) {  // "X, which Y launched"
        seconds = {antecedent(sentence, *first)};
        if (seconds.front() == nullptr) return;
      }
      if (first == nullptr) return;
      for (const Name* second : seconds) {
        if (chains_.chain(first->markable) == chains_.chain(second->markable)) continue;
        PatternMatch match;
        match.subject = (pattern.forward ? first : second)->markable;
        match.object = (pattern.forward ? second : first)->markable;
        match.type = pattern.type;
        match.statement = statement(sentence, pattern, *first, at, end, next_sentence);
        match.statement.subject = span_of(match.subject);
        match.statement.object = span_of(match.object);
        match.speaker = speaker(sentence, *first);
        if (match.speaker) {
          match.statement.attribution =
              Attribution{chains_.markable(*match.speaker).text, std::nullopt};
        }
        matches.push_back(std::move(match));
      }
      return;
    }
  }

  /// The name before a pattern with nothing but light words between; for "its contract with" the
  /// sentence's first name.
  const Name* name_before(const PatternSentence& sentence, std::size_t at) const {
    const bool possessive = at > 0 && (sentence.tokens[at - 1].lower == "its" ||
                                       (at > 1 && sentence.tokens[at - 2].lower == "its"));
    if (possessive) return sentence.names.front().begin == 0 ? &sentence.names.front() : nullptr;
    const Name* nearest = nullptr;
    for (const Name& name : sentence.names) {
      if (name.end <= at) nearest = &name;
    }
    if (nearest == nullptr) return nullptr;
    for (std::size_t i = nearest->end; i < at; ++i) {
      const std::string& word = sentence.tokens[i].lower;
      const bool light = words_.has("before", word) || words_.has("noun", word);
      if (!light && !noun_after(sentence, i, at)) return nullptr;
    }
    return nearest;
  }

  /// "rents out data centers that are packed with": a clause on what the name before does or has.
  static bool noun_after(const PatternSentence& sentence, std::size_t i, std::size_t at) {
    const auto relative = std::find_if(sentence.tokens.begin() + static_cast<std::ptrdiff_t>(i),
                                       sentence.tokens.begin() + static_cast<std::ptrdiff_t>(at),
                                       [](const Token& t) { return t.lower == "that"; });
    return relative != sentence.tokens.begin() + static_cast<std::ptrdiff_t>(at) &&
           sentence.names.front().begin == 0 && sentence.tokens[i].text != "," &&
           !sentence.tokens[i].capital;
  }

  /// The first name after a pattern, and those listed with it.
  static std::vector<const Name*> names_after(const PatternSentence& sentence, std::size_t end) {
    std::vector<const Name*> found;
    std::size_t from = end;
    for (const Name& name : sentence.names) {
      if (name.begin < from) continue;
      bool reached = name.begin - from <= (found.empty() ? farthest_object : 2);
      for (std::size_t i = from; reached && i < name.begin; ++i) {
        const std::string& word = sentence.tokens[i].lower;
        const bool listing = word == "," || word == "and" || word == "or";
        reached = found.empty() ? !listing && word != "that" && word != "which" && word != "who" &&
                                      word != ";" && word != "'s" && word != "on" && word != "in"
                                : listing;
      }
      if (!reached) break;
      found.push_back(&name);
      from = name.end;
    }
    return found;
  }

  /// The name that a relative pronoun before another name refers to.
  static const Name* antecedent(const PatternSentence& sentence, const Name& subject) {
    if (subject.begin < 2) return nullptr;
    const std::string& pronoun = sentence.tokens[subject.begin - 1].lower;
    if (pronoun != "which" && pronoun != "that" && pronoun != "whom") return nullptr;
    const std::size_t end =
        sentence.tokens[subject.begin - 2].text == "," ? subject.begin - 2 : subject.begin - 1;
    const auto found = std::find_if(sentence.names.begin(), sentence.names.end(),
                                    [&](const Name& n) { return n.end == end; });
    return found == sentence.names.end() ? nullptr : &*found;
  }

  Statement statement(const PatternSentence& sentence, const Pattern& pattern, const Name& first,
                      std::size_t at, std::size_t end, std::uint32_t next_sentence) const {
    const std::vector<Token>& tokens = sentence.tokens;
    Statement s;
    s.sentence = sentence.span;
    s.confidence = confidence;
    s.predicate = pattern.words.front().front();
    s.label = tokens[at].text;
    for (std::size_t i = 1; i < pattern.words.size(); ++i) {
      s.predicate += "_" + pattern.words[i].front();
      s.label += " " + pattern.words[i].front();
    }
    s.time = tokens[at].lower.back() == 's' || tokens[at].lower.find("ing") != std::string::npos
                 ? Time::present
                 : Time::past;
    for (std::size_t i = first.end; i < end; ++i) {
      const std::string* certainty = words_.value("certainty", tokens[i].lower);
      if (certainty != nullptr) {
        s.certainty = *certainty == "denied" ? Certainty::denied : Certainty::possible;
      }
      if (i < at && (tokens[i].lower == "will" || tokens[i].lower == "to")) s.time = Time::future;
      if (i < at && (tokens[i].lower == "is" || tokens[i].lower == "are")) s.time = Time::present;
    }
    add_qualifiers(sentence, pattern, at, s);
    add_sources(sentence, next_sentence, s);
    return s;
  }

  void add_qualifiers(const PatternSentence& sentence, const Pattern& pattern, std::size_t at,
                      Statement& s) const {
    const RelationType* type = ontology_.relation_type(pattern.type);
    if (type == nullptr) return;
    const auto carries = [&](std::string_view key) {
      return std::find(type->qualifiers.begin(), type->qualifiers.end(), key) !=
             type->qualifiers.end();
    };
    const auto has = [&](std::string_view key) {
      return std::any_of(s.qualifiers.begin(), s.qualifiers.end(),
                         [&](const Qualifier& q) { return q.key == key; });
    };
    for (const Value& value : article_.sentence(sentence.number).values) {
      if (value.begin < at) continue;
      const std::string text = article_.words(sentence.number, {value.begin, value.end});
      if (value.kind == ValueKind::money && value.number && carries("amount") && !has("amount")) {
        s.qualifiers.push_back(
            {"amount", text, Amount{*value.number, value.unit, value.approximate}, {}});
      }
      if (value.kind == ValueKind::date && carries("date") && !has("date") &&
          !is_end(sentence, value.begin)) {
        Qualifier date{"date", text, {}, {}};
        if (!value.date.empty()) date.value = value.date;
        s.qualifiers.push_back(std::move(date));
      }
    }
  }

  /// Whether a date is the one until which something holds.
  static bool is_end(const PatternSentence& sentence, std::size_t date) {
    return date > 0 && (sentence.tokens[date - 1].lower == "until" ||
                        sentence.tokens[date - 1].lower == "through");
  }

  Span span_of(std::size_t markable) const {
    const Markable& m = chains_.markable(markable);
    return article_.span(m.sentence, m.words);
  }

  void add_sources(const PatternSentence& sentence, std::uint32_t next_sentence,
                   Statement& s) const {
    const auto& citations = article_.document.citations;
    auto citation =
        std::partition_point(citations.begin(), citations.end(),
                             [&](const Citation& c) { return c.span.begin < sentence.span.begin; });
    for (; citation != citations.end() && citation->span.end <= next_sentence; ++citation) {
      s.cited_sources.insert(s.cited_sources.end(), citation->sources.begin(),
                             citation->sources.end());
    }
  }

  /// The name before another whose verb of speech the rest of the sentence depends on.
  std::optional<std::size_t> speaker(const PatternSentence& sentence, const Name& first) const {
    for (const Name& name : sentence.names) {
      if (name.end < sentence.tokens.size() && name.end <= first.begin &&
          words_.has("speech", sentence.tokens[name.end].lower)) {
        return name.markable;
      }
    }
    return std::nullopt;
  }

  const Article& article_;
  const Chains& chains_;
  const Lexicon& words_;
  const Ontology& ontology_;
  std::vector<Pattern> patterns_;
};

std::vector<PatternSentence> sentences_of(const Article& article, const Chains& chains) {
  std::vector<PatternSentence> sentences;
  for (std::size_t s = 0; s < article.trees.size(); ++s) {
    const Sentence& sentence = article.sentence(s);
    PatternSentence& read = sentences.emplace_back();
    read.number = s;
    read.span = sentence.span;
    for (const Word& word : sentence.words) {
      read.tokens.push_back(
          {word.span, word.form, ascii_lower(word.form), is_capitalised(word.form)});
    }
  }
  for (std::size_t m = 0; m < chains.markables().size(); ++m) {
    const Markable& markable = chains.markable(m);
    if (markable.kind != MentionKind::name) continue;
    sentences[markable.sentence].names.push_back({markable.words.begin, markable.words.end, m});
  }
  return sentences;
}

/// Whether two names stand as a place and the region or country in which it lies: "Austin, Texas",
/// not "Paris, London and Rome".
bool is_address(const Article& article, const Chains& chains, const World& world,
                std::size_t lesser, std::size_t greater) {
  const Markable& place = chains.markable(lesser);
  const Markable& region = chains.markable(greater);
  if (place.sentence != region.sentence || article.headline[place.sentence] ||
      place.words.end + 1 != region.words.begin || chains.chain(lesser) == chains.chain(greater) ||
      chains.types(lesser).best() != "Location" || chains.types(greater).best() != "Location" ||
      world.countries().named(place.text) != nullptr || !world.is_region(region.text)) {
    return false;
  }
  const std::vector<Word>& words = article.sentence(place.sentence).words;
  const auto is_comma = [&](std::uint32_t i) { return i < words.size() && words[i].form == ","; };
  const std::uint32_t end = region.words.end;
  if (!is_comma(place.words.end) || (end < words.size() && words[end].upos != "PUNCT"))
    return false;
  const bool listed_before = place.words.begin > 0 && is_comma(place.words.begin - 1);
  const bool listed_after = is_comma(end) && greater + 1 < chains.markables().size() &&
                            chains.markable(greater + 1).sentence == region.sentence &&
                            chains.markable(greater + 1).words.begin == end + 1 &&
                            chains.types(greater + 1).best() == "Location";
  return !listed_before && !listed_after;
}

}  // namespace

std::vector<PatternMatch> match_patterns(const Article& article, const Chains& chains,
                                         const Lexicon& words, const Ontology& ontology) {
  return PatternMatcher(article, chains, words, ontology).match(sentences_of(article, chains));
}

std::vector<PatternMatch> match_addresses(const Article& article, const Chains& chains,
                                          const World& world) {
  constexpr double confidence_of_address = 0.9;
  std::vector<PatternMatch> matches;
  std::optional<std::size_t> before;
  for (std::size_t i = 0; i < chains.markables().size(); ++i) {
    if (chains.markable(i).kind != MentionKind::name) continue;
    const std::optional<std::size_t> lesser = std::exchange(before, i);
    if (!lesser || !is_address(article, chains, world, *lesser, i)) continue;
    const Markable& place = chains.markable(*lesser);
    const Markable& greater = chains.markable(i);
    PatternMatch& match = matches.emplace_back();
    match.subject = *lesser;
    match.object = i;
    match.type = "located_in";
    match.statement.sentence = article.sentence(greater.sentence).span;
    match.statement.subject = article.span(place.sentence, place.words);
    match.statement.object = article.span(greater.sentence, greater.words);
    match.statement.predicate = "in";
    match.statement.label = "in";
    match.statement.time = Time::present;
    match.statement.confidence = confidence_of_address;
  }
  return matches;
}

}  // namespace graphwright::detail
