#include "report/sentence.h"

#include "base/byte_bits.h"
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
  const auto marks = [](const Sixteen& bytes) {
    return bytes.equal('(') | bytes.equal(')') | bytes.equal('.') | bytes.equal('?') | bytes.equal('!') |
           bytes.equal(':');
  };
  int depth = 0;
  for (size_t at = span.begin; at < span.end; at += kByteBits) {
    for (uint64_t bits = byte_bits(text.substr(0, span.end), at, marks); bits != 0; bits &= bits - 1) {
      const size_t i = at + static_cast<size_t>(std::countr_zero(bits));
      const char c = text[i];
      if (c == '(') ++depth;
      if (c == ')' && depth > 0) --depth;
      if (depth > 0 || c == '(' || c == ')') continue;
      const bool ends = i + 1 == span.end || is_space(text[i + 1]) || text[i + 1] == '*' || text[i + 1] == '_';
      if (ends && !(c == '.' && abbreviation_before(text, span.begin, i))) return i + 1;
    }
  }
  return span.end;
}

}  // namespace candor::report
