// Prose of a report in the form that phrases are looked for in.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "base/fold.h"
#include "rules/rule.h"

namespace candor::rules {

// Folded prose by span: many rules look at the same sections, and at the whole.
class FoldedProse {
 public:
  explicit FoldedProse(const Input& in) : document_(in.document) {}

  const std::string& of(Span span) const {
    const auto [found, is_new] = texts_.try_emplace({span.begin, span.end});
    if (is_new) found->second = fold(document_.prose(span));
    return found->second;
  }

 private:
  const report::Document& document_;
  mutable std::map<std::pair<size_t, size_t>, std::string> texts_;  // addresses stay as it grows
};

// The text without comments and code (report::Document::prose), folded. Lives as long as the memo of `in`.
inline const std::string& folded_prose(const Input& in, Span span) {
  return in.shared<FoldedProse>().of(span);
}

}  // namespace candor::rules
