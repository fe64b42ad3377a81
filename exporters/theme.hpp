#pragma once

#include <array>
#include <string_view>

namespace graphwright {

/// The colours of a picture that do not depend on the entity types; "#rrggbb".
struct Theme {
  std::string_view name;
  std::string_view background;
  std::string_view text;
  std::string_view muted_text;  ///< Captions and edge labels.
  std::string_view line;        ///< What is asserted.
  std::string_view faint_line;  ///< What is possible or denied.
  std::string_view community;   ///< The ground of a community.
  bool dark;
};

/// The theme of a name: light, dark or print. Precondition: it is one of them.
const Theme& theme_named(std::string_view name);

/// How entities of a type are drawn. Colours are those of Okabe and Ito (2008), which the
/// colour-blind can tell apart, lightened for a light ground and darkened for a dark one; print has
/// none.
struct TypeLook {
  std::string_view type;
  std::string_view shape;  ///< A shape of Graphviz.
  std::string_view style;  ///< Besides "filled".
  std::string_view light;  ///< Fill on a light ground.
  std::string_view dark;   ///< Fill on a dark ground.
  std::string_view grey;   ///< Fill in print.
  std::string_view border;
};

/// The look of an entity type; types that the news ontology does not have look alike.
const TypeLook& look_of(std::string_view entity_type);

/// The fill and the border of a type in a theme.
std::string_view fill_of(const TypeLook& look, const Theme& theme);
std::string_view border_of(const TypeLook& look, const Theme& theme);

/// The colours of Okabe and Ito (2008), at which communities are told apart where they are no
/// clusters.
inline constexpr std::array<std::string_view, 7> community_colours = {
    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8a8a2b"};

/// The font of pictures and what stands in for it where it is missing: all of its width or
/// narrower, so that nothing is cut.
inline constexpr std::string_view font_family = "Open Sans,DejaVu Sans,Helvetica,Arial,sans-serif";

}  // namespace graphwright
