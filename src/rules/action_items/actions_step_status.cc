// actions-status-present: in 1.0 each step of topic 7 gives its status and, where it is not
// done yet, the date by which it will be (actions-due-date).
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/certificate_table.h"
#include "rules/support/remedies.h"
#include "rules/support/words.h"

namespace candor::rules::actions_step_status {

namespace {

bool is_done(std::string_view text) {
  static const Patterns kDone{
      "done*",     "complete*", "finished*", "implemented*",  "has been*", "have been*",    "was",
      "were",      "deployed*", "released*", "active since*", "in force*", "live since*",   "in effect*",
      "in place*", "closed*",   "resolved*", "is now*",       "are now*",  "in operation*", "no longer*"};
  // "Will be finished as soon as ..." is not.
  static const Patterns kAhead("will|shall|should|would|to be|get; will|shall have been");
  const Words words(text);
  for (auto at = kDone.find(words); at; at = kDone.find(words, *at + 1)) {
    if (!kAhead.find(words, *at >= 2 ? *at - 2 : 0, *at + 1)) return true;
  }
  return false;
}

bool is_open(std::string_view text) {
  static const Patterns kOpen{"in progress*", "planned*", "scheduled for*",  "pending*",  "ongoing*",   "on going*",
                              "will",         "to be",    "under way*",      "underway*", "expected*",  "started*",
                              "until",        "open",     "by the end*",     "is being*", "are being*", "target*",
                              "due",          "we are*",  "in preparation*", "intend*",   "shall",      "postponed*",
                              "delayed*",     "cancel*",  "begun*",          "on track*", "not yet*",   "awaiting*"};
  return kOpen.in(text) || text.find("status:") != std::string_view::npos;
}

struct Group {
  std::vector<int> lines;
  Span first;
  void add(const Remedy& step, Span place) {
    if (lines.empty()) first = place;
    lines.push_back(step.line);
  }
};

// A word that stands where a date should: "with the next quarterly release".
Span vague_date(const Input& in, const Remedy& step) {
  const auto& lines = in.document.markdown().lines();
  static const Patterns kVague{"next *", "quarter*",    "soon*",           "asap*",
                               "tbd*",   "later this*", "future release*", "in due course*"};
  for (int number = step.line; number <= in.document.line_of(step.span.end); ++number) {
    const Span line = lines[static_cast<size_t>(number) - 1].content;
    if (kVague.in(fold(in.text(line)))) return line;
  }
  return step.span;
}

void report(Sink& out, const Group& group, std::string_view what, std::initializer_list<std::string_view> ids) {
  if (group.lines.empty()) return;
  const bool one = group.lines.size() == 1;
  Draft draft = out.add(group.first, fmt::format("{} {} {} {}", one ? "the step on" : "the steps on",
                                                 name_lines(group.lines), one ? "reads as" : "read as", what));
  draft.help("Say for each step whether it is done, in progress or planned, and give the date.");
  draft.at_most(Level::should);
  for (const std::string_view id : ids) draft.requirement(id);
}

void check_section(const Input& in, Sink& out, const report::Section& section) {
  Group neither;
  Group no_status;
  Group no_date;
  for (const Remedy& step : remedies_in(in, section)) {
    const bool done = is_done(step.text);
    const bool told = done || is_open(step.text);
    const bool dated = in.report.stamp_in(step.span) != nullptr;
    if (!told && !dated) neither.add(step, step.span);
    if (!told && dated) no_status.add(step, step.span);
    if ((told && !done && !dated) || (dated && leaves_date_open(in, step.span)))
      no_date.add(step, vague_date(in, step));
  }
  report(out, neither, "giving neither status nor date", {"actions-status-present", "actions-due-date"});
  report(out, no_status, "giving no status", {"actions-status-present"});
  report(out, no_date, "giving no date", {"actions-due-date"});
}

}  // namespace

void check(const Input& in, Sink& out) {
  if (in.version.at_least("2.0")) return;
  for (const report::Section* section : remedy_sections(in)) check_section(in, out, *section);
}

}  // namespace candor::rules::actions_step_status

namespace candor::rules {

extern const Rule kActionsStepStatus{
    .id = "actions-step-status",
    .title = "Each step gives its status and date",
    .requirements = {"actions-status-present", "actions-due-date"},
    .kinds = kFull,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "Without status and date readers cannot tell what was done from what was wished.",
    .check = actions_step_status::check};

}  // namespace candor::rules
