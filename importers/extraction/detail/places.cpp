#include "importers/extraction/detail/places.hpp"

#include <optional>

#include "importers/extraction/detail/type_evidence.hpp"

namespace graphwright::detail {
namespace {

/// Whether what stands behind a region may end an address: punctuation or a further phrase ("in
/// Austin, Texas on Monday"), but no "and", and no verb of which the region is the subject.
bool may_end_address(const Article& article, const Markable& region) {
  const std::vector<Word>& words = article.sentence(region.sentence).words;
  const std::uint32_t end = region.words.end;
  if (end >= words.size() || words[end].upos == "PUNCT") return true;
  const std::string& tag = words[end].upos;
  return (tag == "ADP" || tag == "PRON" || tag == "SCONJ") &&
         !article.trees[region.sentence].is(region.head, "nsubj");
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
  if (!is_comma(place.words.end) || !may_end_address(article, region)) return false;
  // "Vancouver, British Columbia, Canada", "Leeds, Yorkshire, England"
  const auto is_country = [&](const Markable& m) {
    return world.countries().named(m.text) != nullptr ||
           world.words().has("part of kingdom", ascii_lower(m.text));
  };
  const bool ends_in_country = is_country(region) && world.is_region(place.text);
  const bool goes_on = !is_country(region) && greater + 1 < chains.markables().size() &&
                       is_country(chains.markable(greater + 1));
  const bool listed_before =
      !ends_in_country && place.words.begin > 0 && is_comma(place.words.begin - 1);
  const std::uint32_t end = region.words.end;
  const bool listed_after = !goes_on && is_comma(end) && greater + 1 < chains.markables().size() &&
                            chains.markable(greater + 1).sentence == region.sentence &&
                            chains.markable(greater + 1).words.begin == end + 1 &&
                            chains.types(greater + 1).best() == "Location";
  return !listed_before && !listed_after;
}

/// Whether a name of an institution or building is followed by "in" and a place: what a museum is
/// "in" is where it lies, whatever the parser hangs it on; of a firm or club that is not sure.
bool is_institution_in(const Article& article, const Chains& chains, const World& world,
                       std::size_t thing, std::size_t place) {
  const Markable& one = chains.markable(thing);
  const Markable& other = chains.markable(place);
  const std::vector<Word>& words = article.sentence(one.sentence).words;
  std::uint32_t end = one.words.end;
  // "the Andean Institute (AI) in Lima"
  if (end + 3 < words.size() && words[end].form == "(" && words[end + 2].form == ")") end += 3;
  if (one.sentence != other.sentence || end >= words.size() ||
      ascii_lower(words[end].form) != "in" || chains.types(place).best() != "Location" ||
      chains.chain(thing) == chains.chain(place)) {
    return false;
  }
  const bool article_between =
      other.words.begin == end + 2 && ascii_lower(words[end + 1].form) == "the";
  if (other.words.begin != end + 1 && !article_between) return false;
  const std::string type = chains.types(thing).best();
  const NounMeaning* meaning = world.noun(ascii_lower(head_word(one.text)));
  const bool institution = meaning != nullptr && (meaning->types.front() == "Organization" ||
                                                  meaning->types.front() == "Facility");
  // "works at Alder in Lima"
  const bool at = one.words.begin > 0 && ascii_lower(words[one.words.begin - 1].form) == "at";
  return (type == "Organization" || type == "Facility") && (institution || at);
}

}  // namespace

std::vector<PlacePair> find_places(const Article& article, const Chains& chains,
                                   const World& world) {
  std::vector<PlacePair> pairs;
  std::optional<std::size_t> before;
  for (std::size_t i = 0; i < chains.markables().size(); ++i) {
    if (chains.markable(i).kind != MentionKind::name) continue;
    const std::optional<std::size_t> thing = before;
    const bool in_brackets = before && chains.chain(*before) == chains.chain(i);
    if (!in_brackets) before = i;
    if (thing && (is_address(article, chains, world, *thing, i) ||
                  is_institution_in(article, chains, world, *thing, i))) {
      pairs.push_back({*thing, i});
    }
  }
  return pairs;
}

}  // namespace graphwright::detail
