// appendix-time-valid: when certificates are affected their details are disclosed. From 3.0 on that is a CSV file below
// 10,000 certificates, and a CSV file or a text file of crt.sh URLs from there on; 2.0 recommends the URL list, and 1.0
// fingerprints or crt.sh IDs in the report or in an attached file.
#include <fmt/format.h>

#include "rules/rule.h"
#include "rules/support/certificates.h"
#include "rules/support/fields.h"
#include "rules/support/labels.h"
#include "rules/support/prose.h"
#include "rules/support/sections.h"
#include "rules/support/wording.h"

namespace candor::rules::appendix_time_valid {

namespace {

constexpr auto kAppendix = report::SectionId::appendix;

Span place(const Input& in) {
  return in.place(in.version.at_least("2.0") ? kAppendix : report::SectionId::topic_certificates);
}

// Nothing to list: what was affected is over, or the reader may have misjudged a number in prose.
bool all_expired(const Input& in) {
  static const Phrases kExpired{"all certificates have expired",
                                "all certificates had expired",
                                "all affected certificates have expired",
                                "all affected certificates had expired",
                                "all of them have expired",
                                "all of them had expired",
                                "all are expired",
                                "all have expired",
                                "all had expired",
                                "none of them is still within",
                                "no time-valid"};
  return kExpired.in(folded_prose(in, in.report.span));
}

void report_no_listing(const Input& in, Sink& out, const AtStake& affected) {
  Draft draft = out.add(place(in), fmt::format("{} certificates read as affected, and the report neither holds nor "
                                               "names a listing of them",
                                               *affected.total));
  draft.help(in.version.at_least("3.0") ? "Attach the CSV listing to the bug and name the file in the Appendix."
                                        : "List the certificates, or attach a file with one crt.sh URL a line.");
  draft.requirement("appendix-time-valid").requirement("appendix-fingerprints-or-ids");
  if (*affected.total < in.version.listing_threshold) draft.requirement("appendix-csv-attached");
  const report::Section* appendix = in.report.section(kAppendix);
  if (appendix != nullptr && count_words(folded_prose(in, appendix->body)) == 0) draft.requirement("appendix-section");
  const report::Field* remaining = find_field(in.report.fields, label::kRemainingValid);
  if (remaining != nullptr && report::parse_count(remaining->value.text).value_or(0) > 0) {
    draft.requirement("impact-remaining-valid-disclosed");
  }
  // 2.0 has a heading for them.
  if (in.in_force("appendix-heading-details") != nullptr &&
      !shows_section(in, report::SectionId::affected_certificates)) {
    draft.requirement("appendix-heading-details").requirement("format-headings-full");
  }
  if (all_expired(in)) draft.at_most(Level::should);
}

void report_no_csv(const Input& in, Sink& out, const AtStake& affected, const ListingsNamed& named) {
  Draft draft = out.add(place(in), fmt::format("{} certificates are affected, fewer than {}, and the report names no "
                                               "CSV listing of them{}",
                                               *affected.total, in.version.listing_threshold,
                                               named.other_file ? ", only a file of another form" : ""));
  draft.help("Attach the CSV file with the eleven columns to the bug and name it in the Appendix.");
  draft.requirement("appendix-csv-attached");
  if (concerns_private_certificates(in) || all_expired(in)) draft.at_most(Level::should);
}

}  // namespace

void check(const Input& in, Sink& out) {
  const AtStake affected = certificates_at_stake(in);
  if (!affected.any()) return;
  if (in.version.at_least("2.0") && !shows_section(in, kAppendix)) return;  // said by appendix-section
  const ListingsNamed named = listings_named(in);
  if (!named.any()) {
    report_no_listing(in, out, affected);
  } else if (!named.csv && *affected.total < in.version.listing_threshold) {
    report_no_csv(in, out, affected, named);
  }
}

}  // namespace candor::rules::appendix_time_valid

namespace candor::rules {

extern const Rule kAppendixTimeValid{
    .id = "appendix-time-valid",
    .title = "Affected certificates are listed, in the form their number asks for",
    .requirements = {"appendix-time-valid", "appendix-csv-attached", "appendix-crtsh-alternative",
                     "appendix-fingerprints-or-ids"},
    .kinds = kFull,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "Only a complete listing lets others verify the scope of an incident and that the certificates are revoked.",
    .check = appendix_time_valid::check};

}  // namespace candor::rules
