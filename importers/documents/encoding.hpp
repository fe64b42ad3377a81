#pragma once

#include <string>
#include <string_view>

#include "graph/diagnostics.hpp"

namespace graphwright {

/// The text of a file as UTF-8, of whatever encoding its bytes show: UTF-8, UTF-16 or UTF-32 (by a
/// byte order mark, which is left out, or UTF-16 by its zero bytes), else Windows-1252, the
/// superset of Latin-1 that such files turn out to be. Valid UTF-8 is returned as it is. Broken
/// UTF-8 is mended with U+FFFD. A guess and a mend are warnings about `name`; bytes that are no
/// text (a picture, an archive, zero bytes) throw Error.
std::string decode_text(std::string bytes, std::string_view name, Diagnostics& diagnostics);

}  // namespace graphwright
