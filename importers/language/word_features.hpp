#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace graphwright {

// What the networks see of a word. tools/training/features.py computes the same for the training;
// a model names the fingerprint of the features that it was trained with.

/// The rows of the tables of hashed features.
inline constexpr std::uint32_t affix_rows = 1U << 15;
inline constexpr std::uint32_t shape_rows = 1U << 10;
inline constexpr std::size_t affix_count = 6;

/// A form with typographic quotes, dashes, blanks and dots as those of a typewriter.
std::string folded(std::string_view form);

/// A text in lower case, code point by code point.
std::string lower(std::string_view text);

/// Whether a form is made of two capital letters or more, and no small ones.
bool is_capitals(std::string_view form);

/// The key of a form in the table of word vectors: folded and in lower case.
std::string word_key(std::string_view form);

/// The key of a form in the vocabulary: folded, with all digits as 0, and in lower case unless all
/// its letters, two at least, are capitals: "AI" is not the "ai" of "ain't".
std::string vocabulary_key(std::string_view form);

/// The kinds of a form's characters: X (upper case), x, c (letters without case), d (digits), other
/// ASCII as it is, o for the rest; two of a run at most.
std::string shape(std::string_view form);

/// The 32-bit FNV-1a hash (Fowler, Noll and Vo) of bytes, or of bytes behind others of which the
/// hash is given.
std::uint32_t fnv1a(std::string_view bytes, std::uint32_t before = 2166136261U) noexcept;

/// The rows, in the table of affixes, of a form's prefixes of 1, 2, 3 and suffixes of 2, 3, 4 code
/// points; of the whole form where it is shorter.
std::array<std::uint32_t, affix_count> affix_features(std::string_view form);

/// The row of a form's shape in the table of shapes.
std::uint32_t shape_feature(std::string_view form);

/// A hash of the features of some words, which tells whether this code computes what a model was
/// trained with.
std::uint32_t feature_fingerprint();

}  // namespace graphwright
