#include "importers/extraction/detail/entities.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "graph/identity.hpp"
#include "importers/extraction/detail/name_variants.hpp"

namespace graphwright::detail {
namespace {

constexpr std::size_t longest_description = 200;  // bytes

/// Makes the entities of one article.
class Maker {
 public:
  Maker(const Article& article, const Chains& chains, const World& world, const EntityTable& table,
        DocumentId document)
      : article_(article), chains_(chains), world_(world), table_(table), document_(document) {}

  ArticleEntities make() {
    made_.of_markable.resize(chains_.markables().size());
    for (std::size_t i = 0; i < chains_.markables().size(); ++i) {
      if (chains_.members(i).front() != i || !chains_.is_named(i)) continue;
      const std::vector<std::size_t>& members = chains_.members(i);
      for (const std::size_t m : members) made_.of_markable[m] = made_.entities.size();
      made_.entities.push_back(entity_of(members));
    }
    number_homonyms();
    return std::move(made_);
  }

 private:
  Entity entity_of(const std::vector<std::size_t>& members) const {
    Entity entity;
    entity.type = chains_.type(members.front());
    std::set<std::string> names;
    for (const std::size_t number : members) {
      const Markable& m = chains_.markable(number);
      entity.mentions.push_back({document_, article_.span(m.sentence, m.words), m.kind, ""});
      if (m.kind == MentionKind::name) names.insert(m.text);
    }
    entity.name = name_to_show(names, entity.type, world_);
    take_known(entity, names);
    names.erase(entity.name);
    entity.aliases.assign(names.begin(), names.end());
    if (entity.type == "Location") add_country_code(entity);
    add_descriptions(entity, members);
    return entity;
  }

  /// Takes over what the user's table says of an entity.
  void take_known(Entity& entity, std::set<std::string>& names) const {
    std::set<const KnownEntity*> matches;
    for (const std::string& name : names) {
      for (const KnownEntity* known : table_.find(name, entity.type)) matches.insert(known);
    }
    if (matches.empty()) {  // the type may have been misread
      for (const KnownEntity* known : table_.find(entity.name, "")) {
        if (entity.type != "Person" && known->type != "Person") matches.insert(known);
      }
    }
    if (matches.size() != 1) return;
    const KnownEntity& known = **matches.begin();
    entity.id = known.id;
    names.insert(known.aliases.begin(), known.aliases.end());
    entity.name = known.name;
    if (!known.type.empty()) {
      entity.type = known.type;
    } else {
      // What each text takes it for is noted, so that more can decide.
      for (Mention& mention : entity.mentions) mention.type = entity.type;
    }
    entity.external_ids = known.external_ids;
  }

  void add_country_code(Entity& entity) const {
    const Country* country = world_.countries().named(entity.name);
    for (const std::string& alias : entity.aliases) {
      if (country == nullptr) country = world_.countries().named(alias);
    }
    if (country != nullptr) entity.external_ids.emplace(country_codes, country->code);
  }

  /// Adds what nouns in apposition to names, predicates, and roles before names say of an entity.
  void add_descriptions(Entity& entity, const std::vector<std::size_t>& members) const {
    for (const std::size_t number : members) {
      const Markable& m = chains_.markable(number);
      if (m.kind == MentionKind::name) {
        const WordRange role = role_before(m);
        if (role.begin < role.end) add_description(m, m.sentence, role, role, entity);
      }
      if (m.kind != MentionKind::nominal) continue;
      const std::optional<std::size_t> name = described_by(number);
      const WordRange words = name ? description(m) : WordRange();
      if (name && words.begin < words.end) {
        add_description(chains_.markable(*name), m.sentence, words, m.words, entity);
      }
    }
    std::sort(entity.attributes.begin(), entity.attributes.end(),
              [](const Attribute& a, const Attribute& b) { return a.value < b.value; });
    // The same words said twice are one attribute with two pieces of evidence.
    std::vector<Attribute> united;
    for (Attribute& attribute : entity.attributes) {
      if (!united.empty() && united.back().value == attribute.value) {
        std::move(attribute.evidence.begin(), attribute.evidence.end(),
                  std::back_inserter(united.back().evidence));
      } else {
        united.push_back(std::move(attribute));
      }
    }
    entity.attributes = std::move(united);
  }

  void add_description(const Markable& described, std::uint32_t sentence, WordRange words,
                       WordRange noun, Entity& entity) const {
    const std::string text = article_.words(sentence, words);
    if (text.size() > longest_description) return;
    Statement evidence;
    evidence.document = document_;
    evidence.sentence = article_.sentence(sentence).span;
    evidence.subject = article_.span(described.sentence, described.words);
    evidence.object = article_.span(sentence, noun);
    evidence.predicate = "be";
    evidence.label = "is";
    evidence.time = Time::present;
    entity.attributes.push_back({std::string(description_key), text, text, {std::move(evidence)}});
  }

  /// The words of a role that stands right before a name, "chief executive"; an empty range if none
  /// does.
  WordRange role_before(const Markable& name) const {
    const Tree& tree = article_.trees[name.sentence];
    if (name.words.begin == 0 || name.headline) return {};
    const std::uint32_t noun = name.words.begin - 1;
    const std::vector<std::uint32_t> nouns = describing_nouns(article_, name, world_);
    if (std::find(nouns.begin(), nouns.end(), noun) == nouns.end() ||
        tree.word(noun).upos != "NOUN") {
      return {};
    }
    std::uint32_t begin = noun;
    while (begin > 0 && tree.dominates(noun, begin - 1) && tree.word(begin - 1).upos != "VERB" &&
           tree.word(begin - 1).upos != "ADP" && tree.word(begin - 1).upos != "PRON") {
      --begin;
    }
    return {begin, noun + 1};
  }

  /// The name, of the same chain and sentence, to which a noun is the apposition or predicate.
  std::optional<std::size_t> described_by(std::size_t noun) const {
    const Markable& m = chains_.markable(noun);
    const Tree& tree = article_.trees[m.sentence];
    for (const std::size_t number : chains_.members(noun)) {
      const Markable& name = chains_.markable(number);
      if (name.sentence != m.sentence || name.kind != MentionKind::name) continue;
      const bool predicate = tree.head(name.head) == m.head && tree.is(name.head, "nsubj");
      const bool apposition = (tree.head(m.head) == name.head && tree.is(m.head, "appos")) ||
                              (tree.head(name.head) == m.head && tree.is(name.head, "appos"));
      if (predicate || apposition) return number;
    }
    return std::nullopt;
  }

  /// The words of a noun phrase with what belongs to the noun alone: no clause of which it is the
  /// predicate, no name to which it stands in apposition, no relative clause.
  WordRange description(const Markable& m) const {
    const Tree& tree = article_.trees[m.sentence];
    WordRange words = m.words;
    for (const std::uint32_t child : tree.children(m.head)) {
      const bool part = tree.is(child, "nmod") || tree.is(child, "amod") ||
                        tree.is(child, "compound") || tree.is(child, "det") ||
                        (tree.is(child, "acl") && tree.word(child).relation != "acl:relcl") ||
                        tree.is(child, "nummod");
      if (!part) continue;
      const WordRange range = tree.subtree(child);
      if (range.end < words.begin || range.begin > words.end) continue;  // not beside it
      words.begin = std::min(words.begin, range.begin);
      words.end = std::max(words.end, range.end);
    }
    while (words.end > words.begin && tree.word(words.end - 1).upos == "PUNCT") --words.end;
    // "its chief lawyer" says nothing where the words before are not read.
    if (tree.word(words.begin).upos == "PRON") ++words.begin;
    return words;
  }

  /// Gives entities of one type and name, which are two by what the text says, ids of their own, in
  /// order.
  void number_homonyms() {
    EntityIds ids;
    for (const Entity& entity : made_.entities) {
      if (!entity.id.empty()) ids.take(entity.id);
    }
    for (Entity& entity : made_.entities) {
      if (entity.id.empty()) entity.id = ids.next(entity.type, entity.name);
    }
  }

  const Article& article_;
  const Chains& chains_;
  const World& world_;
  const EntityTable& table_;
  DocumentId document_;
  ArticleEntities made_;
};

}  // namespace

ArticleEntities make_entities(const Article& article, const Chains& chains, const World& world,
                              const EntityTable& table, DocumentId document) {
  return Maker(article, chains, world, table, document).make();
}

}  // namespace graphwright::detail
