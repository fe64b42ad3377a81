#include "graph/version.hpp"

namespace graphwright {

std::string_view version() noexcept { return GRAPHWRIGHT_VERSION; }

}  // namespace graphwright
