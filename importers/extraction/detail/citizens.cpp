#include "importers/extraction/detail/citizens.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>

namespace graphwright::detail {

std::size_t add_countries_of_nationalities(const World& world, ArticleEntities& made) {
  const std::size_t before = made.entities.size();
  std::set<std::string> codes;
  for (const Entity& entity : made.entities) {
    const auto code = entity.external_ids.find(std::string(country_codes));
    if (code != entity.external_ids.end()) codes.insert(code->second);
  }
  for (std::size_t i = 0; i < before; ++i) {
    if (made.entities[i].type != "Group") continue;
    const Country* country = world.countries().of_nationality(made.entities[i].name);
    if (country == nullptr || !codes.insert(country->code).second) continue;
    Entity& entity = made.entities.emplace_back();
    entity.type = "Location";
    entity.name = country->name;
    entity.external_ids.emplace(country_codes, country->code);
  }
  return before;
}

void keep_countries_of_citizens(std::size_t before, DocumentId document,
                                std::vector<FoundRelation>& found, ArticleEntities& made) {
  std::erase_if(found, [&](const FoundRelation& r) {
    return r.subject >= before || (r.object >= before && r.type != "citizen_of");
  });
  std::map<std::size_t, std::size_t> kept;  // old number, new number
  std::vector<Entity> countries;
  for (FoundRelation& r : found) {
    if (r.object < before) continue;
    const auto [number, added] = kept.emplace(r.object, before + countries.size());
    if (added) countries.push_back(made.entities[r.object]);
    Entity& country = countries[number->second - before];
    const Mention mention{document, r.statement.object, MentionKind::nominal, ""};
    const auto at =
        std::lower_bound(country.mentions.begin(), country.mentions.end(), mention,
                         [](const Mention& a, const Mention& b) { return a.span < b.span; });
    if (at == country.mentions.end() || at->span != mention.span) {
      country.mentions.insert(at, mention);
    }
    r.object = number->second;
  }
  made.entities.resize(before);
  std::move(countries.begin(), countries.end(), std::back_inserter(made.entities));
}

}  // namespace graphwright::detail
