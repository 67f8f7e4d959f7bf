// related-section: the full report lists related incidents in a table, or says that there are none.
#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/related.h"
#include "rules/support/sections.h"
#include "rules/support/wording.h"
#include "rules/support/words.h"

namespace candor::rules::related_section {

namespace {

constexpr auto kRelated = report::SectionId::related_incidents;

bool says_there_are_none(std::string_view prose) {
  static const Patterns kNone{
      "no related*",     "none*",        "no other incident*", "no similar*",      "not aware of*",
      "no comparable*",  "no incident*", "did not find*",      "found no*",        "could not find*",
      "not applicable*", "n a",          "no previous*",       "nothing similar*", "unable to find*",
      "not found*",      "no bugs*",     "no relevant*",       "unaware of*",      "not identify*",
      "not identified*"};
  return kNone.in(prose);
}

}  // namespace

void check(const Input& in, Sink& out) {
  if (!require_section(in, out, kRelated, {"related-section"})) return;
  const report::Section* section = in.report.section(kRelated);
  if (section == nullptr || !in.report.related.empty()) return;
  const std::string prose = related_prose(in);
  if (says_there_are_none(prose)) return;
  if (count_words(prose) == 0) {
    out.add(section->heading.span, in.report.related_table ? "the table of related incidents has no rows"
                                                           : "the section on related incidents is empty")
        .help("List related incidents of the last two years, of other CAs too, or say that none was found.");
    return;
  }
  if (related_table_is_flattened(in)) return;
  out.add(section->heading.span, "related incidents are told in prose instead of the table")
      .help("Add the table with the columns Bug, Date and Description, one row for each incident.")
      .requirement("related-section")
      .requirement("related-table-columns");
}

}  // namespace candor::rules::related_section

namespace candor::rules {

extern const Rule kRelatedSection{
    .id = "related-section",
    .title = "The report lists related incidents or says that there are none",
    .requirements = {"related-section"},
    .kinds = kFull,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why =
        "Incidents repeat; whether this one could have been foreseen shows in what happened before, here or elsewhere.",
    .check = related_section::check};

}  // namespace candor::rules
