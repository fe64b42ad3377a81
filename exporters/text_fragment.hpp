#pragma once

#include <string>
#include <string_view>

namespace graphwright {

/// A link to some words of a page: the address with a text fragment (WICG Scroll-To-Text-Fragment),
/// percent-encoded. Long texts are named by their first and last words. Empty if the address is not
/// http or https.
std::string text_fragment_link(std::string_view uri, std::string_view words);

}  // namespace graphwright
