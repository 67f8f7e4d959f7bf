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
#include "rules/support/words.h"

namespace candor::rules::appendix_time_valid {

namespace {

constexpr auto kAppendix = report::SectionId::appendix;

Span place(const Input& in) {
  return in.place(in.version.at_least("2.0") ? kAppendix : report::SectionId::topic_certificates);
}

// Nothing to list: what was affected is over, or the reader may have misjudged a number in prose.
bool all_expired(const Input& in) {
  static const Patterns kExpired{"all certificates have expired*",
                                 "all certificates had expired*",
                                 "all affected certificates have expired*",
                                 "all affected certificates had expired*",
                                 "all of them have expired*",
                                 "all of them had expired*",
                                 "all are expired*",
                                 "all have expired*",
                                 "all had expired*",
                                 "none of them is still within*",
                                 "no time valid*"};
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

// "They can be provided on request", "they can be found by searching the logs".
bool points_elsewhere(const Input& in) {
  static const Patterns kPointer(
      "upon|on|by ~ request; inspected|consulted|viewed|seen ~ at|in ~ office|premises|site; request ~ "
      "provide*|send|sent|hand|available; "
      "search*|query|queried|filter* ~ ct|transparency|log|logs|crt.sh|censys|certificate*; "
      "can|may|could be found|obtained|identified|retrieved|looked ~ by|in|with|through|from; too many ~ list*");
  for (const report::SectionId id :
       {report::SectionId::affected_certificates, report::SectionId::topic_certificates, kAppendix}) {
    const report::Section* section = in.report.section(id);
    if (section == nullptr) continue;
    const Words& words = words_of(in, section->body);
    static const Patterns kCertificates("certificates|precertificates|them|they|data|list|numbers");
    if (kCertificates.in(words) && kPointer.in(words)) return true;
  }
  return false;
}

// The total is told in words ("several hundred") or nowhere; what stands in the place of the listing tells enough.
void check_uncounted(const Input& in, Sink& out) {
  const ListingsNamed named = listings_named(in);
  if (!named.any() && points_elsewhere(in)) {
    Draft draft = out.add(place(in),
                          "certificates read as affected, and the report points elsewhere instead of "
                          "listing them");
    draft.help("List the certificates, or attach a file with one crt.sh URL a line.");
    draft.requirement("appendix-time-valid").requirement("appendix-fingerprints-or-ids").at_most(Level::should);
  }
  const report::Field* total = find_field(in.report.fields, label::kTotal);
  if (!in.version.at_least("3.0") || total == nullptr || total->value.empty()) return;
  if (named.inline_data && !named.csv && !named.other_file) {
    out.add(place(in), "the certificates are listed in the text, and the report names no CSV listing of them")
        .help("Attach the CSV file with the eleven columns to the bug and name it in the Appendix.")
        .requirement("appendix-csv-attached")
        .at_most(Level::should);
  }
}

}  // namespace

void check(const Input& in, Sink& out) {
  if (in.version.at_least("2.0") && !shows_section(in, kAppendix)) return;  // said by appendix-section
  const AtStake affected = certificates_at_stake(in);
  if (affected.none) return;
  if (!affected.total) return check_uncounted(in, out);
  if (!affected.any()) return;
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
