#pragma once

// The words of a sentence as the rules of values see them. Not installed.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "importers/language/analysis.hpp"
#include "importers/language/lexicon.hpp"

namespace graphwright::detail {

/// A run of letters, a number, or one sign of a word: "$5bn" is three.
struct Piece {
  std::string text;        ///< Folded, in lower case.
  std::uint32_t word = 0;  ///< The number of its word, from 0.
  bool begins_word = false;
  bool ends_word = false;
  bool is_apart = true;         ///< Whether a blank stands before it.
  bool is_capitalised = false;  ///< Whether its word begins with a capital letter,
  bool is_in_capitals = false;  ///< or has no small ones and two capitals at least.
};

/// Cuts a word, and a text at its blanks, into pieces. Digits with points and commas between them
/// are one number.
std::vector<Piece> pieces(const std::vector<Word>& words);
std::vector<Piece> pieces(std::string_view text);

/// The names of classes of words and of what rules find, as small numbers.
class ClassNames {
 public:
  std::uint32_t number_of(const std::string& name);
  std::size_t size() const noexcept { return numbers_.size(); }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

/// Names and their values.
using Fields = std::vector<std::pair<std::string, std::string>>;

/// The value of a field; nullptr if it is missing.
const std::string* find_field(const Fields& fields, std::string_view name);

/// Sets a field anew.
void set_field(Fields& fields, const std::string& name, const std::string& value);

/// Pieces [begin, end) that are of a class.
struct Item {
  std::uint32_t of_class = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t start =
      0;  ///< Where the pieces begin that the rule looked at, those beside it too.
  std::uint32_t reach = 0;  ///< Where they end.
  Fields fields = {};       ///< Of an item that is a word or a number: "value".
};

/// The pieces of a sentence and what has been found of them.
struct Chart {
  std::vector<Piece> pieces;
  std::vector<std::vector<Item>> items;  ///< By their first piece.
  std::vector<bool> has_class;           ///< Whether there is any item of a class.

  void add(Item item);
};

/// The words of a lexicon by the pieces that they are made of.
class PhraseTable {
 public:
  /// Takes all entries of a lexicon's classes, with the classes' names.
  PhraseTable(const Lexicon& lexicon, const std::vector<std::string>& classes, ClassNames& names);

  /// Adds the items of all phrases in a chart. Pieces are together, and in capitals, where they are
  /// so in the lexicon.
  void find(Chart& chart) const;

 private:
  struct Phrase {
    std::vector<Piece> pieces;
    std::uint32_t of_class;
    std::string value;
  };
  std::unordered_map<std::string, std::vector<Phrase>> by_first_;
};

/// Numbers in digits and words: "1,450,000", "1.9 million", "twenty-five", "two and a half
/// million".
class NumberReader {
 public:
  /// Takes the classes "number" and "scale" of a lexicon. Throws Error if a value is no number.
  NumberReader(const Lexicon& lexicon, ClassNames& names);

  /// Adds the numbers in a chart: of the built-in class "integer" digits alone, of "number" the
  /// longest number that begins at a piece, of "count" if it cannot be a year. An item has the
  /// fields "value" and "scale", by which a last word multiplied it.
  void find(Chart& chart) const;

 private:
  /// A number as far as it has been read: what has been added up, and what may still be multiplied.
  struct Reading {
    double total;
    double current;
    double scale;  ///< Of the last word.
    std::uint32_t end;
    bool is_digits;  ///< Whether it begins with digits.
  };

  std::optional<Reading> begin(const std::vector<Piece>& pieces, std::uint32_t at) const;
  void go_on(const std::vector<Piece>& pieces, Reading& reading) const;

  /// The number of one or two words at a piece, and where they end.
  std::optional<std::pair<double, std::uint32_t>> below_hundred(const std::vector<Piece>& pieces,
                                                                std::uint32_t at) const;

  static bool is(const std::vector<Piece>& pieces, std::uint32_t at, std::string_view text);
  static std::optional<double> look_up(const std::unordered_map<std::string, double>& table,
                                       const std::vector<Piece>& pieces, std::uint32_t at);

  std::unordered_map<std::string, double> numbers_;
  std::unordered_map<std::string, double> scales_;
  std::uint32_t integer_;
  std::uint32_t number_;
  std::uint32_t count_;
};

}  // namespace graphwright::detail
