// lifecycle-bugzilla-component and audit-bugzilla-component: a public report is a bug in product "CA Program",
// component "CA Certificate Compliance". lifecycle-bug-type-task: the pre-filled form makes it a task.
#include <fmt/format.h>

#include "rules/support/place.h"

namespace candor::rules::lifecycle_bugzilla_component {

constexpr std::string_view kProduct = "CA Program";
constexpr std::string_view kPublic = "CA Certificate Compliance";
constexpr std::string_view kSensitive = "CA Security Vulnerability";

void check(const Input& in, Sink& out) {
  if (!in.context.bug || !is_main(in)) return;
  const Bug& bug = *in.context.bug;
  const bool sensitive = in.version.at_least("3.1") && bug.component == kSensitive;
  if (!bug.product.empty() && (bug.product != kProduct || (bug.component != kPublic && !sensitive))) {
    Draft draft = out.add(top_of_report(in), fmt::format("the bug is in \"{} :: {}\"", bug.product, bug.component));
    draft.help(fmt::format("Move it to \"{} :: {}\".", kProduct, kPublic));
    draft.requirement("lifecycle-bugzilla-component");
    if (in.report.kind == Kind::audit) draft.requirement("audit-bugzilla-component");
  }
  if (!bug.type.empty() && bug.type != "task") {
    out.add(top_of_report(in), fmt::format("the bug is of type \"{}\"", bug.type))
        .help("Set its type to task.")
        .requirement("lifecycle-bug-type-task");
  }
}

}  // namespace candor::rules::lifecycle_bugzilla_component

namespace candor::rules {
extern const Rule kLifecycleBugzillaComponent{
    .id = "lifecycle-bugzilla-component",
    .title = "The bug is a task in CA Program :: CA Certificate Compliance",
    .requirements = {"lifecycle-bugzilla-component", "audit-bugzilla-component", "lifecycle-bug-type-task"},
    .kinds = kAnyKind,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "Watchers of the component learn of the incident only when it is filed there.",
    .check = lifecycle_bugzilla_component::check};
}
