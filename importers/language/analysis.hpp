#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/document.hpp"

namespace graphwright {

/// A syntactic word of Universal Dependencies, version 2: "don't" is two.
struct Word {
  Span span;                ///< Bytes of the text.
  std::string form;         ///< The text of the span.
  std::string lemma;        ///< The dictionary form.
  std::string upos;         ///< Universal part of speech: "VERB".
  std::string xpos;         ///< Tag of the Penn Treebank: "VBD".
  std::uint32_t head = 0;   ///< The number, from 1, of the word in the sentence on which this one
                            ///< depends; 0 for the root.
  std::string relation;     ///< To the head, with subtype: "nsubj:pass", "root".
  bool space_after = true;  ///< Whether a blank (`atoms`), or the text's end, follows.

  bool operator==(const Word&) const = default;
};

/// Words [begin, end) of a sentence, counted from 0, that are written as one ("do" "n't").
struct MultiwordToken {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool operator==(const MultiwordToken&) const = default;
};

/// A name in a sentence: words [begin, end), counted from 0.
struct NamedMention {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string type;  ///< A type of entity: "Person".
  bool operator==(const NamedMention&) const = default;
};

enum class ValueKind : std::uint8_t {
  date,
  time,  ///< Of day.
  duration,
  money,
  percentage,
  quantity,  ///< Of what is measured or counted.
  age,
  ordinal
};

/// A date or an amount in a sentence: words [begin, end), counted from 0. What the words do not
/// tell is empty.
struct Value {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  ValueKind kind = ValueKind::date;
  std::string date = {};  ///< Of a date, EDTF: "2026-04-08"; of a time, "T17:00".
  std::optional<double> number = {};
  std::optional<double> upper =
      {};                 ///< The greatest number of a range, of which `number` is the least.
  std::string unit = {};  ///< ISO 4217 code, "%", the unit's sign or word in the singular: "km".
  bool approximate = false;
  bool operator==(const Value&) const = default;
};

/// A sentence. Its words are in order and tile it but for white space; exactly one is the root, and
/// no chain of heads comes back to its beginning.
struct Sentence {
  Span span;
  std::vector<Word> words;
  std::vector<MultiwordToken> multiword_tokens;  ///< In order, disjoint.
  std::vector<NamedMention> names;               ///< In order; no name or value
  std::vector<Value> values;                     ///< shares a word with another.

  bool operator==(const Sentence&) const = default;
};

/// The label of a kind of value, as that of a type of entity: "Date", "Money"; "Quantity" of
/// percentages, measures and counts.
std::string_view label(ValueKind kind);

/// A value as one text: EDTF, "400000000 USD", "~5/10 km"; "" if it is not known.
std::string normal_form(const Value& value);

/// What the language engine finds in a text. Sentences are in order and disjoint.
struct Analysis {
  std::vector<Sentence> sentences;

  bool operator==(const Analysis&) const = default;
};

}  // namespace graphwright
