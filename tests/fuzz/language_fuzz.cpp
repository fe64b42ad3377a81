// Analyses bytes as a text, and as CoNLL-U. Words must stand in order on whole characters, every
// sentence be a tree, and what is written be readable.

#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

#include "graph/error.hpp"
#include "importers/documents/encoding.hpp"
#include "importers/language/analysis_json.hpp"
#include "importers/language/analyzer.hpp"
#include "importers/language/conllu.hpp"

using namespace graphwright;

namespace {

bool begins_character(const std::string& text, std::uint32_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

void check(const Analysis& analysis, const std::string& text, bool is_utf8) {
  std::uint32_t last = 0;
  for (const Sentence& sentence : analysis.sentences) {
    std::size_t roots = 0;
    for (const Word& word : sentence.words) {
      const Span span = word.span;
      if (span.begin < last || span.end <= span.begin || span.end > text.size()) std::abort();
      if (is_utf8 && (!begins_character(text, span.begin) || !begins_character(text, span.end))) {
        std::abort();
      }
      last = span.end;
      roots += word.head == 0;
      std::uint32_t at = word.head;
      for (std::size_t steps = 0; at != 0; ++steps, at = sentence.words[at - 1].head) {
        if (at > sentence.words.size() || steps > sentence.words.size()) std::abort();
      }
    }
    if (roots != 1) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  setenv("GRAPHWRIGHT_DATA", SOURCE_DIR "/data", 1);
  static const Analyzer analyzer = Analyzer::load();
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  try {
    Diagnostics diagnostics;
    const std::string text = decode_text(bytes, "input", diagnostics);
    const Analysis found = analyzer.analyze(text);
    check(found, text, true);
    std::ostringstream written;
    write_conllu(found, written);
    const GivenText again = read_conllu(written.str(), "written");
    if (again.analysis.sentences.size() != found.sentences.size()) std::abort();
    std::ostringstream json;
    write_analysis_json(found, text, "input", json);
    GivenText given = read_conllu(bytes, "input");
    analyzer.annotate(given.analysis);
    check(given.analysis, given.text, false);
  } catch (const Error&) {
    // Bad input, told so.
  }
  return 0;
}
