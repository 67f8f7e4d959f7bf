#include "rules/support/replies.h"

#include <algorithm>

#include "rules/support/place.h"

namespace candor::rules {

namespace {

bool asks(std::string_view line) {
  const size_t mark = line.rfind('?');
  return mark != std::string_view::npos && mark + 4 > line.size();
}

}  // namespace

std::vector<Reply> replies_in(const Input& in) {
  std::vector<Reply> replies;
  bool quoting = false;
  bool open = false;       // the last reply may take further lines
  bool paragraph = false;  // ... and they continue its first paragraph
  const auto& lines = in.document.markdown().lines();
  const int first = std::max(in.document.line_of(in.report.span.begin), 1);
  for (size_t i = static_cast<size_t>(first) - 1; i < lines.size() && lines[i].number <= in.report.last_line; ++i) {
    const auto& line = lines[i];
    if (line.heading > 0) {
      open = quoting = paragraph = false;
    } else if (line.quote > 0 && !in.report.quoted) {
      if (line.blank()) continue;
      if (!quoting) replies.push_back({.span = {line.content.begin, line.content.begin}, .quotes = true});
      replies.back().quotes_question = replies.back().quotes_question || asks(in.text(line.content));
      quoting = true;
      open = false;
    } else if (own_line(in, line) && !line.table) {
      if (!open && !quoting) replies.push_back({.span = line.content});
      Reply& reply = replies.back();
      paragraph = paragraph || reply.empty();
      if (reply.empty()) reply.span = line.content;
      const std::string sentence = std::string(in.text(line.content)) + ". ";
      reply.text += sentence;
      if (paragraph) {
        reply.opening += sentence;
        reply.opening_end = line.content.end;
      }
      reply.span.end = line.content.end;
      open = true;
      quoting = false;
    } else if (line.blank()) {
      paragraph = false;
    }
  }
  return replies;
}

}  // namespace candor::rules
