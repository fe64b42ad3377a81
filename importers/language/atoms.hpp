#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/document.hpp"

namespace graphwright {

/// Words that are written as one, in lower case (`lower`), and the length in bytes of their first
/// part, less than the word's: "cannot" has 3.
using Contractions = std::map<std::string, std::size_t, std::less<>>;

/// What is known of the words of which texts are made: data/lexicon/tokens.tsv.
struct TokenLexicon {
  Contractions contractions;
  std::set<std::string, std::less<>> endings;        ///< Of the names of sites and files: "com".
  std::set<std::string, std::less<>> abbreviations;  ///< In lower case, without their full stop.

  /// Reads the classes "contraction", "ending" and "abbreviation" of a lexicon file. Throws Error,
  /// with file and line, where the value of a contraction is not a number of letters, fewer than
  /// the word has.
  static TokenLexicon load(const std::filesystem::path& file);
};

/// Cuts a part of a text into atoms, the smallest pieces of which words are made, in order: runs of
/// letters, of digits, of one sign; whole addresses (URLs, e-mail) and names of sites and files.
/// White space, control characters and blanks of no width belong to none. Letters are cut before
/// the n of "n't", and where a contraction's parts meet. The spans are bytes of the whole text.
std::vector<Span> atoms(std::string_view text, Span part, const TokenLexicon& tokens);

/// Whether the character that begins at a byte of a text is white space, a control character or a
/// blank of no width. Precondition: at < text.size().
bool is_blank(std::string_view text, std::size_t at) noexcept;

}  // namespace graphwright
