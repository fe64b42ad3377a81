#include "graph/entity.hpp"

#include <algorithm>
#include <tuple>

namespace graphwright {
namespace {

bool has_lower_case(std::string_view name) {
  return std::any_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

std::vector<std::string> descriptions(const Entity& entity) {
  std::vector<std::string> words;
  for (const Attribute& attribute : entity.attributes) {
    if (attribute.key == description_key) words.push_back(attribute.text);
  }
  return words;
}

const std::string& preferred_name(const std::string& one, const std::string& other) {
  const auto rank = [](const std::string& name) {
    return std::make_tuple(-static_cast<long>(name.size()), !has_lower_case(name),
                           std::string_view(name));
  };
  return rank(one) <= rank(other) ? one : other;
}

std::string_view name_of(MentionKind kind) noexcept {
  switch (kind) {
    case MentionKind::name: return "name";
    case MentionKind::nominal: return "nominal";
    case MentionKind::pronoun: return "pronoun";
  }
  return "";
}

}  // namespace graphwright
