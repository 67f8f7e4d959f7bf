// A security-sensitive incident is filed in its own component, restricted to the group, with the CCADB's address on CC
// (lifecycle-security-component, -group, -cc).
#include <algorithm>
#include <fmt/format.h>

#include "rules/support/place.h"

namespace candor::rules::lifecycle_security_group {

constexpr std::string_view kComponent = "CA Security Vulnerability";
constexpr std::string_view kGroup = "ca-program-security";
constexpr std::string_view kAddress = "incident-reporting@ccadb.org";

bool holds(const std::vector<std::string>& list, std::string_view wanted) {
  return std::any_of(list.begin(), list.end(), [&](const std::string& entry) { return entry == wanted; });
}

void check(const Input& in, Sink& out) {
  if (!in.context.bug || !is_main(in)) return;
  const Bug& bug = *in.context.bug;
  const bool in_component = bug.component == kComponent;
  const bool restricted = holds(bug.groups, kGroup);
  if (!in_component && !restricted) return;
  const Span place = top_of_report(in);
  if (in_component && !restricted) {
    out.add(place, fmt::format("the security-sensitive bug does not carry the group {}", kGroup))
        .help("Tick the CA Program Security box; without it the bug is public.")
        .requirement("lifecycle-security-group");
  }
  if (!in_component) {
    out.add(place, fmt::format("the restricted bug is in component \"{}\"", bug.component))
        .help("Use the form for security-sensitive incidents.")
        .requirement("lifecycle-security-component");
  }
  if (!holds(bug.cc, kAddress)) {
    out.add(place, fmt::format("{} is not on the CC list of the security-sensitive bug", kAddress))
        .help("Add the address to the CC list.")
        .requirement("lifecycle-security-cc");
  }
}

}  // namespace candor::rules::lifecycle_security_group

namespace candor::rules {
extern const Rule kLifecycleSecurityGroup{
    .id = "lifecycle-security-group",
    .title = "A security-sensitive bug is restricted and known to the CCADB",
    .requirements = {"lifecycle-security-group", "lifecycle-security-cc", "lifecycle-security-component"},
    .kinds = kAnyKind,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "One box left empty makes an open vulnerability public.",
    .check = lifecycle_security_group::check};
}
