#include "exporters/accessible_svg.hpp"

#include <algorithm>
#include <string_view>

#include "exporters/xml_text.hpp"

namespace graphwright {
namespace {

/// The value of an attribute in a tag, or "".
std::string attribute(std::string_view tag, std::string_view name) {
  const std::string begins = " " + std::string(name) + "=\"";
  const std::size_t at = tag.find(begins);
  if (at == std::string_view::npos) return "";
  const std::size_t begin = at + begins.size();
  return std::string(tag.substr(begin, tag.find('"', begin) - begin));
}

}  // namespace

std::string accessible_svg(const std::string& svg, const std::string& title,
                           const std::string& description,
                           const std::map<std::string, std::string>& titles) {
  constexpr auto none = std::string_view::npos;
  std::string result = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  std::string_view rest = svg;
  rest.remove_prefix(std::min(rest.find("<svg"), rest.size()));
  std::string id;  // of the group that was opened last
  while (!rest.empty()) {
    const std::size_t open = rest.find('<');
    result += rest.substr(0, open);
    if (open == none) break;
    rest.remove_prefix(open);
    if (rest.starts_with("<!--")) {
      const std::size_t end = rest.find("-->");
      rest.remove_prefix(end == none ? rest.size() : end + 3);
      if (rest.starts_with('\n')) rest.remove_prefix(1);
      continue;
    }
    if (rest.starts_with("<title>")) {
      const std::size_t end = rest.find("</title>");
      rest.remove_prefix(end == none ? rest.size() : end + 8);
      const auto found = titles.find(id);
      if (found != titles.end()) {
        result += "<title>" + xml_escaped(found->second) + "</title>";
      } else if (rest.starts_with('\n')) {
        rest.remove_prefix(1);
      }
      continue;
    }
    const std::size_t end = rest.find('>');
    std::string tag(rest.substr(0, end == none ? rest.size() : end + 1));
    rest.remove_prefix(tag.size());
    if (tag.starts_with("<g ")) id = attribute(tag, "id");
    if (tag.starts_with("<svg")) {
      tag.insert(4, " role=\"img\" aria-labelledby=\"picture-title picture-description\"");
      tag += "\n<title id=\"picture-title\">" + xml_escaped(title) +
             "</title>\n<desc id=\"picture-description\">" + xml_escaped(description) + "</desc>";
    }
    result += tag;
  }
  return result;
}

}  // namespace graphwright
