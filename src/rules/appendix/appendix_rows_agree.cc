// appendix-rows-agree: the attached listing and the counts of the Impact section are two accounts of the same thing.
// That a listing said to be complete is, and that all remaining valid certificates are listed, are rules of the Impact
// section; here are the other ways in which the two can differ. None is certain: files overlap, figures are taken at
// different moments.
#include <fmt/format.h>

#include "rules/rule.h"
#include "rules/support/certificate_table.h"
#include "rules/support/counts.h"
#include "rules/support/fields.h"
#include "rules/support/heuristic_forms.h"
#include "rules/support/labels.h"
#include "rules/support/listings.h"
#include "rules/support/prose.h"
#include "rules/support/words.h"

namespace candor::rules::appendix_rows_agree {

namespace {

// impact-heuristic-full-corpus compares the numbers already.
bool is_full_corpus(const Input& in) {
  const report::Field* field = find_field(in.report.fields, label::kHeuristic);
  if (field == nullptr || field->value.empty()) return false;
  const HeuristicForms forms = read_heuristic(in, *field);
  return (forms.full_corpus || (forms.rule_signals < 2 && !forms.impossible)) && !forms.pointer;
}

void check_total(const Input& in, Sink& out, Span place, const ListingCount& listed, long long total) {
  static const Patterns kExpired{"expired*", "expiry*", "time valid*", "no longer valid*"};
  if (listed.certificates == total || is_full_corpus(in)) return;
  const std::string what =
      fmt::format("the listing holds {} certificates, the Impact section counts {}", listed.certificates, total);
  if (listed.certificates > total) {
    out.add(place, what)
        .help("Correct the total, or take out what is not affected.")
        .requirement("impact-total-certificates")
        .requirement("appendix-time-valid")
        .at_most(Level::should);
  } else if (!kExpired.in(folded_prose(in, in.report.span))) {
    out.add(place, what + ", and nothing is said of expired ones")
        .help("Say why the listing is shorter than the total, for example how many had expired.")
        .requirement("appendix-time-valid")
        .at_most(Level::should);
  }
}

void check_remaining(const Input& in, Sink& out, Span place, const ListingCount& listed, long long total) {
  const report::Field* field = find_field(in.report.fields, label::kRemainingValid);
  const auto remaining = field == nullptr ? std::nullopt : report::parse_count(field->value.text);
  if (!remaining || *remaining > total || !listed.remaining || *listed.remaining <= *remaining) return;
  out.add(place,
          fmt::format("the listing holds {} certificates that are neither revoked nor expired, the Impact section "
                      "counts {} remaining valid ones",
                      *listed.remaining, *remaining))
      .help("Make the two agree as of the same moment.")
      .requirement("impact-remaining-valid")
      .at_most(Level::should);
}

}  // namespace

void check(const Input& in, Sink& out) {
  const auto listed = count_listings(in);
  const Affected affected = affected_certificates(in);
  if (!listed || !affected.any()) return;
  const Span place = mention_of(in, in.context.listings.front());
  check_total(in, out, place, *listed, *affected.total);
  check_remaining(in, out, place, *listed, *affected.total);
}

}  // namespace candor::rules::appendix_rows_agree

namespace candor::rules {

extern const Rule kAppendixRowsAgree{
    .id = "appendix-rows-agree",
    .title = "The attached listing holds the certificates the Impact section counts",
    .requirements = {"appendix-time-valid", "impact-total-certificates", "impact-remaining-valid"},
    .kinds = kFull,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "Counts and listing are two accounts of the same thing; where they differ one of them is wrong.",
    .check = appendix_rows_agree::check};

}  // namespace candor::rules
