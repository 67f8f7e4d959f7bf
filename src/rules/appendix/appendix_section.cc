// appendix-section: the report ends with an Appendix that holds supporting data, names an attachment or says N/A.
#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/certificates.h"
#include "rules/support/sections.h"

namespace candor::rules::appendix_section {

namespace {

constexpr auto kAppendix = report::SectionId::appendix;

// Code blocks count as content here, so prose() would not do.
bool holds_anything(const Input& in, const report::Section& section) {
  const auto& lines = in.document.markdown().lines();
  for (int number = section.first_line + 1; number <= section.last_line; ++number) {
    const auto& line = lines[static_cast<size_t>(number) - 1];
    if (!line.blank() && !line.comment && !line.rule && line.heading == 0) return true;
  }
  return false;
}

// With the section its listing is missing, and in 2.0 the heading of that.
void report_missing(const Input& in, Sink& out) {
  require_section(in, out, kAppendix, {"appendix-section"});
  if (!in.version.at_least("2.0") || !certificates_at_stake(in).any() || listings_named(in).any()) return;
  Draft draft = out.add(in.end_of_report(), "certificates are affected, and the report has no listing of them");
  draft.help("Add the Appendix with the listing, or name the attached file in it.").requirement("appendix-time-valid");
  if (in.in_force("appendix-heading-details") != nullptr) {
    draft.requirement("appendix-heading-details").requirement("format-headings-full");
  }
}

}  // namespace

void check(const Input& in, Sink& out) {
  if (!shows_section(in, kAppendix)) {
    report_missing(in, out);
    return;
  }
  const report::Section* section = in.report.section(kAppendix);
  if (section == nullptr || holds_anything(in, *section)) return;
  if (certificates_at_stake(in).any() && !listings_named(in).any()) return;  // said by appendix-time-valid
  out.add(section->heading.span, "the Appendix is empty")
      .help("Add the supporting data, name the attached file, or write N/A.")
      .requirement("appendix-section");
}

}  // namespace candor::rules::appendix_section

namespace candor::rules {

extern const Rule kAppendixSection{
    .id = "appendix-section",
    .title = "The report has an Appendix with content",
    .requirements = {"appendix-section", "appendix-time-valid"},
    .kinds = kFull,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "Others can check and learn from a report only if its data is at hand: certificates, logs, configuration.",
    .check = appendix_section::check};

}  // namespace candor::rules
