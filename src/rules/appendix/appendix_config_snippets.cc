// appendix-config-snippets: good reports share the configuration, code or settings concerned. Only a report without any
// such thing, and with nothing else in its Appendix, is worth a remark.
#include <algorithm>

#include "rules/rule.h"
#include "rules/support/prose.h"
#include "rules/support/wording.h"
#include "rules/support/words.h"

namespace candor::rules::appendix_config_snippets {

namespace {

bool shows_data(const Input& in) {
  const auto& lines = in.document.markdown().lines();
  const int last = std::min(in.report.last_line, static_cast<int>(lines.size()));
  for (int number = std::max(in.report.first_line, 1); number <= last; ++number) {
    const auto& line = lines[static_cast<size_t>(number) - 1];
    if (line.code || in.text(line.content).find('`') != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

void check(const Input& in, Sink& out) {
  const report::Section* appendix = in.report.section(report::SectionId::appendix);
  if (appendix == nullptr || shows_data(in)) return;
  const std::string& text = folded_prose(in, appendix->body);
  if (!report::says_not_applicable(text) && count_words(text) > 4) return;
  if (Patterns{"attach*", "csv*", "http*"}.in(text)) return;
  out.add(appendix->heading.span, "the report shows no configuration, code or other data of the incident")
      .help("Share the relevant settings, code or log lines as far as security allows.")
      .at_most(Level::may);
}

}  // namespace candor::rules::appendix_config_snippets

namespace candor::rules {

extern const Rule kAppendixConfigSnippets{
    .id = "appendix-config-snippets",
    .title = "Relevant configuration, code or settings are shared",
    .requirements = {"appendix-config-snippets"},
    .kinds = kFull,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "Other CAs can only look for the same fault at home when they see what it looks like.",
    .check = appendix_config_snippets::check};

}  // namespace candor::rules
