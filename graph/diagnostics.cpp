#include "graph/diagnostics.hpp"

namespace graphwright {

void Diagnostics::warn(std::string_view file, std::size_t line, std::string_view message) {
  warn(Error(file, line, message));
}

void Diagnostics::warn(const Error& error) {
  if (++count_ <= kept_at_most) warnings_.emplace_back(error.what());
}

}  // namespace graphwright
