#include "exporters/picture.hpp"

#include <fmt/format.h>
#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

#include <memory>
#include <mutex>
#include <sstream>
#include <string>

#include "exporters/dot.hpp"
#include "graph/error.hpp"

namespace graphwright {
namespace {

/// What Graphviz complains of while it draws.
std::string& complaint() {
  static std::string text;
  return text;
}

int note_complaint(char* message) {
  complaint() += message;
  return 0;
}

struct CloseGraph {
  void operator()(Agraph_t* graph) const { agclose(graph); }
};

/// A Graphviz context and the one lock that its use needs: the library keeps its state in globals.
class Graphviz {
 public:
  Graphviz(const Graphviz&) = delete;
  Graphviz& operator=(const Graphviz&) = delete;

  static std::string draw(const std::string& dot, const char* engine, const char* format) {
    static Graphviz instance;
    const std::lock_guard lock(instance.mutex_);
    complaint().clear();
    const std::unique_ptr<Agraph_t, CloseGraph> graph(agmemread(dot.c_str()));
    if (graph == nullptr) throw Error(fmt::format("Graphviz cannot read our DOT: {}", complaint()));
    if (gvLayout(instance.context_, graph.get(), engine) != 0) {
      throw Error(
          fmt::format("Graphviz cannot lay out the graph with '{}': {}", engine, complaint()));
    }
    char* data = nullptr;
    unsigned length = 0;
    const int failed = gvRenderData(instance.context_, graph.get(), format, &data, &length);
    std::string picture =
        failed != 0 || data == nullptr ? std::string() : std::string(data, length);
    if (data != nullptr) gvFreeRenderData(data);
    gvFreeLayout(instance.context_, graph.get());
    if (picture.empty())
      throw Error(fmt::format("Graphviz cannot draw '{}': {}", format, complaint()));
    return picture;
  }

 private:
  Graphviz() : context_(gvContext()) {
    agseterr(AGERR);
    agseterrf(note_complaint);
  }
  ~Graphviz() { gvFreeContext(context_); }

  std::mutex mutex_;
  GVC_t* context_;
};

const char* graphviz_name(PictureFormat format) {
  switch (format) {
    case PictureFormat::svg: return "svg";
    case PictureFormat::png: return "png:cairo";
    case PictureFormat::pdf: return "pdf";
  }
  return "svg";
}

}  // namespace

void write_picture(const KnowledgeGraph& graph, std::ostream& out, PictureFormat format) {
  std::ostringstream dot;
  write_dot(graph, dot);
  out << Graphviz::draw(dot.str(), "dot", graphviz_name(format));
}

}  // namespace graphwright
