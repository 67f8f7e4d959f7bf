#include "rules/support/place.h"

#include <algorithm>

namespace candor::rules {

bool is_main(const Input& in) {
  return &in.report == &in.document.main();
}

Span top_of_report(const Input& in) {
  const auto& lines = in.document.markdown().lines();
  const int last = std::min(in.report.last_line, static_cast<int>(lines.size()));
  for (int number = std::max(in.report.first_line, 1); number <= last; ++number) {
    const auto& line = lines[static_cast<size_t>(number) - 1];
    if (!line.blank() && !line.comment) return line.content;
  }
  return {in.report.span.begin, in.report.span.begin};
}

bool own_line(const Input& in, const markdown::Line& line) {
  return !line.blank() && !line.code && !line.comment && !line.delimiter && !line.rule &&
         (line.quote == 0 || in.report.quoted);
}

std::vector<Span> sentence_spans(const Input& in, Span text) {
  const std::string_view bytes = in.text(text);
  std::vector<Span> spans;
  size_t begin = 0;
  for (size_t at = 0; at < bytes.size(); ++at) {
    const bool stop = std::string_view(".?!;").find(bytes[at]) != std::string_view::npos;
    if (!stop || (at + 1 < bytes.size() && bytes[at + 1] != ' ')) continue;
    spans.push_back({text.begin + begin, text.begin + at + 1});
    begin = at + 1;
  }
  if (begin < bytes.size()) spans.push_back({text.begin + begin, text.end});
  return spans;
}

std::string own_text(const Input& in) {
  std::string text;
  int follows = 0;  // number of the line that would continue the running text
  for_own_lines(in, [&](const markdown::Line& line) {
    const bool running = line.heading == 0 && !line.table && !line.bullet && !line.ordered;
    if (!text.empty()) text += running && line.number == follows ? " " : ". ";
    text += in.text(line.content);
    follows = line.heading == 0 && !line.table ? line.number + 1 : 0;
  });
  return text;
}

}  // namespace candor::rules
