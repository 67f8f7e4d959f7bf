// Where the reader of marks stands: what the report has shown so far and what is open. A word means different things
// at different places ("Timeline" is a section, a field of Summary and one of a contributing factor).
#pragma once

#include <bitset>

#include "report/marks.h"

namespace candor::report {

// Sections seen, by their number in the enum.
using SectionSet = std::bitset<64>;

struct ReadingState {
  SectionSet seen;
  int labels = 0;  // labels of 3.x read in this report
  SectionId section = SectionId::none;
  int section_level = 0;
  bool in_factor = false;
  bool closure = false;  // in a closure report
  bool audit = false;    // findings or issues were seen: sections repeat
  bool topics = false;   // seven questions: sections of the templates are none

  bool has(SectionId id) const { return seen[static_cast<size_t>(id)]; }
  bool has_content() const { return seen.any() || labels > 0; }

  void begin_report() {
    seen.reset();
    labels = 0;
    closure = false;
    leave_section();
  }

  void leave_section() {
    section = SectionId::none;
    section_level = 0;
    in_factor = false;
  }

  void enter(const Mark& mark) {
    const bool lesson = mark.id >= SectionId::went_well && mark.id <= SectionId::additional;
    seen[static_cast<size_t>(mark.id)] = true;
    in_factor = false;
    section_level = mark.level;
    section = lesson ? SectionId::lessons : mark.id;
    closure = closure || mark.id == SectionId::closure_summary;
    audit = audit || mark.id == SectionId::finding || mark.id == SectionId::issue_number;
  }

  void enter(const LabelSpelling& label) {
    ++labels;
    closure = closure || label.section == SectionId::closure_summary;
    if (label.factor) return;
    section = label.section;
    in_factor = false;
  }
};

}  // namespace candor::report
