#include "markdown/mask.h"

#include <algorithm>

#include "base/fold.h"

namespace candor::markdown {

namespace {

constexpr int kMaxMarks = 32;
constexpr size_t kMaxIndent = 96;

bool is_mark(char c) {
  return c == '>' || c == '#' || c == '-' || c == '*' || c == '+' || c == '.' || c == ')' || c == '`' || c == '~' ||
         c == '=' || c == '_' || (c >= '0' && c <= '9');
}

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

// Length of the leading marks that cmark may see.
size_t leading_marks(std::string_view line) {
  size_t at = 0;
  int containers = 0;
  while (at < line.size() && at < kMaxIndent && containers <= kMaxMarks) {
    const char c = line[at];
    if (!is_blank(c) && !is_mark(c)) return at;
    if (c == '>' || (!is_blank(c) && at + 1 < line.size() && is_blank(line[at + 1]))) ++containers;
    ++at;
  }
  return at;
}

// A fence, a rule or an underline is long on purpose and holds no nesting.
bool one_character(std::string_view line) {
  const std::string_view text = trim(line);
  return !text.empty() && text[0] != '>' && text.find_first_not_of(text[0]) == std::string_view::npos;
}

void mask_line(char* line, size_t length) {
  const std::string_view text(line, length);
  if (one_character(text) && is_mark(text[text.find_first_not_of(" \t\r")]) &&
      text.find_first_not_of(" \t\r") < kMaxIndent) {
    return;
  }
  const size_t marks = leading_marks(text);
  const bool fence = marks > 0 && (text[marks - 1] == '`' || text[marks - 1] == '~');
  for (size_t i = marks; i < length; ++i) {
    const char c = line[i];
    if (c != ' ' && c != '\t' && c != '#' && !(fence && c == '`')) line[i] = 'x';
  }
}

}  // namespace

std::string mask_inlines(std::string_view text, const std::vector<Span>& comments) {
  std::string out(text);
  for (const Span& comment : comments) {
    std::replace_if(
        out.begin() + static_cast<std::ptrdiff_t>(comment.begin),
        out.begin() + static_cast<std::ptrdiff_t>(comment.end), [](char c) { return c != '\n'; }, ' ');
  }
  if (out.starts_with("\xEF\xBB\xBF")) out.replace(0, 3, "   ");
  for (size_t begin = 0; begin < out.size();) {
    size_t end = std::min(out.find('\n', begin), out.size());
    const size_t next = end + 1;
    if (end > begin && out[end - 1] == '\r' && end < out.size()) --end;
    std::replace(out.begin() + static_cast<std::ptrdiff_t>(begin), out.begin() + static_cast<std::ptrdiff_t>(end), '\r',
                 ' ');
    mask_line(out.data() + begin, end - begin);
    begin = next;
  }
  return out;
}

}  // namespace candor::markdown
