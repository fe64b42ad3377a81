#include "importers/documents/encoding.hpp"

#include <fmt/format.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "graph/error.hpp"

namespace graphwright {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view bytes;
  std::string_view what;
};

/// The first bytes of files that people take for text.
constexpr std::array binary_signatures = {
    Signature{"%PDF-"sv, "a PDF file"},
    Signature{"\x89PNG"sv, "a PNG picture"},
    Signature{"\xFF\xD8\xFF"sv, "a JPEG picture"},
    Signature{"GIF8"sv, "a GIF picture"},
    Signature{"PK\x03\x04"sv, "a ZIP archive (or an office document)"},
    Signature{"\x1F\x8B"sv, "a gzip archive"},
    Signature{"\x28\xB5\x2F\xFD"sv, "a Zstandard archive"},
    Signature{"\xD0\xCF\x11\xE0"sv, "an old office document"},
    Signature{"\x7F"
              "ELF"sv,
              "a program"},
};

struct Encoding {
  std::string_view mark;
  const char* icu_name;
};

/// Byte order marks, the longer ones first where one begins with another.
constexpr std::array marked_encodings = {
    Encoding{"\xEF\xBB\xBF"sv, "UTF-8"},        Encoding{"\xFF\xFE\x00\x00"sv, "UTF-32LE"},
    Encoding{"\x00\x00\xFE\xFF"sv, "UTF-32BE"}, Encoding{"\xFF\xFE"sv, "UTF-16LE"},
    Encoding{"\xFE\xFF"sv, "UTF-16BE"},
};

/// UTF-16 without a mark: every other byte of Western text is zero, those between hardly ever.
const char* unmarked_utf16(std::string_view bytes) {
  std::array<std::size_t, 2> zeros = {0, 0};
  const std::size_t looked_at = std::min<std::size_t>(bytes.size(), 4096);
  for (std::size_t i = 0; i < looked_at; ++i) zeros[i % 2] += bytes[i] == '\0';
  const std::size_t many = looked_at / 5;  // of the looked_at / 2 bytes of either kind
  const std::size_t few = looked_at / 50;
  if (zeros[1] > many && zeros[0] <= few) return "UTF-16LE";
  if (zeros[0] > many && zeros[1] <= few) return "UTF-16BE";
  return nullptr;
}

std::size_t line_at(std::string_view text, std::size_t byte) {
  return 1 + static_cast<std::size_t>(
                 std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(byte), '\n'));
}

void refuse_binary(std::string_view bytes, std::string_view name) {
  for (const Signature& signature : binary_signatures) {
    if (bytes.substr(0, signature.bytes.size()) == signature.bytes) {
      throw Error(name, 0, fmt::format("is {}, not text", signature.what));
    }
  }
  std::size_t controls = 0;
  for (const char c : bytes) {
    if (c == '\0') throw Error(name, 0, "is a binary file, not text (it holds zero bytes)");
    controls += static_cast<unsigned char>(c) < 0x20 &&
                "\t\n\v\f\r\x1B"sv.find(c) == std::string_view::npos;
  }
  if (controls > bytes.size() / 20) throw Error(name, 0, "is a binary file, not text");
}

/// What a pass over bytes as UTF-8 finds.
struct Utf8Survey {
  std::size_t multibyte = 0;  ///< Well-formed sequences of several bytes.
  std::size_t broken = 0;     ///< Maximal ill-formed subsequences (Unicode 15, table 3-8).
  std::size_t first_broken = 0;
};

template <typename OnCharacter>
Utf8Survey survey_utf8(std::string_view bytes, OnCharacter&& on_character) {
  Utf8Survey survey;
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto size = static_cast<std::int32_t>(bytes.size());
  for (std::int32_t at = 0; at < size;) {
    const std::int32_t begin = at;
    UChar32 c = 0;
    U8_NEXT(data, at, size, c);
    const std::string_view sequence =
        bytes.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin));
    if (c < 0) {
      if (survey.broken++ == 0) survey.first_broken = static_cast<std::size_t>(begin);
    } else if (sequence.size() > 1) {
      ++survey.multibyte;
    }
    on_character(sequence, c >= 0);
  }
  return survey;
}

std::string converted(std::string_view bytes, const char* icu_name) {
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), icu_name);
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

std::string mended(std::string_view bytes) {
  std::string utf8;
  utf8.reserve(bytes.size());
  survey_utf8(
      bytes, [&](std::string_view sequence, bool valid) { utf8 += valid ? sequence : "\uFFFD"sv; });
  return utf8;
}

std::string from_utf8(std::string bytes, std::string_view name, Diagnostics& diagnostics) {
  const Utf8Survey survey = survey_utf8(bytes, [](std::string_view, bool) {});
  if (survey.broken == 0) return bytes;
  const std::size_t line = line_at(bytes, survey.first_broken);
  if (survey.multibyte < survey.broken) {
    diagnostics.warn(name, line, "is not UTF-8; read as Windows-1252");
    return converted(bytes, "windows-1252");
  }
  diagnostics.warn(name, line,
                   fmt::format("{} broken UTF-8 sequence{} replaced by U+FFFD", survey.broken,
                               survey.broken == 1 ? " was" : "s were"));
  return mended(bytes);
}

}  // namespace

std::string decode_text(std::string bytes, std::string_view name, Diagnostics& diagnostics) {
  const char* encoding = nullptr;
  for (const Encoding& candidate : marked_encodings) {
    if (encoding == nullptr &&
        std::string_view(bytes).substr(0, candidate.mark.size()) == candidate.mark) {
      encoding = candidate.icu_name;
      bytes.erase(0, candidate.mark.size());
    }
  }
  if (encoding == nullptr) encoding = unmarked_utf16(bytes);
  std::string text =
      encoding == nullptr || encoding == "UTF-8"sv ? std::move(bytes) : converted(bytes, encoding);
  refuse_binary(text, name);
  return from_utf8(std::move(text), name, diagnostics);
}

}  // namespace graphwright
