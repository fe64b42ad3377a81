#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace graphwright {

/// A text on one line and fit for XML: white space as single spaces, without control characters and
/// noncharacters.
std::string plain_text(std::string_view text);

/// A text broken into lines of about `width` characters where Unicode allows (UAX #14), or within a
/// word that is longer than twice that. At most `lines` lines; what is cut off is shown by an
/// ellipsis. Characters are counted as a reader sees them (UAX #29).
std::string wrapped(std::string_view text, std::size_t width, std::size_t lines);

/// A text of at most so many characters, cut after a word where one ends near, with an ellipsis.
std::string shortened(std::string_view text, std::size_t characters);

/// A date as a caption shows it: "8 April 2026", "April 2026"; what is no full EDTF date as it is.
std::string readable_date(std::string_view edtf);

}  // namespace graphwright
