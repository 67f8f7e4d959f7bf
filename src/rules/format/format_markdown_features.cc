// format-markdown-features: headings, lists, tables and emphasis keep the report readable, and they are written so
// that they render.
#include <algorithm>
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/support/place.h"

namespace candor::rules::format_markdown_features {

constexpr size_t kLong = 2500;  // bytes of plain text nobody likes to read without a mark

bool any_marks(const Input& in) {
  bool found = false;
  for_own_lines(in, [&](const markdown::Line& line) {
    found = found || line.heading > 0 || line.bullet || line.ordered || line.table ||
            in.text(line.content).find("**") != std::string_view::npos;
  });
  return found;
}

void check_plain_text(const Input& in, Sink& out) {
  if (in.report.span.size() < kLong || in.report.quoted || any_marks(in)) return;
  out.add(top_of_report(in), "a long text without any heading, list, table or emphasis")
      .help("Use Markdown headings and lists to structure it.")
      .at_most(Level::should);
}

// A line between pipes, whether the reader of Markdown took it for a table or not.
bool reads_as_row(const Input& in, const markdown::Line& line) {
  const std::string_view text = in.text(line.content);
  return line.table || (text.size() > 4 && text.front() == '|' && text.back() == '|' &&
                        std::count(text.begin(), text.end(), '|') >= 3);
}

// Rows between pipes that are no table: the delimiter row is missing or does not fit.
void check_tables(const Input& in, Sink& out) {
  const auto& lines = in.document.markdown().lines();
  const size_t last = std::min(lines.size(), static_cast<size_t>(std::max(in.report.last_line, 0)));
  size_t at = static_cast<size_t>(std::max(in.report.first_line, 1)) - 1;
  while (at < last) {
    const size_t first = at;
    bool delimited = false;
    while (at < last && !lines[at].code && !lines[at].comment && reads_as_row(in, lines[at])) {
      delimited = delimited || lines[at].delimiter;
      ++at;
    }
    if (at - first >= 2 && !delimited) {
      out.add(lines[first].content, fmt::format("{} lines read as a table but do not render as one", at - first))
          .help("Put a row of |---| with as many cells under the header row, and a blank line before the table.")
          .at_most(Level::should);
    }
    if (at == first) ++at;
  }
}

// "**Label:" without its closing marks shows the asterisks to the reader.
void check_emphasis(const Input& in, Sink& out) {
  bool told = false;
  for_own_lines(in, [&](const markdown::Line& line) {
    const std::string_view text = in.text(line.content);
    if (told || line.table || !text.starts_with("**")) return;
    const size_t close = text.find("**", 2);
    if (close != std::string_view::npos && text.size() > 2 && text[2] != ' ') return;
    out.add({line.content.begin, line.content.begin + 2}, "bold marks that do not render")
        .help("Put ** directly before the first and behind the last letter of the bold words.")
        .at_most(Level::should);
    told = true;
  });
}

void check(const Input& in, Sink& out) {
  check_plain_text(in, out);
  if (in.report.flattened) return;
  check_tables(in, out);
  check_emphasis(in, out);
}

}  // namespace candor::rules::format_markdown_features

namespace candor::rules {
extern const Rule kFormatMarkdownFeatures{.id = "format-markdown-features",
                                          .title = "Markdown structures the text and renders",
                                          .requirements = {"format-markdown-features"},
                                          .kinds = kReport | kClosure | kUpdate,
                                          .decided = Decided::heuristic,
                                          .since = "0.1",
                                          .why = "A report is read by many people in a hurry.",
                                          .check = format_markdown_features::check};
}
