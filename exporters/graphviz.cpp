#include "exporters/graphviz.hpp"

#include <fmt/format.h>
#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <mutex>

#include "graph/error.hpp"

namespace graphwright {
namespace {

using Clock = std::chrono::steady_clock;

// The first byte that the drawing process sends.
constexpr char picture_follows = 'p';
constexpr char complaint_follows = 'c';

/// What Graphviz complains of. Only the drawing process writes here.
std::string& complaints() {
  static std::string text;
  return text;
}

int note_complaint(char* message) {
  complaints() += message;
  return 0;
}

/// Draws, and returns a byte that tells what follows it: the picture, or why there is none.
std::string draw(const std::string& dot, const char* format) {
  agseterr(AGERR);
  agseterrf(note_complaint);
  const auto failed = [](std::string_view what) {
    return fmt::format("{}{} {}", complaint_follows, what, complaints());
  };
  GVC_t* context = gvContext();
  Agraph_t* graph = agmemread(dot.c_str());
  if (graph == nullptr) return failed("Graphviz cannot read the DOT:");
  std::array<char, 8> attribute = {"layout"};
  std::array<char, 8> fallback = {"dot"};
  const char* engine = agget(graph, attribute.data());
  if (gvLayout(context, graph, engine == nullptr ? fallback.data() : engine) != 0) {
    return failed("Graphviz cannot lay out the graph:");
  }
  char* data = nullptr;
  unsigned length = 0;
  if (gvRenderData(context, graph, format, &data, &length) != 0 || length == 0) {
    return failed("Graphviz cannot draw the graph:");
  }
  // The process ends here: nothing is freed.
  return picture_follows + std::string(data, length);
}

void send(int to, const std::string& bytes) {
  std::size_t sent = 0;
  while (sent < bytes.size()) {
    const ssize_t written = write(to, bytes.data() + sent, bytes.size() - sent);
    if (written < 0 && errno != EINTR) return;
    if (written > 0) sent += static_cast<std::size_t>(written);
  }
}

/// Everything from a pipe up to its end; nothing if that does not come in time.
std::optional<std::string> receive(int from, Clock::time_point deadline) {
  std::string bytes;
  std::array<char, 1 << 16> buffer{};
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return std::nullopt;
    pollfd readable = {from, POLLIN, 0};
    const int ready = poll(&readable, 1, static_cast<int>(left));
    if (ready == 0) return std::nullopt;
    if (ready < 0) continue;  // interrupted
    const ssize_t length = read(from, buffer.data(), buffer.size());
    if (length == 0) return bytes;
    if (length > 0) bytes.append(buffer.data(), static_cast<std::size_t>(length));
  }
}

}  // namespace

std::optional<std::string> render_with_graphviz(const std::string& dot, const char* format,
                                                int seconds) {
  // One at a time: a process that is forked while another is being set up would hold the other's
  // pipe open.
  static std::mutex one_at_a_time;
  const std::lock_guard lock(one_at_a_time);
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) {
    throw Error(fmt::format("no pipe to Graphviz: {}", std::strerror(errno)));
  }
  const pid_t child = fork();
  if (child < 0) throw Error(fmt::format("no process for Graphviz: {}", std::strerror(errno)));
  if (child == 0) {
    close(ends[0]);
    send(ends[1], draw(dot, format));
    _exit(0);
  }
  close(ends[1]);
  std::optional<std::string> answer =
      receive(ends[0], Clock::now() + std::chrono::seconds(seconds));
  close(ends[0]);
  if (!answer) kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!answer) return std::nullopt;
  if (answer->empty()) throw Error("Graphviz broke down while drawing");
  const std::string content = answer->substr(1);
  if (answer->front() == complaint_follows) throw Error(content);
  return content;
}

}  // namespace graphwright
