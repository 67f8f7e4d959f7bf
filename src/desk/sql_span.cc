#include "desk/sql_span.h"

#include "desk/impact_form.h"

namespace candor::desk {

namespace {

bool line_end(char c) {
  return c == '\n' || c == '\r';
}

// From `begin` to behind the closing quotation mark, or to the end. A doubled one closes and opens again.
size_t end_of_quoted(std::string_view sql, size_t begin) {
  const size_t close = sql.find(sql[begin], begin + 1);
  return close == std::string_view::npos ? sql.size() : close + 1;
}

std::string without_line_ends(std::string_view text) {
  std::string out;
  for (const char c : text) out += line_end(c) ? ' ' : c;
  return out;
}

// 'a<line end>b' as ('a'||char(10)||'b').
std::string quoted_on_one_line(std::string_view text) {
  if (text.front() != '\'' || text.find_first_of("\r\n") == std::string_view::npos) return without_line_ends(text);
  std::string out = "(";
  for (const char c : text) {
    if (line_end(c)) {
      out += c == '\n' ? "'||char(10)||'" : "'||char(13)||'";
    } else {
      out += c;
    }
  }
  return out + ")";
}

std::string comment_on_one_line(std::string_view text) {
  std::string out = "/*";
  for (const char c : text.substr(2)) out += c == '/' && out.ends_with('*') ? ' ' : c;
  return out + (out.ends_with(' ') ? "*/" : " */");
}

}  // namespace

std::string sql_on_one_line(std::string_view sql) {
  std::string out;
  for (size_t at = 0; at < sql.size();) {
    const std::string_view rest = sql.substr(at);
    size_t length = 1;
    if (rest[0] == '\'' || rest[0] == '"' || rest[0] == '`') {
      length = end_of_quoted(sql, at) - at;
      out += quoted_on_one_line(rest.substr(0, length));
    } else if (rest.starts_with("/*")) {
      const size_t close = rest.find("*/", 2);
      length = close == std::string_view::npos ? rest.size() : close + 2;
      out += without_line_ends(rest.substr(0, length));
    } else if (rest.starts_with("--")) {
      length = std::min(rest.find('\n'), rest.size());
      out += length == rest.size() ? std::string() : comment_on_one_line(rest.substr(0, length));
    } else {
      out += line_end(rest[0]) ? ' ' : rest[0];
    }
    at += length;
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string sql_span(std::string_view sql) {
  return code_span(sql_on_one_line(sql));
}

}  // namespace candor::desk
