// audit-source-value: from 3.0 on audit findings use the ordinary templates, and the source field says Audit.
#include <algorithm>
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/support/events.h"
#include "rules/support/fields.h"
#include "rules/support/prose.h"
#include "rules/support/words.h"

namespace candor::rules::audit_source_value {

// An outside audit brought it to light. The CA's own audits do not count.
bool found_by_audit(const Words& words, size_t first, size_t last) {
  static const Patterns kFound(
      "audit*|assessor*|conformity ~ "
      "found|find|finds|identif*|rais*|discover*|detect*|notic*|report*|point*|flag*|present*|inform*|"
      "observ*|issu*; "
      "found|identif*|rais*|discover*|detect*|notic*|report*|point*|flag*|present*|observ* ~ by|in|during ~ "
      "audit|auditor|auditors|assessor*|audits; audit finding*; "
      "finding|qualification|conformity|nonconformity ~ audit*; during ~ audit ~ auditor*");
  static const Patterns kOwn(
      "internal ~ audit*; self audit*; own ~ audit*; audit log*; audit trail; quarterly ~ audit*; audit ~ "
      "not|never ~ found|find|notice*|detect*|identif*; in|for|before ~ preparation ~ audit; prepar* ~ audit; "
      "not ~ finding; audit team; informed ~ auditor*; auditor* ~ informed; audit*  ~ were|was informed; no ~ "
      "finding*|qualification*");
  return kFound.find(words, first, last) && !kOwn.find(words, first, last);
}

// The sentence of a text in which an audit reads as the source; a negation or an own audit elsewhere does not matter.
bool tells(const Words& words) {
  bool found = false;
  for_sentences(words, [&](size_t first, size_t last) { found = found || found_by_audit(words, first, last); });
  return found;
}

bool attributed_to_audit(const Input& in) {
  if (in.context.tagged("audit-finding")) return true;
  if (tells(Words(in.context.title))) return true;
  const report::Field* description = find_field(in.report.fields, "Incident description");
  if (description != nullptr && tells(words_of(in, description->value.span))) return true;
  static const Patterns kAware("aware");
  const auto& events = in.shared<Events>().all();
  return std::any_of(events.begin(), events.end(),
                     [](const Events::Event& event) { return kAware.in(event.words) && tells(event.words); });
}

void check(const Input& in, Sink& out) {
  const report::Field* source = find_field(in.report.fields, "Source of incident disclosure");
  if (source == nullptr || holds_nothing(in, *source)) return;
  if (contains_ci(source->value.text, "audit") || !attributed_to_audit(in)) return;
  out.add(source->value.span,
          fmt::format("the source is \"{}\", but the report reads as an audit's finding", source->value.text))
      .help("Write Audit when an auditor brought the matter up.")
      .at_most(in.context.tagged("audit-finding") ? Level::must : Level::should);
}

}  // namespace candor::rules::audit_source_value

namespace candor::rules {
extern const Rule kAuditSourceValue{.id = "audit-source-value",
                                    .title = "A finding of an audit has the source Audit",
                                    .requirements = {"audit-source-value"},
                                    .kinds = kReport,
                                    .decided = Decided::heuristic,
                                    .since = "0.1",
                                    .why = "Root programs follow up audit findings by this value.",
                                    .check = audit_source_value::check};
}
