// Places and lines of a report that many rules need.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "rules/rule.h"

namespace candor::rules {

// The report a document is judged by; what concerns the bug or the comment as a whole is said there once.
bool is_main(const Input& in);

// First non-blank line of the report: the place for what the text does not hold (title, whiteboard, clocks).
Span top_of_report(const Input& in);

// The reporter's own line: not blank, code, HTML comment or quoted from somebody else.
bool own_line(const Input& in, const markdown::Line& line);

// Calls visit(const markdown::Line&) for each own line of the report, in order.
template <typename Visit>
void for_own_lines(const Input& in, Visit visit) {
  const auto& lines = in.document.markdown().lines();
  for (size_t i = in.report.first_line > 0 ? static_cast<size_t>(in.report.first_line) - 1 : 0;
       i < lines.size() && lines[i].number <= in.report.last_line; ++i) {
    if (own_line(in, lines[i])) visit(lines[i]);
  }
}

// The same for all of the comment that belongs to the report: what stands before its heading, too, as in a closure
// request that first answers a question.
template <typename Visit>
void for_comment_lines(const Input& in, Visit visit) {
  const auto& lines = in.document.markdown().lines();
  const int first = in.document.line_of(in.report.span.begin);
  for (size_t i = static_cast<size_t>(std::max(first, 1)) - 1;
       i < lines.size() && lines[i].number <= in.report.last_line; ++i) {
    if (own_line(in, lines[i])) visit(lines[i]);
  }
}

// The same for the lines of a section, its heading excepted.
template <typename Visit>
void for_section_lines(const Input& in, const report::Section& section, Visit visit) {
  const auto& lines = in.document.markdown().lines();
  const auto last = static_cast<size_t>(std::max(section.last_line, 0));
  for (auto i = static_cast<size_t>(std::max(section.first_line, 0)); i < std::min(last, lines.size()); ++i) {
    if (own_line(in, lines[i])) visit(lines[i]);
  }
}

// Sentences of a piece of source text: up to a full stop, question or exclamation mark, or semicolon before a space.
std::vector<Span> sentence_spans(const Input& in, Span text);

// The own lines joined by full stops where a line ends a thought (heading, list item, table row), else by spaces.
std::string own_text(const Input& in);

}  // namespace candor::rules
