#include "importers/language/atoms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "graph/error.hpp"
#include "importers/language/detail/code_points.hpp"
#include "importers/language/lexicon.hpp"
#include "importers/language/word_features.hpp"

namespace graphwright {
namespace {

using detail::next_code_point;

enum class Kind : std::uint8_t { blank, letter, digit, mark, sign };

Kind kind_of(UChar32 c) {
  constexpr UChar32 zero_width_space = 0x200B;
  constexpr UChar32 word_joiner = 0x2060;
  constexpr UChar32 byte_order_mark = 0xFEFF;
  constexpr UChar32 soft_hyphen = 0xAD;
  constexpr UChar32 zero_width_joiner = 0x200D;
  if (u_isUWhiteSpace(c) || u_charType(c) == U_CONTROL_CHAR || c == zero_width_space ||
      c == word_joiner || c == byte_order_mark) {
    return Kind::blank;
  }
  if (u_isalpha(c)) return Kind::letter;
  if (u_charType(c) == U_DECIMAL_DIGIT_NUMBER) return Kind::digit;
  if ((U_GET_GC_MASK(c) & U_GC_M_MASK) != 0 || c == soft_hyphen || c == zero_width_joiner) {
    return Kind::mark;
  }
  return Kind::sign;
}

/// Brackets and quotes, each of which is an atom of its own.
bool stands_alone(UChar32 c) {
  switch (c) {
    case '(':
    case ')':
    case '[':
    case ']':
    case '{':
    case '}':
    case '"':
    case '\'':  // clang-format off
    case 0x201C: case 0x201D: case 0x201E: case 0xAB: case 0xBB: case 0x2018: case 0x2019:  // clang-format on
      return true;
    default: return false;
  }
}

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_ascii_alphanumeric(char c) { return is_ascii_letter(c) || (c >= '0' && c <= '9'); }

bool begins_with(std::string_view text, std::string_view start) {
  return ascii_lower(text.substr(0, start.size())) == start;
}

/// The length of the text without the signs behind an address: full stops, quotes, and brackets
/// that were not opened in it.
std::size_t without_signs_behind(std::string_view text) {
  constexpr std::string_view closing = ")]}>";
  constexpr std::string_view opening = "([{<";
  constexpr std::string_view typographic[] = {"\u201D", "\u2019", "\u2026"};
  std::array<std::size_t, opening.size()> opened{};  // where each bracket is first opened
  for (std::size_t i = 0; i < opening.size(); ++i) opened[i] = text.find(opening[i]);
  std::size_t size = text.size();
  const auto sign_behind = [&]() -> std::size_t {
    if (size == 0) return 0;
    const char last = text[size - 1];
    if (std::string_view(".,;:!?'\"").find(last) != std::string_view::npos) return 1;
    const std::size_t bracket = closing.find(last);
    if (bracket != std::string_view::npos) return opened[bracket] >= size ? 1 : 0;
    for (const std::string_view sign : typographic) {
      if (text.substr(0, size).ends_with(sign)) return sign.size();
    }
    return 0;
  };
  for (std::size_t behind = sign_behind(); behind > 0; behind = sign_behind()) size -= behind;
  return size;
}

/// The length of an e-mail address at the beginning of a text, 0 if there is none.
std::size_t mail_length(std::string_view text) {
  constexpr std::size_t longest_name = 64;
  std::size_t at = 0;
  while (at < text.size() && at <= longest_name &&
         (is_ascii_alphanumeric(text[at]) ||
          std::string_view("._%+-").find(text[at]) != std::string_view::npos)) {
    ++at;
  }
  if (at == 0 || at > longest_name || at == text.size() || text[at] != '@') return 0;
  // A domain: labels with full stops between them, the last of them two letters at least.
  std::size_t end = 0;
  for (std::size_t label = at + 1; label < text.size();) {
    std::size_t letters = label;
    while (letters < text.size() && is_ascii_letter(text[letters])) ++letters;
    std::size_t behind = letters;
    while (behind < text.size() && (is_ascii_alphanumeric(text[behind]) || text[behind] == '-')) {
      ++behind;
    }
    if (behind == label) break;
    if (text[label - 1] == '.' && letters >= label + 2) end = letters;
    if (behind == text.size() || text[behind] != '.') break;
    label = behind + 1;
  }
  return end;
}

bool is_label_character(char c) { return is_ascii_alphanumeric(c) || c == '_' || c == '-'; }

/// The length of the name of a site or file at the beginning of a text without blanks, with what
/// follows behind a slash; 0 if there is none.
std::size_t name_length(std::string_view chunk, const std::set<std::string, std::less<>>& endings) {
  if (chunk.empty() || !is_ascii_alphanumeric(chunk.front())) return 0;
  std::size_t last = 0;
  for (std::size_t label = 0; label < chunk.size();) {
    std::size_t end = label;
    while (end < chunk.size() && is_label_character(chunk[end])) ++end;
    if (end == label) break;
    if (label > 0 && endings.contains(ascii_lower(chunk.substr(label, end - label)))) last = end;
    if (end == chunk.size() || chunk[end] != '.') break;
    label = end + 1;
  }
  const bool has_path = last > 0 && last < chunk.size() && chunk[last] == '/';
  return has_path ? without_signs_behind(chunk) : last;
}

/// The length of an address, or of the name of a site or file, at the beginning of a text without
/// blanks, 0 if there is none.
std::size_t address_length(std::string_view chunk, const TokenLexicon& tokens) {
  for (const std::string_view start : {"http://", "https://", "ftp://", "www."}) {
    if (begins_with(chunk, start)) return without_signs_behind(chunk);
  }
  const std::size_t mail = mail_length(chunk);
  return mail > 0 ? mail : name_length(chunk, tokens.endings);
}

/// Walks over a text without blanks.
class Chunk {
 public:
  Chunk(std::string_view text, std::uint32_t begin, const TokenLexicon& tokens)
      : text_(text), begin_(begin), tokens_(&tokens) {}

  void cut(std::vector<Span>& atoms) const {
    for (std::size_t at = 0; at < text_.size();) {
      const bool may_begin = at == 0 || !inside_address(at);
      const std::size_t address = may_begin ? address_length(text_.substr(at), *tokens_) : 0;
      if (address > 0) add(at, at + address, atoms);
      at = address > 0 ? at + address : atom_end(at, atoms);
    }
  }

 private:
  /// Whether what stands before a place shows that an address cannot begin there.
  bool inside_address(std::size_t at) const {
    const UChar32 c = detail::code_point_before(text_, at);
    return kind_of(c) == Kind::letter || kind_of(c) == Kind::digit ||
           (c < 0x80 &&
            std::string_view(".-_/@").find(static_cast<char>(c)) != std::string_view::npos);
  }

  void add(std::size_t begin, std::size_t end, std::vector<Span>& atoms) const {
    atoms.push_back(
        {begin_ + static_cast<std::uint32_t>(begin), begin_ + static_cast<std::uint32_t>(end)});
  }

  /// The end of the atom that begins at a place, which is added, in two parts if it is cut.
  std::size_t atom_end(std::size_t begin, std::vector<Span>& atoms) const {
    std::size_t end = begin;
    const UChar32 first = next_code_point(text_, end);
    const Kind kind = kind_of(first);
    const bool runs = kind == Kind::letter || kind == Kind::digit;
    std::size_t count = 1;
    while (end < text_.size()) {
      std::size_t next = end;
      const UChar32 c = next_code_point(text_, next);
      const Kind next_kind = kind_of(c);
      // Two single quotes are a double one.
      const bool same =
          kind == Kind::sign && c == first && (!stands_alone(c) || (c == '\'' && count == 1));
      if (next_kind != Kind::mark && !same && !(runs && next_kind == kind)) break;
      end = next;
      ++count;
    }
    const std::size_t cut = kind == Kind::letter ? contraction_cut(begin, end) : 0;
    if (cut > 0) add(begin, begin + cut, atoms);
    add(begin + cut, end, atoms);
    return end;
  }

  /// Where letters are cut in two, counted from their begin; 0 if nowhere.
  std::size_t contraction_cut(std::size_t begin, std::size_t end) const {
    const std::string_view word = text_.substr(begin, end - begin);
    if (word.size() > 1 && (word.back() == 'n' || word.back() == 'N')) {
      const std::string_view behind = text_.substr(end);
      const std::size_t quote = behind.starts_with('\'') ? 1 : behind.starts_with("\u2019") ? 3 : 0;
      if (quote > 0 && behind.size() > quote && (behind[quote] == 't' || behind[quote] == 'T')) {
        std::size_t at = quote + 1;
        const Kind next = at < behind.size() ? kind_of(next_code_point(behind, at)) : Kind::blank;
        if (next != Kind::letter && next != Kind::mark) return word.size() - 1;
      }
    }
    const auto found = tokens_->contractions.find(lower(word));
    return found == tokens_->contractions.end() ? 0 : found->second;
  }

  std::string_view text_;
  std::uint32_t begin_;
  const TokenLexicon* tokens_;
};

}  // namespace

TokenLexicon TokenLexicon::load(const std::filesystem::path& file) {
  TokenLexicon tokens;
  const Lexicon lexicon = Lexicon::load(file);
  for (const Lexicon::Entry& entry : lexicon.entries("contraction")) {
    std::size_t length = 0;
    const char* const end = entry.value.data() + entry.value.size();
    const auto read = std::from_chars(entry.value.data(), end, length);
    const std::string word = lower(entry.text);
    std::size_t cut = 0;
    std::size_t letters = 0;
    for (; letters < length && cut < word.size(); ++letters) next_code_point(word, cut);
    if (read.ec != std::errc() || read.ptr != end || cut == 0 || cut == word.size()) {
      throw Error(
          file.string(), entry.line,
          fmt::format("contraction '{}': the value is to be the number of letters of its first "
                      "part, less than the word has",
                      entry.text));
    }
    tokens.contractions.emplace(word, cut);
  }
  for (const Lexicon::Entry& entry : lexicon.entries("ending")) {
    tokens.endings.insert(lower(entry.text));
  }
  for (const Lexicon::Entry& entry : lexicon.entries("abbreviation")) {
    tokens.abbreviations.insert(lower(entry.text));
  }
  return tokens;
}

std::vector<Span> atoms(std::string_view text, Span part, const TokenLexicon& tokens) {
  std::vector<Span> atoms;
  const std::string_view whole = text.substr(0, part.end);
  for (std::size_t at = part.begin; at < whole.size();) {
    std::size_t begin = at;
    while (at < whole.size() && kind_of(next_code_point(whole, at)) == Kind::blank) begin = at;
    std::size_t end = begin;
    while (end < whole.size()) {
      std::size_t next = end;
      if (kind_of(next_code_point(whole, next)) == Kind::blank) break;
      end = next;
    }
    if (end > begin) {
      Chunk(whole.substr(begin, end - begin), static_cast<std::uint32_t>(begin), tokens).cut(atoms);
    }
    at = end;
  }
  return atoms;
}

bool is_blank(std::string_view text, std::size_t at) noexcept {
  return kind_of(next_code_point(text, at)) == Kind::blank;
}

}  // namespace graphwright
