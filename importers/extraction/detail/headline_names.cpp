#include "importers/extraction/detail/headline_names.hpp"

#include <algorithm>

#include "importers/extraction/detail/name_variants.hpp"

namespace graphwright::detail {
namespace {

class HeadlineReader {
 public:
  using Names = std::vector<NamedMention>;

  HeadlineReader(const Article& article, const TypesOfNames& types, const TypesOfNames& parts,
                 const World& world)
      : article_(article), types_(types), parts_(parts), world_(world) {}

  Names find(std::size_t s) const {
    const Names found = article_.sentence(s).names;
    const auto size = static_cast<std::uint32_t>(article_.sentence(s).words.size());
    Names names;
    for (const NamedMention& name : found) {
      // A title that is one name, or another form of a person's: "Inés Olm" of "Inés Lucía Olm".
      const bool whole = name.begin == 0 && name.end == size;
      if (whole || is_form_of_known(text(s, name), name.type)) names.push_back(name);
    }
    const std::size_t kept = names.size();
    for (std::uint32_t i = 0; i < size; ++i) {
      const auto inside =
          std::find_if(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(kept),
                       [&](const NamedMention& n) { return n.begin <= i && i < n.end; });
      if (inside != names.begin() + static_cast<std::ptrdiff_t>(kept)) {
        i = inside->end - 1;
        continue;
      }
      for (std::uint32_t end = std::min(size, i + longest_name); end > i; --end) {
        const auto name = parts_.find(article_.words(s, {i, end}));
        if (name == parts_.end()) continue;
        // "Will", "New": a part of a name may be any word.
        const bool part = !types_.contains(name->first);
        if (part && word(s, i).upos != "PROPN" && word(s, i).upos != "NOUN") continue;
        names.push_back({i, end, name->second});
        i = end - 1;
        break;
      }
    }
    for (const NamedMention& name : found) {
      const auto meets = [&](const NamedMention& n) {
        return n.begin < name.end && name.begin < n.end;
      };
      if (std::none_of(names.begin(), names.end(), meets) && stands_elsewhere(s, name)) {
        names.push_back(name);
      }
    }
    std::sort(names.begin(), names.end(),
              [](const NamedMention& a, const NamedMention& b) { return a.begin < b.begin; });
    return names;
  }

 private:
  std::string text(std::size_t s, const NamedMention& name) const {
    return article_.words(s, {name.begin, name.end});
  }

  const Word& word(std::size_t s, std::uint32_t i) const { return article_.sentence(s).words[i]; }

  /// Whether a name of several words is a form of a longer one in the body.
  bool is_form_of_known(const std::string& name, const std::string& type) const {
    if (type != "Person" || name.find(' ') == std::string::npos) return false;
    const NameWords words = words_of_name(name, type, world_);
    return std::any_of(types_.begin(), types_.end(), [&](const auto& known) {
      if (known.second != "Person" || known.first == name) return false;
      const auto form = compare_persons(words, words_of_name(known.first, type, world_), world_);
      return form && is_same_thing(*form) && known.first.size() > name.size();
    });
  }

  /// Whether a name of the headline stands in the text below it, parts that are skipped included.
  bool stands_elsewhere(std::size_t s, const NamedMention& name) const {
    const std::string_view text = article_.document.text;
    const Span headline = article_.sentence(s).span;
    return text.find(this->text(s, name), headline.end) != std::string_view::npos ||
           text.substr(0, headline.begin).find(this->text(s, name)) != std::string_view::npos;
  }

  const Article& article_;
  const TypesOfNames& types_;
  const TypesOfNames& parts_;
  const World& world_;
};

}  // namespace

std::vector<NamedMention> names_of_headline(const Article& article, std::size_t sentence,
                                            const TypesOfNames& types, const TypesOfNames& parts,
                                            const World& world) {
  return HeadlineReader(article, types, parts, world).find(sentence);
}

}  // namespace graphwright::detail
