#include "report/sentence.h"

#include "base/fold.h"

namespace candor::report {

namespace {

bool abbreviation_before(std::string_view text, size_t begin, size_t dot) {
  const std::string_view before = text.substr(begin, dot + 1 - begin);
  return before.ends_with("e.g.") || before.ends_with("i.e.") || before.ends_with("etc.") ||
         before.ends_with("resp.") || before.ends_with("vs.") || before.ends_with("No.");
}

}  // namespace

size_t sentence_end(std::string_view text, Span span) {
  int depth = 0;
  for (size_t i = span.begin; i < span.end; ++i) {
    const char c = text[i];
    if (c == '(') ++depth;
    if (c == ')' && depth > 0) --depth;
    if (depth > 0 || (c != '.' && c != '?' && c != '!' && c != ':')) continue;
    const bool ends = i + 1 == span.end || is_space(text[i + 1]) || text[i + 1] == '*' || text[i + 1] == '_';
    if (ends && !(c == '.' && abbreviation_before(text, span.begin, i))) return i + 1;
  }
  return span.end;
}

}  // namespace candor::report
