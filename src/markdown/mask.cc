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

// A closing fence is only one when nothing follows, an opening one of backticks when no backtick follows.
std::string_view stand_in(std::string_view line, size_t marks) {
  const std::string_view rest = trim(line.substr(marks));
  if (rest.empty()) return "";
  const bool fence = marks > 0 && line[marks - 1] == '`';
  return fence && rest.find('`') != std::string_view::npos ? "x`x" : "x";
}

void add_line(std::string_view line, std::string& out) {
  const size_t begin = line.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return;
  const bool whole = begin < kMaxIndent && is_mark(line[begin]) && one_character(line);
  const size_t marks = whole ? line.size() : leading_marks(line);
  out.append(line.substr(0, marks));
  out.append(stand_in(line, marks));
}

// The line without comments, and with lone carriage returns as blanks. `buffer` holds the copy when one is needed.
std::string_view without_comments(std::string_view text, Span line, const std::vector<Span>& comments, size_t& next,
                                  std::string& buffer) {
  while (next < comments.size() && comments[next].end <= line.begin) ++next;
  const std::string_view view = text.substr(line.begin, line.size());
  const bool touched = next < comments.size() && comments[next].begin < line.end;
  if (!touched && view.find('\r') == std::string_view::npos) return view;
  buffer.clear();
  size_t at = line.begin;
  for (size_t i = next; i < comments.size() && comments[i].begin < line.end; ++i) {
    if (comments[i].begin > at) buffer.append(text.substr(at, comments[i].begin - at));
    at = std::min(comments[i].end, line.end);
  }
  buffer.append(text.substr(at, line.end - at));
  std::replace(buffer.begin(), buffer.end(), '\r', ' ');
  return buffer;
}

}  // namespace

std::string mask_inlines(std::string_view text, const std::vector<Span>& comments) {
  std::string out;
  out.reserve(text.size() / 4 + 64);
  std::string buffer;
  size_t next_comment = 0;
  for (size_t begin = text.starts_with("\xEF\xBB\xBF") ? 3 : 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    add_line(without_comments(text, {begin, end}, comments, next_comment, buffer), out);
    out.push_back('\n');
    begin = end + 1;
  }
  return out;
}

}  // namespace candor::markdown
