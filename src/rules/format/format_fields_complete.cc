// format-fields-complete: every field is filled in; one that does not apply says N/A. Missing labels and empty values
// are reported by the rules of the fields (rules/support/fields.h); here come values that put the answer off.
#include <algorithm>
#include <fmt/format.h>
#include <re2/re2.h>

#include "base/fold.h"
#include "rules/support/fields.h"
#include "rules/support/place.h"
#include "rules/support/prose.h"

namespace candor::rules::format_fields_complete {

using report::Field;

// The whole value is a promise or a mark for something to come.
bool puts_off(std::string_view folded) {
  static const RE2 kLater(
      R"((?:t\.?b\.?[acd]\.?|todo|fixme|xxx+|\?+|\.\.+|to be (?:determined|confirmed|announced|added|completed|provided|)"
      R"(filled(?: in| out)?|done|defined|updated|disclosed)(?: later| soon| in the full report)?|pending|coming soon|)"
      R"(will (?:be (?:added|provided|completed|updated|filled in)|follow)(?: later| soon| shortly)?|)"
      R"(work in progress|wip|\[[^\]]*\]|<[^>]*>|lorem ipsum.*)[. ]*)");
  return RE2::FullMatch(folded, kLater);
}

void check_field(const Input& in, Sink& out, const Field& field) {
  if (field.value.empty() || field.value.span.size() > 200) return;
  const std::string& folded = folded_prose(in, field.value.span);
  if (!puts_off(folded)) return;
  out.add(field.value.span, fmt::format("\"{}\" in field \"{}\" reads as not filled in yet", folded, field.label))
      .help("Fill the field in, or write N/A when it does not apply.")
      .requirement("format-fields-complete")
      .at_most(Level::should);
}

void check(const Input& in, Sink& out) {
  for (const Field& field : in.report.fields) check_field(in, out, field);
  for (const auto& factor : in.report.factors) {
    for (const Field& field : factor.fields) check_field(in, out, field);
  }
}

}  // namespace candor::rules::format_fields_complete

namespace candor::rules {
extern const Rule kFormatFieldsComplete{
    .id = "format-fields-complete",
    .title = "Every field is filled in",
    .requirements = {"format-fields-complete", "format-fields-not-applicable"},
    .kinds = kPreliminary | kFull | kClosure,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "An open field leaves the reader guessing whether there is nothing to say or nothing was looked at.",
    .check = format_fields_complete::check};
}
