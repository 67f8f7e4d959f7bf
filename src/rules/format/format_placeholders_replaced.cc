// format-placeholders-replaced: sample rows and placeholders of the template are replaced by real content.
#include <fmt/format.h>
#include <re2/re2.h>

#include "base/fold.h"
#include "rules/support/place.h"
#include "rules/support/prose.h"
#include "rules/support/words.h"

namespace candor::rules::format_placeholders_replaced {

enum class Leftover { none, sure, likely };

// A cheap look before the expressions: every leftover holds one of these.
bool could_be(const Words& words) {
  static const Patterns kWords(
      "yyyy*; hh mm*; factor*; related bug*; example*; 2038 01 19; 2025 01 19; root cause 1; insert*; todo*; fixme*");
  return kWords.in(words);
}

// The line is a mask and nothing else: "YYYY-MM-DD:", "- HH:MM Example", "2.0: - HH:MM". A mask in parentheses or
// behind words is a legend.
bool is_mask(std::string_view text) {
  static const RE2 kMask(
      R"((?i)(?:y{4}-mm-dd)?[ ,T:]*(?:h?h:mm(?::ss)?)?[: .\x{2013}-]*(?:utc)?[: -]*(?:example.*|event|text|description)?)");
  return (text.find("MM") != std::string_view::npos || text.find("mm") != std::string_view::npos) &&
         RE2::FullMatch(text, kMask);
}

bool is_sample_row(const Input& in, const markdown::Line& line) {
  const auto& cells = line.cells;
  const auto cell = [&](size_t i) { return fold(in.text(cells[i])); };
  for (size_t i = 0; i < cells.size(); ++i) {
    if (cell(i) == "2038-01-19" || cell(i) == "yyyy-mm-dd") return true;
  }
  if (cells.size() < 2) return false;
  return (cell(0) == "example" && (cell(1) == "prevent" || cell(1).empty())) ||
         (cell(0).find("related bug id") != std::string::npos) || cell(1) == "date related bug was opened" ||
         (cells.size() >= 5 && cell(2) == "root cause # 1" && cell(3) == "criteria");
}

Leftover leftover(const Input& in, const markdown::Line& line) {
  const std::string_view text = in.text(line.content);
  if (!could_be(words_of(in, line))) return Leftover::none;
  if (line.table) return is_sample_row(in, line) ? Leftover::sure : Leftover::none;
  static const RE2 kSure(
      R"((?i)contributing factor\s*#?\s*:\s*\**\s*title|\[related bug id\]|related bug url|date related bug was opened|)"
      R"(^example\s*\|?\s*prevent\b|\b2038-01-19\b|\broot cause # 1\s*\|?\s*criteria\b)");
  static const RE2 kLikely(R"(\[(?:insert|Insert|INSERT)\b|<(?:insert|Insert|INSERT)\b|\bTODO\b:?|\bFIXME\b)");
  if (RE2::PartialMatch(text, kSure)) return Leftover::sure;
  // A table's header row with the mask of its column, flattened to a line, looks the same.
  if (is_mask(trim(text))) return in.report.flattened ? Leftover::likely : Leftover::sure;
  return RE2::PartialMatch(text, kLikely) ? Leftover::likely : Leftover::none;
}

// The header row of a table may hold the mask of its column.
bool is_header(const Input& in, const markdown::Line& line) {
  const auto& lines = in.document.markdown().lines();
  return line.table && static_cast<size_t>(line.number) < lines.size() &&
         lines[static_cast<size_t>(line.number)].delimiter;
}

void check(const Input& in, Sink& out) {
  int last = 0;  // a run of leftover lines is one mistake
  for_own_lines(in, [&](const markdown::Line& line) {
    const Leftover found = is_header(in, line) ? Leftover::none : leftover(in, line);
    if (found == Leftover::none) return;
    if (last == 0 || line.number > last + 1) {
      Draft draft = out.add(line.content, fmt::format("\"{}\" reads as left over from the template",
                                                      in.text(line.content).substr(0, 80)));
      draft.help("Replace it by real content or delete it.").requirement("format-placeholders-replaced");
      if (found == Leftover::likely) draft.at_most(Level::should);
    }
    last = line.number;
  });
  for (const Span& comment : in.document.markdown().comments()) {
    if (comment.begin < in.report.span.begin || comment.end > in.report.span.end) continue;
    if (in.text(comment).find("candor:") == std::string_view::npos) continue;
    out.add(comment, "the template's guidance is still in the text")
        .help("Delete the comment before posting.")
        .fix({"delete the comment", comment, ""})
        .requirement("format-placeholders-replaced")
        .at_most(Level::may);
  }
}

}  // namespace candor::rules::format_placeholders_replaced

namespace candor::rules {
extern const Rule kFormatPlaceholdersReplaced{.id = "format-placeholders-replaced",
                                              .title = "No sample text of the template is left",
                                              .requirements = {"format-placeholders-replaced"},
                                              .kinds = kReport | kClosure | kAudit,
                                              .decided = Decided::mechanical,
                                              .since = "0.1",
                                              .why = "A leftover looks like an answer and is none.",
                                              .check = format_placeholders_replaced::check};
}
