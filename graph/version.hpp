#pragma once

#include <string_view>

namespace graphwright {

/// The version of the library: "0.1.0".
std::string_view version() noexcept;

}  // namespace graphwright
