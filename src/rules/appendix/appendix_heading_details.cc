// appendix-heading-details: 2.0's template has a sub-heading for the affected certificates in the Appendix.
#include "rules/rule.h"
#include "rules/support/certificates.h"
#include "rules/support/sections.h"

namespace candor::rules::appendix_heading_details {

void check(const Input& in, Sink& out) {
  using report::SectionId;
  // A missing Appendix is one mistake, and so is a missing listing (see appendix-time-valid).
  if (!shows_section(in, SectionId::appendix) || shows_section(in, SectionId::affected_certificates)) return;
  const AtStake at_stake = certificates_at_stake(in);
  if (at_stake.any() && !listings_named(in).any()) return;
  Draft draft =
      out.add(in.place(SectionId::appendix), "the Appendix has no sub-heading \"Details of affected certificates\"");
  draft.help("Add the sub-heading and list the affected certificates under it, or say that there are none.")
      .requirement("appendix-heading-details")
      .requirement("format-headings-full");
  if (at_stake.none) draft.at_most(Level::should);
}

}  // namespace candor::rules::appendix_heading_details

namespace candor::rules {

extern const Rule kAppendixHeadingDetails{
    .id = "appendix-heading-details",
    .title = "The Appendix has the template's sub-heading for affected certificates",
    .requirements = {"appendix-heading-details"},
    .kinds = kFull,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "Readers and their programs look for the list of certificates under this heading.",
    .check = appendix_heading_details::check};

}  // namespace candor::rules
