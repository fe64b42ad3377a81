#pragma once

#include <string>
#include <string_view>

namespace graphwright {

/// A text as XML character data or as a quoted attribute's value. Precondition: it holds no
/// character that XML forbids
/// (`plain_text` leaves none).
std::string xml_escaped(std::string_view text);

}  // namespace graphwright
