// appendix-list-per-problem: 1.0 asks for one list of certificates per distinct problem. Several problems are read off
// the summary's table; any word on how the lists are divided is taken as an answer.
#include <algorithm>
#include <fmt/format.h>
#include <re2/re2.h>
#include <set>

#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/certificates.h"
#include "rules/support/prose.h"
#include "rules/support/wording.h"
#include "rules/support/words.h"

namespace candor::rules::appendix_list_per_problem {

namespace {

using report::SectionId;

// Rows of a table in topic 4 whose first column is headed as problems are.
int problems_in_summary(const Input& in, const report::Section& summary) {
  static const Patterns kHead{"problem*", "issue*", "defect*", "error*", "category*", "type of*"};
  const auto& lines = in.document.markdown().lines();
  int rows = 0;
  bool wanted = false;
  for (int number = summary.first_line + 1; number <= summary.last_line; ++number) {
    const auto& line = lines[static_cast<size_t>(number) - 1];
    if (line.delimiter) continue;
    if (!line.table || line.cells.empty()) {
      wanted = false;
      continue;
    }
    const std::string first = fold(in.text(line.cells.front()));
    if (kHead.opens(first)) {
      wanted = true;
    } else if (wanted && !first.empty() && first != "total" && first != "sum") {
      ++rows;
    }
  }
  return rows;
}

// The summary's text tells two sets of certificates apart, each with a problem of its own.
bool tells_two_problems(const Input& in, const report::Section& summary) {
  static const Patterns kTwo(
      "two|three|four|both|several|distinct|different ~ "
      "problems|issues|defects|errors|mistakes|deviations|violations|faults|bugs|flaws; "
      "first|second|other ~ problem|issue|defect|deviation; problem|issue|defect 1|2|a|b; "
      "another|second|other|further ~ part|group|set|batch|share ~ carry|carries|contain*|has|have|had|shows|"
      "show|lack*|miss*|is|are|was|were|with|without; secondly");
  return kTwo.in(folded_prose(in, summary.body));
}

// "Problem A, the organisation ends in a comma: 61": a line that opens with a label of its own. Distinct labels,
// folded.
std::set<std::string> labelled_problems(const Input& in, const report::Section& section) {
  static const RE2 kLabel(
      R"(^(?:the )?((?:problem|issue|defect|error|category|type|case|variant|kind|fault) (?:no\.? ?|number |# ?)?)"
      R"((?:[a-h]|[1-9]|i{1,3}|iv|v|one|two|three|four))\s*(?:[:,.)(-]|is |are |concerns? |\x{2013}))");
  const auto& lines = in.document.markdown().lines();
  std::set<std::string> labels;
  for (int number = section.first_line + 1; number <= section.last_line; ++number) {
    std::string text = fold(in.text(lines[static_cast<size_t>(number) - 1].content));
    text.erase(0, text.find_first_not_of("*_- "));
    text.erase(std::remove(text.begin(), text.end(), '*'), text.end());
    std::string label;
    if (RE2::PartialMatch(text, kLabel, &label)) labels.insert(label);
  }
  return labels;
}

bool divides_lists(const Input& in, const report::Section& certificates) {
  static const Patterns kDivided{"each problem*", "per problem*",  "by problem*",  "grouped*",      "two lists*",
                                 "sheet 2*",      "second sheet*", "second list*", "separate*",     "two files*",
                                 "first list*",   "column*",       "by the two*",  "by the three*", "respective*",
                                 "for problem*",  "list a*",       "list b*",      "of the first*", "of the second*",
                                 "two parts*",    "sections*"};
  return kDivided.in(folded_prose(in, certificates.body));
}

}  // namespace

void check(const Input& in, Sink& out) {
  const report::Section* summary = in.report.section(SectionId::topic_summary);
  const report::Section* certificates = in.report.section(SectionId::topic_certificates);
  if (summary == nullptr || certificates == nullptr || certificates_at_stake(in).none) return;
  const std::set<std::string> labels = labelled_problems(in, *summary);
  const int problems = std::max(problems_in_summary(in, *summary), static_cast<int>(labels.size()));
  if ((problems < 2 && !tells_two_problems(in, *summary)) || divides_lists(in, *certificates)) return;
  const std::string listing = folded_prose(in, certificates->body);
  for (const std::string& label : labels) {
    if (listing.find(label) != std::string::npos) return;  // "Problem A:" above its own list
  }
  out.add(certificates->heading.span,
          fmt::format("the summary {} problems, and the certificates read as one undivided list",
                      problems < 2 ? "reads as telling several" : fmt::format("counts {}", problems)))
      .help("Give one list of certificates for each problem, or say which certificate has which.")
      .at_most(Level::should);
}

}  // namespace candor::rules::appendix_list_per_problem

namespace candor::rules {

extern const Rule kAppendixListPerProblem{
    .id = "appendix-list-per-problem",
    .title = "Each distinct problem has its own list of certificates",
    .requirements = {"appendix-list-per-problem"},
    .kinds = kFull,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "Whoever holds such a certificate wants to know which of the problems it has.",
    .check = appendix_list_per_problem::check};

}  // namespace candor::rules
