// scope-single-matter: each distinct matter has its own report. A program sees several full reports in one comment,
// numbered incidents as headings, or a sentence that says so.
#include <fmt/format.h>
#include <re2/re2.h>
#include <set>

#include "base/fold.h"
#include "rules/support/place.h"
#include "rules/support/prose.h"
#include "rules/support/words.h"

namespace candor::rules::scope_single_matter {

// The second of several full reports in one comment that are the reporter's own.
const report::Report* second_report(const Input& in) {
  const report::Report* first = nullptr;
  for (const report::Report& part : in.document.reports()) {
    if (part.kind != Kind::full || part.quoted != in.report.quoted) continue;
    if (first != nullptr) return &part;
    first = &part;
  }
  return nullptr;
}

// "INCIDENT B -- ...", "Incident 2:", "Issue #2", as a heading or a line of its own.
std::set<std::string> numbered_incidents(const Input& in, Span* second) {
  static const RE2 kNumbered(
      R"((?i)^[*_ ]*(?:incident|problem|matter|case|misissuance|non-?compliance)s?\s*(?:#|no\.?|number)?\s*([A-D]|[1-9]|one|two|three|I{1,3})\b\s*(?:[:.)*-]|$|\x{2013}|\x{2014}))");
  std::set<std::string> names;
  for_own_lines(in, [&](const markdown::Line& line) {
    const std::string_view text = in.text(line.content);
    if (text.size() > 120 || line.table || line.bullet) return;
    std::string name;
    if (!RE2::PartialMatch(text, kNumbered, &name)) return;
    // "Problem 1", "Case A" in running text number causes as often as matters.
    if (line.heading == 0 && !text.starts_with("**") && !contains_ci(text.substr(0, 12), "incident")) return;
    if (names.insert(to_lower(name)).second && names.size() == 2) *second = line.content;
  });
  return names;
}

// Says that several matters are reported together.
bool says_so(const Words& words) {
  static const Patterns kSays(
      "two|three|several|multiple|both ~ unrelated|separate|distinct|different|independent ~ "
      "incident*|issue*|problem*|matter*|non|noncompliance*|violation*; two|three ~ incidents ~ this|one ~ "
      "report|bug|comment; second|another|further ~ incident|problem|issue ~ unrelated|independent|separate; "
      "combine*|covers|cover|merg* ~ two|three|both|several ~ incidents|issues|problems|matters; unrelated ~ "
      "to ~ first|above ~ we ~ report*|includ*|cover*; two|three ~ write ups; split ~ into ~ two|separate ~ "
      "bugs|reports; report|bug|comment ~ covers|cover|about|concern*|describes ~ two|three|several ~ "
      "things|topics|subjects|facts|points|findings|deviations|mistakes; first*|secondly ~ second*|and "
      "independent*|unrelated; report* ~ both|them|these|two ~ together|jointly");
  static const Patterns kNot("not ~ unrelated; no ~ separate; related incidents; in ~ separate ~ bug|report");
  return kSays.in(words) && !kNot.in(words);
}

// "In passing we noted a second matter that has nothing to do with it", wherever it stands.
bool adds_another(const Words& words) {
  static const Patterns kAnother(
      "also|besides|moreover|furthermore|addition|additionally|too|well|opportunity|occasion ~ "
      "report|disclose|cover|covered|include ~ here|report|bug|comment|that|a|an|the; "
      "report|disclose|cover|covered|include|included ~ here|by|in|this|report ~ as well|too|also; "
      "opportunity ~ to report|disclose|mention; two|three|several topics|matters|subjects|points; "
      "second|another|further|other|additional|different ~ "
      "matter|problem|issue|incident|deviation|violation|defect|error|finding|noncompliance|mistake ~ "
      "nothing|unrelated|independent*; "
      "unrelated|independent|different ~ matter|problem|issue|incident|deviation|violation ~ "
      "found|noticed|noted|discovered|detected|came|surfaced; "
      "no|not|nothing|without ~ connection|relation|link|connected|linked ~ with|to ~ "
      "above|this|incident|matter|rest|it; "
      "on|with|at this occasion|opportunity ~ also|report|mention|disclose|inform; "
      "unrelated to|with ~ this|the|above ~ incident|matter|problem|issue ~ we ~ also|found|noticed|discovered");
  // Told elsewhere, or told of somebody else.
  static const Patterns kElsewhere(
      "bug|bugs|bugzilla; separate|own ~ report|incident; another|other ca|cas; reported in");
  return kAnother.in(words) && !kElsewhere.in(words);
}

const markdown::Line* saying_line(const Input& in) {
  const markdown::Line* found = nullptr;
  int looked_at = 0;  // the beginning of a report, where its subject is told
  for_own_lines(in, [&](const markdown::Line& line) {
    if (found != nullptr || line.table) return;
    const Words& words = words_of(in, line);
    const bool early = ++looked_at <= 12;
    if ((early && says_so(words)) || adds_another(words)) found = &line;
  });
  return found;
}

void check(const Input& in, Sink& out) {
  if (!is_main(in)) return;
  Span place{};
  std::string what;
  if (const report::Report* second = second_report(in)) {
    place = in.document.markdown().lines()[static_cast<size_t>(std::max(second->first_line, 1)) - 1].content;
    what = "the comment reads as holding several full reports";
  } else if (numbered_incidents(in, &place).size() >= 2) {
    what = "the report reads as covering several incidents";
  } else if (const markdown::Line* line = saying_line(in)) {
    place = line->content;
    what = "the text reads as reporting several matters together";
  } else {
    return;
  }
  out.add(place, what).help("Give each distinct matter its own bug and report.").at_most(Level::should);
}

}  // namespace candor::rules::scope_single_matter

namespace candor::rules {
extern const Rule kScopeSingleMatter{.id = "scope-single-matter",
                                     .title = "A report is about one matter",
                                     .requirements = {"scope-single-matter"},
                                     .kinds = kReport,
                                     .decided = Decided::heuristic,
                                     .since = "0.1",
                                     .why = "Two matters in one bug hide each other's timeline and closure.",
                                     .check = scope_single_matter::check};
}
