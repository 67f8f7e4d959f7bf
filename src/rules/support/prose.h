// Prose of a report in the form that phrases are looked for in.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rules/rule.h"
#include "rules/support/words.h"

namespace candor::rules {

// The words of a report's prose by span: many rules look at the same sections, and at the whole.
class ProseWords {
 public:
  explicit ProseWords(const Input& in)
      : document_(in.document), lines_(static_cast<size_t>(in.document.source().line_count()) + 1) {}

  const Words& of(Span span) const {
    auto found = texts_.find({span.begin, span.end});
    if (found == texts_.end()) {
      found = texts_.emplace(std::pair(span.begin, span.end), Words(document_.prose(span))).first;
    }
    return found->second;
  }

  const Words& of(const markdown::Line& line) const {
    auto& words = lines_.at(static_cast<size_t>(line.number));
    if (!words) words.emplace(document_.text(line.content));
    return *words;
  }

 private:
  const report::Document& document_;
  mutable std::map<std::pair<size_t, size_t>, Words> texts_;  // addresses stay as it grows
  mutable std::vector<std::optional<Words>> lines_;           // by number
};

// The words of the text without comments and code (report::Document::prose). They live as long as the memo of `in`.
inline const Words& words_of(const Input& in, Span span) {
  return in.shared<ProseWords>().of(span);
}

// The words of one line as it is written, comments and code included.
inline const Words& words_of(const Input& in, const markdown::Line& line) {
  return in.shared<ProseWords>().of(line);
}

// The text without comments and code, folded.
inline const std::string& folded_prose(const Input& in, Span span) {
  return words_of(in, span).folded();
}

}  // namespace candor::rules
