#include "graph/identity.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/uuid_io.hpp>

#include "graph/error.hpp"

namespace graphwright {
namespace {

constexpr std::size_t longest_slug = 96;  // bytes, before the hash

/// NFKD with case folded, so that marks stand apart from their letters.
icu::UnicodeString folded(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
  text = nfkd->normalize(text, status).foldCase();
  if (U_FAILURE(status)) assertion_failed("ICU has no NFKD data");
  return text;
}

/// The word that stands for a sign that tells names apart, or nullptr.
const char* spoken(UChar32 c) {
  switch (c) {
    case '+': return "plus";
    case '#': return "sharp";
    case '&': return "and";
    case '@': return "at";
    case '%': return "percent";
    case '$': return "dollar";
    case '*': return "star";
    default: return nullptr;
  }
}

bool is_apostrophe(UChar32 c) { return c == '\'' || c == 0x2018 || c == 0x2019; }

/// Builds a slug from words; what separates them becomes one hyphen.
class Words {
 public:
  void add(UChar32 letter) {
    if (gap_ && !out_.isEmpty()) out_.append(u'-');
    gap_ = false;
    out_.append(letter);
  }
  void add_word(const char* word) {
    gap_ = true;
    for (; *word != '\0'; ++word) add(static_cast<UChar32>(*word));
    gap_ = true;
  }
  void separate() { gap_ = true; }
  std::string str() const {
    std::string utf8;
    out_.toUTF8String(utf8);
    return utf8;
  }

 private:
  icu::UnicodeString out_;
  bool gap_ = false;
};

/// A cut at a character's first byte, so that the rest stays UTF-8.
std::size_t whole_characters(std::string_view utf8, std::size_t length) {
  while (length > 0 && (static_cast<unsigned char>(utf8[length]) & 0xC0) == 0x80) --length;
  return length;
}

}  // namespace

std::string content_hash(std::string_view bytes) {
  // The namespace is a UUID of this project's own.
  constexpr boost::uuids::uuid project = {{0x3b, 0x1f, 0x7a, 0x52, 0x90, 0x6c, 0x4d, 0x3e, 0x8f,
                                           0x21, 0x5a, 0xc4, 0x0e, 0x97, 0xd1, 0x68}};
  const std::string text = boost::uuids::to_string(
      boost::uuids::name_generator_sha1(project)(bytes.data(), bytes.size()));
  std::string digits;
  for (const char c : text) {
    if (c != '-' && digits.size() < 16) digits += c;
  }
  return digits;
}

std::string slug(std::string_view name) {
  const icu::UnicodeString text = folded(name);
  Words words;
  std::int32_t run =
      0;  // letters since the last separation: an initial's full stop joins ("U.S.", "J.R.R.")
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (u_isalnum(c)) {
      words.add(c);
      ++run;
    } else if (u_charType(c) == U_NON_SPACING_MARK || is_apostrophe(c) || (c == '.' && run == 1)) {
      if (c == '.') run = 0;
    } else if (const char* word = spoken(c)) {
      words.add_word(word);
      run = 0;
    } else {
      words.separate();
      run = 0;
    }
  }
  std::string result = words.str();
  if (result.empty()) return "x-" + content_hash(name);
  if (result.size() > longest_slug) {
    result.resize(whole_characters(result, longest_slug));
    result += "-" + content_hash(words.str());
  }
  return result;
}

std::string single_spaced(std::string_view words) {
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(words.data(), static_cast<std::int32_t>(words.size())));
  icu::UnicodeString name;
  bool gap = false;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (u_isUWhiteSpace(c)) {
      gap = !name.isEmpty();
      continue;
    }
    if (gap) name.append(u' ');
    gap = false;
    name.append(c);
  }
  std::string utf8;
  return name.toUTF8String(utf8);
}

std::string entity_id(std::string_view type, std::string_view name) {
  return slug(type) + "/" + slug(name);
}

std::string EntityIds::next(std::string_view type, std::string_view name) {
  const std::string plain = entity_id(type, name);
  std::size_t& number = last_[plain];
  while (true) {
    ++number;
    std::string id = number == 1 ? plain : plain + "-" + std::to_string(number);
    if (taken_.insert(id).second) return id;
  }
}

}  // namespace graphwright
