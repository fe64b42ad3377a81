#include "exporters/theme.hpp"

#include <algorithm>
#include <array>

#include "graph/error.hpp"

namespace graphwright {
namespace {

constexpr std::array themes = {
    Theme{"light", "#ffffff", "#1d2329", "#4f5860", "#66717b", "#98a1a9", "#f3f5f7", false},
    Theme{"dark", "#14181c", "#f2f4f6", "#b8c1c9", "#9aa5af", "#6d7882", "#1d2329", true},
    Theme{"print", "#ffffff", "#000000", "#333333", "#333333", "#777777", "#f4f4f4", false},
};

constexpr std::array looks = {
    TypeLook{"Person", "ellipse", "", "#fbe2b3", "#6b4a0c", "#ffffff", "#c98a14"},
    TypeLook{"Organization", "box", "rounded", "#d3e9f8", "#164a6e", "#e4e4e4", "#3f8fc4"},
    TypeLook{"Location", "hexagon", "", "#c6e8dc", "#0d4f3c", "#f2f2f2", "#1b8a6b"},
    TypeLook{"Facility", "house", "", "#dff1ea", "#16614b", "#f2f2f2", "#1b8a6b"},
    TypeLook{"Product", "box", "", "#f4d9e8", "#6d2a50", "#ffffff", "#bb5d92"},
    TypeLook{"Work", "note", "", "#faf6c4", "#5c580f", "#ffffff", "#a39b1e"},
    TypeLook{"Event", "octagon", "", "#f8d8c4", "#6e3410", "#e4e4e4", "#cf6a26"},
    TypeLook{"Award", "ellipse", "", "#faf6c4", "#5c580f", "#e4e4e4", "#a39b1e"},
    TypeLook{"Law", "folder", "", "#e3e6e9", "#3b444c", "#ffffff", "#7c8790"},
    TypeLook{"Group", "ellipse", "dashed", "#eceff1", "#333b42", "#ffffff", "#7c8790"},
    TypeLook{"Concept", "box", "dashed", "#eceff1", "#333b42", "#ffffff", "#7c8790"},
};

constexpr TypeLook other = {"", "box", "", "#eceff1", "#333b42", "#ffffff", "#7c8790"};

}  // namespace

const Theme& theme_named(std::string_view name) {
  const auto found =
      std::find_if(themes.begin(), themes.end(), [&](const Theme& t) { return t.name == name; });
  if (found == themes.end()) assertion_failed("no such theme");
  return *found;
}

const TypeLook& look_of(std::string_view entity_type) {
  const auto found = std::find_if(looks.begin(), looks.end(),
                                  [&](const TypeLook& look) { return look.type == entity_type; });
  return found == looks.end() ? other : *found;
}

std::string_view fill_of(const TypeLook& look, const Theme& theme) {
  if (theme.name == "print") return look.grey;
  return theme.dark ? look.dark : look.light;
}

std::string_view border_of(const TypeLook& look, const Theme& theme) {
  return theme.name == "print" ? theme.line : look.border;
}

}  // namespace graphwright
