#include "exporters/picture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <locale>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "exporters/accessible_svg.hpp"
#include "exporters/caption.hpp"
#include "exporters/graphviz.hpp"
#include "exporters/label_text.hpp"
#include "exporters/picture_text.hpp"
#include "graph/error.hpp"

namespace graphwright {
namespace {

const char* graphviz_name(PictureFormat format) {
  switch (format) {
    case PictureFormat::svg: return "svg";
    case PictureFormat::png: return "png:cairo";
    case PictureFormat::pdf: return "pdf:cairo";
  }
  return "svg";
}

/// Width and height in points.
struct Extent {
  double width = 0;
  double height = 0;
};

/// How large the picture of a style is; nothing if its layout takes too long.
std::optional<Extent> extent_of(const KnowledgeGraph& graph, const View& view,
                                const PictureStyle& style, int seconds) {
  std::ostringstream dot;
  write_dot(graph, view, style, dot);
  const auto svg = render_with_graphviz(dot.str(), "svg", seconds);
  constexpr std::string_view key = "viewBox=\"0.00 0.00 ";
  const std::size_t at = svg ? svg->find(key) : std::string::npos;
  if (at == std::string::npos) return std::nullopt;
  std::istringstream numbers(svg->substr(at + key.size(), 40));
  numbers.imbue(std::locale::classic());
  Extent extent;
  if (!(numbers >> extent.width >> extent.height)) return std::nullopt;
  return extent;
}

/// Draws with the engine that suits the view, and if that takes too long with the one that copes
/// with anything.
std::string drawn(const KnowledgeGraph& graph, const View& view, PictureFormat format,
                  const PictureOptions& options) {
  std::vector<std::string> engines = {engine_for(view, options.style)};
  if (engines.front() != "sfdp") engines.emplace_back("sfdp");
  for (const std::string& engine : engines) {
    PictureStyle style = options.style;
    style.engine = engine;
    std::ostringstream dot;
    write_dot(graph, view, style, dot);
    if (auto picture = render_with_graphviz(dot.str(), graphviz_name(format), options.seconds)) {
      return *picture;
    }
  }
  throw Error(
      fmt::format("the layout of {} entities takes longer than {} seconds; show fewer of them",
                  view.entities.size(), options.seconds));
}

std::string line_sentence(const KnowledgeGraph& graph, const Line& line) {
  std::string label = line.reports ? "reported on" : line_label(graph, line);
  std::replace(label.begin(), label.end(), '\n', ' ');
  return plain_text(fmt::format("{} – {} – {}", graph.entity(line.subject).name, label,
                                graph.entity(line.object).name));
}

std::string made_accessible(const KnowledgeGraph& graph, const View& view, const std::string& svg) {
  std::map<std::string, std::string> titles;
  std::string description = caption_source(graph, view) + ".";
  for (std::size_t i = 0; i < view.entities.size(); ++i) {
    titles[fmt::format("entity{}", i + 1)] = entity_tooltip(graph.entity(view.entities[i]));
  }
  for (std::size_t i = 0; i < view.lines.size(); ++i) {
    const std::string sentence = line_sentence(graph, view.lines[i]);
    titles[fmt::format("line{}", i + 1)] = sentence + ": " + line_tooltip(graph, view.lines[i]);
    description += " " + sentence + ".";
  }
  const std::string title = caption_title(graph);
  return accessible_svg(svg, title.empty() ? "Knowledge graph" : title, description, titles);
}

/// The PDF without the time of its making: Cairo writes it as (D:20260303…), here replaced by as
/// many characters.
std::string without_date(std::string pdf) {
  const std::string key = "/CreationDate (D:";
  for (std::size_t at = pdf.find(key); at != std::string::npos; at = pdf.find(key, at)) {
    at += key.size();
    const std::size_t end = std::min(pdf.find(')', at), pdf.size());
    const std::string epoch = "19700101000000Z";
    for (std::size_t i = at; i < end; ++i) pdf[i] = i - at < epoch.size() ? epoch[i - at] : ' ';
  }
  return pdf;
}

}  // namespace

void suit_shape(const KnowledgeGraph& graph, const View& view, PictureOptions& options) {
  const double wanted = ratio_of(options.style.size);
  if (wanted == 0) return;
  if (options.style.direction == "auto" && engine_for(view, options.style) == "dot") {
    double least_stretch = 0;
    for (const char* direction : {"LR", "TB"}) {
      PictureStyle style = options.style;
      style.direction = direction;
      style.size = "free";
      const auto extent = extent_of(graph, view, style, options.seconds);
      if (!extent) continue;
      const double stretch = std::abs(std::log(extent->height / extent->width / wanted));
      if (options.style.direction != "auto" && stretch >= least_stretch) continue;
      least_stretch = stretch;
      options.style.direction = direction;
    }
  }
  if (const auto extent = extent_of(graph, view, options.style, options.seconds)) {
    options.style.width = std::ceil(std::max(extent->width, extent->height / wanted));
    options.style.height = std::ceil(std::max(extent->height, extent->width * wanted));
  }
}

void write_picture(const KnowledgeGraph& graph, std::ostream& out, PictureFormat format,
                   const PictureOptions& asked) {
  PictureOptions options = asked;
  const View view = choose_view(graph, options.view);
  suit_shape(graph, view, options);
  std::string picture = drawn(graph, view, format, options);
  if (format == PictureFormat::svg) picture = made_accessible(graph, view, picture);
  if (format == PictureFormat::pdf) picture = without_date(std::move(picture));
  out << picture;
}

}  // namespace graphwright
