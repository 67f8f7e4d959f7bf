// lessons-section: the report tells what it learned: what went well, what did not, where it was lucky.
#include "rules/rule.h"
#include "rules/support/sections.h"

namespace candor::rules::lessons_section {

void check(const Input& in, Sink& out) {
  require_section(in, out, report::SectionId::lessons, {"lessons-section"});
}

}  // namespace candor::rules::lessons_section

namespace candor::rules {

extern const Rule kLessonsSection{.id = "lessons-section",
                                  .title = "The report has a section on lessons learned",
                                  .requirements = {"lessons-section"},
                                  .kinds = kFull,
                                  .decided = Decided::mechanical,
                                  .since = "0.1",
                                  .why = "Reports are written so that others need not repeat the experience.",
                                  .check = lessons_section::check};

}  // namespace candor::rules
