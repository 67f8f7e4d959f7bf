// What a report does about its causes: the rows of the action item table (2.0 and later), the steps of topic 7 or the
// remediation plan of an audit issue (1.0), bullets and paragraphs where the table is missing.
#pragma once

#include <string>
#include <vector>

#include "rules/rule.h"

namespace candor::rules {

// One action, however it is written.
struct Remedy {
  Span span;
  int line = 0;
  std::string text;                          // all of it, folded; of a row, all its cells
  const report::ActionItem* item = nullptr;  // when it is a row of an understood table
};

// The sections that hold remedies: Action Items (once per finding), topic 7, remediation plans.
std::vector<const report::Section*> remedy_sections(const Input& in);
std::vector<Remedy> remedies_in(const Input& in, const report::Section& section);
std::vector<Remedy> remedies(const Input& in);  // of all sections

// "action item 3 (Withdraw the adapter ...)": number and beginning.
std::string name_item(const report::ActionItem& item);

// Training, reminders, instructions, and no technical change.
bool reads_as_training(std::string_view folded);

// "An exercise will be conducted in due course.": a sentence of the step promises something for some time, whatever
// date another sentence gives.
bool leaves_date_open(const Input& in, Span step);

// The marks of the action item table are lost; what a cell holds is a guess of the reader then.
bool actions_are_flattened(const Input& in);

// The table an action item is a row of, or null; and whether it has a column whose name contains `part` (folded).
const report::Table* table_of(const Input& in, const report::ActionItem& item);
bool has_column(const report::Table* table, std::string_view part);
// The column is there and the cell of this row is empty, in a table whose marks are kept.
bool cell_is_empty(const Input& in, const report::ActionItem& item, const report::Text& cell, std::string_view column);

// What a cell "Corresponding Root Cause(s)" refers to.
struct CauseReference {
  std::vector<int> factors;    // numbers named, in order
  std::vector<int> lessons;    // numbers of the items of a list of lessons
  bool didnt_go_well = false;  // names the list What didn't go well
  bool lucky = false;          // ... Where we got lucky
  bool additional = false;     // ... Additional
  bool every_factor = false;   // "all", "all root causes"
  bool any_lesson() const { return didnt_go_well || lucky || additional; }
};
CauseReference read_causes(std::string_view folded_cell);

// Items of one list of Lessons Learned; a paragraph of several sentences counts as so many items. N/A gives none.
struct Lesson {
  Span span;
  int line = 0;
  std::string text;  // one line, case kept
};
std::vector<Lesson> lessons_in(const Input& in, report::SectionId category);

}  // namespace candor::rules
