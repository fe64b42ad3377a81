#include "importers/extraction/extractor.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <vector>

#include "graph/data_directory.hpp"
#include "graph/error.hpp"
#include "importers/documents/calendar_date.hpp"
#include "importers/extraction/name_finder.hpp"
#include "importers/extraction/sentences.hpp"

namespace graphwright {
namespace {

constexpr std::size_t farthest_object = 7;  // tokens between a pattern and the name that it takes
constexpr double confidence = 0.6;          // of whatever a pattern finds

/// A sentence with its names.
struct Sentence : TokenizedSentence {
  std::vector<Name> names;
};

/// What votes for the types of names.
class TypeVotes {
 public:
  void vote(const std::string& name, const std::string& type, int weight) {
    votes_[name][type] += weight;
  }

  /// A relation's vote for its argument: for the first type that it accepts, unless an organization
  /// would do.
  void vote_for_argument(const std::string& name, const std::vector<std::string>& accepted) {
    const bool any = std::find(accepted.begin(), accepted.end(), "Organization") != accepted.end();
    if (!accepted.empty() && !any) vote(name, accepted.front(), 1);
  }

  /// The type with most votes, an Organization if none has any.
  std::string type_of(const std::string& name) const {
    std::string best = "Organization";
    int most = 0;
    const auto found = votes_.find(name);
    if (found == votes_.end()) return best;
    for (const auto& [type, weight] : found->second) {
      if (weight > most) {
        most = weight;
        best = type;
      }
    }
    return best;
  }

 private:
  std::map<std::string, std::map<std::string, int>> votes_;
};

/// Words that state a relation.
struct Pattern {
  std::vector<std::vector<std::string>> words;  ///< Alternatives for each token.
  std::string type;
  bool forward = true;
};

/// A relation between two names of a sentence.
struct Match {
  const Sentence* sentence = nullptr;
  const Name* subject = nullptr;
  const Name* object = nullptr;
  std::string type;
  Statement statement;
};

std::set<std::string, std::less<>> load_list(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) throw Error(file.string(), 0, "cannot be read");
  std::set<std::string, std::less<>> list;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) list.insert(line);
  }
  return list;
}

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

/// Money in a text: a currency sign, a number and its scale.
std::optional<Qualifier> find_amount(std::string_view text) {
  struct Currency {
    std::string_view sign;
    std::string_view code;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (const Currency& currency :
         {Currency{"$", "USD"}, Currency{"\u20AC", "EUR"}, Currency{"\u00A3", "GBP"}}) {
      if (text.substr(at, currency.sign.size()) != currency.sign) continue;
      std::size_t end = at + currency.sign.size();
      std::string digits;
      while (end < text.size() &&
             ((text[end] >= '0' && text[end] <= '9') || text[end] == '.' || text[end] == ',')) {
        if (text[end] != ',') digits += text[end];
        ++end;
      }
      double number = 0;
      if (std::from_chars(digits.data(), digits.data() + digits.size(), number).ec != std::errc()) {
        continue;
      }
      for (const auto& [word, scale] : {std::pair(" thousand", 1e3), std::pair(" million", 1e6),
                                        std::pair(" billion", 1e9), std::pair(" trillion", 1e12)}) {
        if (text.substr(end, std::string_view(word).size()) != word) continue;
        number *= scale;
        end += std::string_view(word).size();
        break;
      }
      return Qualifier{"amount",
                       std::string(text.substr(at, end - at)),
                       Amount{number, std::string(currency.code), false},
                       {}};
    }
  }
  return std::nullopt;
}

/// A date in a text that begins with a word; the day until which something holds is none.
std::optional<Qualifier> find_date(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at > 0 && text[at - 1] != ' ') continue;
    const auto date = read_calendar_date(text.substr(at));
    if (!date) continue;
    const std::string_view before = text.substr(0, at);
    if (before.ends_with("until ") || before.ends_with("through ")) return std::nullopt;
    return Qualifier{"date", std::string(text.substr(at, date->length)), date->edtf, {}};
  }
  return std::nullopt;
}

/// Finds the relations in the sentences of one document.
class PatternMatcher {
 public:
  PatternMatcher(const Document& document, const Lexicon& words, const Ontology& ontology)
      : document_(document), words_(words), ontology_(ontology), patterns_(patterns(words)) {}

  std::vector<Match> match(const std::vector<Sentence>& sentences) const {
    std::vector<Match> matches;
    for (std::size_t s = 0; s < sentences.size(); ++s) {
      if (sentences[s].names.size() < 2) continue;
      const std::uint32_t next = s + 1 < sentences.size()
                                     ? sentences[s + 1].span.begin
                                     : static_cast<std::uint32_t>(document_.text.size());
      for (std::size_t at = 0; at < sentences[s].tokens.size(); ++at) {
        match_at(sentences[s], at, next, matches);
      }
    }
    return matches;
  }

 private:
  void match_at(const Sentence& sentence, std::size_t at, std::uint32_t next_sentence,
                std::vector<Match>& matches) const {
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
        if (first->text == second->text) continue;
        Match match;
        match.sentence = &sentence;
        match.subject = pattern.forward ? first : second;
        match.object = pattern.forward ? second : first;
        match.type = pattern.type;
        match.statement = statement(sentence, pattern, *first, at, end, next_sentence);
        match.statement.subject = span_of(sentence, *match.subject);
        match.statement.object = span_of(sentence, *match.object);
        matches.push_back(std::move(match));
      }
      return;
    }
  }

  /// The name before a pattern with nothing but light words between; for "its contract with" the
  /// sentence's first name.
  const Name* name_before(const Sentence& sentence, std::size_t at) const {
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
  static bool noun_after(const Sentence& sentence, std::size_t i, std::size_t at) {
    const auto relative = std::find_if(sentence.tokens.begin() + static_cast<std::ptrdiff_t>(i),
                                       sentence.tokens.begin() + static_cast<std::ptrdiff_t>(at),
                                       [](const Token& t) { return t.lower == "that"; });
    return relative != sentence.tokens.begin() + static_cast<std::ptrdiff_t>(at) &&
           sentence.names.front().begin == 0 && sentence.tokens[i].text != "," &&
           !sentence.tokens[i].capital;
  }

  /// The first name after a pattern, and those listed with it.
  static std::vector<const Name*> names_after(const Sentence& sentence, std::size_t end) {
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
  static const Name* antecedent(const Sentence& sentence, const Name& subject) {
    if (subject.begin < 2) return nullptr;
    const std::string& pronoun = sentence.tokens[subject.begin - 1].lower;
    if (pronoun != "which" && pronoun != "that" && pronoun != "whom") return nullptr;
    const std::size_t end =
        sentence.tokens[subject.begin - 2].text == "," ? subject.begin - 2 : subject.begin - 1;
    const auto found = std::find_if(sentence.names.begin(), sentence.names.end(),
                                    [&](const Name& n) { return n.end == end; });
    return found == sentence.names.end() ? nullptr : &*found;
  }

  Statement statement(const Sentence& sentence, const Pattern& pattern, const Name& first,
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
    add_sources(sentence, first, next_sentence, s);
    return s;
  }

  void add_qualifiers(const Sentence& sentence, const Pattern& pattern, std::size_t at,
                      Statement& s) const {
    const RelationType* type = ontology_.relation_type(pattern.type);
    if (type == nullptr) return;
    const auto carries = [&](std::string_view key) {
      return std::find(type->qualifiers.begin(), type->qualifiers.end(), key) !=
             type->qualifiers.end();
    };
    const Span rest = {sentence.tokens[at].span.end, sentence.span.end};
    const std::string_view after = slice(document_, rest);
    if (carries("amount")) {
      if (const auto amount = find_amount(after)) s.qualifiers.push_back(*amount);
    }
    if (carries("date")) {
      if (const auto date = find_date(after.substr(0, 100))) s.qualifiers.push_back(*date);
    }
  }

  void add_sources(const Sentence& sentence, const Name& first, std::uint32_t next_sentence,
                   Statement& s) const {
    const auto& citations = document_.citations;
    auto citation =
        std::partition_point(citations.begin(), citations.end(),
                             [&](const Citation& c) { return c.span.begin < sentence.span.begin; });
    for (; citation != citations.end() && citation->span.end <= next_sentence; ++citation) {
      s.cited_sources.insert(s.cited_sources.end(), citation->sources.begin(),
                             citation->sources.end());
    }
    for (const Name& name : sentence.names) {
      const bool speaks = name.end < sentence.tokens.size() && name.end <= first.begin &&
                          words_.has("speech", sentence.tokens[name.end].lower);
      if (speaks) s.attribution = Attribution{name.text, std::nullopt};
    }
  }

  const Document& document_;
  const Lexicon& words_;
  const Ontology& ontology_;
  std::vector<Pattern> patterns_;
};

/// Lets the words of a name, and those beside it, vote for its type.
void vote_for_types(const Sentence& sentence, const Lexicon& words, const NameLists& lists,
                    TypeVotes& votes) {
  const std::vector<Token>& tokens = sentence.tokens;
  for (const Name& name : sentence.names) {
    if (name.titled) votes.vote(name.text, "Person", 4);
    if (lists.countries.contains(name.text)) votes.vote(name.text, "Location", 4);
    if (const auto* type = words.value("ending", tokens[name.end - 1].text)) {
      votes.vote(name.text, *type, 4);
    }
    if (const auto* type = words.value("beginning", tokens[name.begin].text)) {
      votes.vote(name.text, *type, 3);
    }
    if (name.end - name.begin >= 2 && lists.given_names.contains(tokens[name.begin].text)) {
      votes.vote(name.text, "Person", 3);
    }
    if (name.begin > 0 && tokens[name.begin - 1].lower == "in") {
      votes.vote(name.text, "Location", 2);
    }
    // "a new model, X", "X, a family of models", "the X app"
    if (name.begin > 1 && tokens[name.begin - 1].text == ",") {
      if (const auto* type = words.value("noun", tokens[name.begin - 2].lower)) {
        votes.vote(name.text, *type, 3);
      }
    }
    const bool apposition =
        name.end + 1 < tokens.size() && tokens[name.end].text == "," &&
        (tokens[name.end + 1].lower == "a" || tokens[name.end + 1].lower == "an");
    for (std::size_t i = name.end + 2; apposition && i < std::min(tokens.size(), name.end + 7);
         ++i) {
      if (tokens[i].text == "," || tokens[i].capital) break;
      const auto* type = words.value("noun", tokens[i].lower);
      if (type == nullptr) continue;
      votes.vote(name.text, *type, 3);
      break;
    }
    if (name.end < tokens.size()) {
      if (const auto* type = words.value("noun", tokens[name.end].lower)) {
        votes.vote(name.text, *type, 1);
      }
    }
  }
}

}  // namespace

Extractor Extractor::load() {
  const std::filesystem::path data = data_directory();
  Extractor extractor;
  extractor.words_ = Lexicon::load(data / "lexicon" / "extraction.tsv");
  extractor.lists_.given_names = load_list(data / "gazetteers" / "given-names-female.txt");
  extractor.lists_.given_names.merge(load_list(data / "gazetteers" / "given-names-male.txt"));
  extractor.lists_.countries = load_list(data / "gazetteers" / "countries-iso.txt");
  return extractor;
}

void Extractor::extract(Document article, KnowledgeGraph& graph) const {
  const DocumentId document_id = graph.add(std::move(article));
  const Document& document = graph.document(document_id);
  std::vector<Sentence> sentences;
  for (TokenizedSentence& sentence : read_sentences(document, words_)) {
    sentences.push_back({std::move(sentence), {}});
  }
  const auto is_title = [&](const Sentence& s) {
    return slice(document, s.span) == document.title;
  };
  const auto body = std::stable_partition(sentences.begin(), sentences.end(), is_title);
  const std::vector<TokenizedSentence> body_sentences(body, sentences.end());
  const NameFinder finder(body_sentences, words_);
  std::set<std::string> names;
  for (auto sentence = body; sentence != sentences.end(); ++sentence) {
    sentence->names = finder.find(*sentence);
    for (const Name& name : sentence->names) names.insert(name.text);
  }
  for (auto sentence = sentences.begin(); sentence != body; ++sentence) {
    sentence->names = NameFinder::find_known(*sentence, names);
  }
  std::vector<Match> matches = PatternMatcher(document, words_, graph.ontology()).match(sentences);

  TypeVotes votes;
  for (const Sentence& sentence : sentences) vote_for_types(sentence, words_, lists_, votes);
  for (const Match& match : matches) {
    const RelationType* type = graph.ontology().relation_type(match.type);
    if (type == nullptr) continue;
    votes.vote_for_argument(match.subject->text, type->subject);
    votes.vote_for_argument(match.object->text, type->object);
  }

  std::map<std::string, Entity> named;
  for (const Sentence& sentence : sentences) {
    for (const Name& name : sentence.names) {
      named[name.text].mentions.push_back(
          {document_id, span_of(sentence, name), MentionKind::name, ""});
    }
  }
  std::map<std::string, EntityId> entities;
  for (auto& [name, entity] : named) {
    entity.name = name;
    entity.type = votes.type_of(name);
    entities[name] = graph.add(std::move(entity));
  }
  std::map<Triple, std::vector<Statement>> facts;
  for (Match& match : matches) {
    const EntityId subject = entities.at(match.subject->text);
    const EntityId object = entities.at(match.object->text);
    const RelationType* type = graph.ontology().relation_type(match.type);
    const bool fits =
        type != nullptr && type->accepts(graph.entity(subject).type, graph.entity(object).type);
    Statement& statement = match.statement;
    statement.document = document_id;
    if (statement.attribution) {
      statement.attribution->entity = entities.at(statement.attribution->text);
    }
    const Triple triple{subject, fits ? match.type : "related_to", fits ? "" : statement.predicate,
                        object};
    facts[triple].push_back(std::move(statement));
  }
  for (auto& [triple, statements] : facts) graph.add(triple, std::move(statements));
}

}  // namespace graphwright
