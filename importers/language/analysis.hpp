#pragma once

#include <cstdint>
#include <string>
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

/// A sentence. Its words are in order and tile it but for white space; exactly one is the root, and
/// no chain of heads comes back to its beginning.
struct Sentence {
  Span span;
  std::vector<Word> words;
  std::vector<MultiwordToken> multiword_tokens;  ///< In order, disjoint.

  bool operator==(const Sentence&) const = default;
};

/// What the language engine finds in a text. Sentences are in order and disjoint.
struct Analysis {
  std::vector<Sentence> sentences;

  bool operator==(const Analysis&) const = default;
};

}  // namespace graphwright
