#include "desk/post_rights.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/fold.h"
#include "desk/post_compose.h"

namespace candor::desk {

Status may_post(const lifecycle::Incident& incident, const tracker::Bug& bug) {
  if (!incident.security_sensitive || !bug.groups.empty()) return {};
  return Error{
      fmt::format("incident {} is security-sensitive and bug {} is public: nothing was sent", incident.id, bug.id),
      fmt::format("Once it was converted or its public report is out, record that first: candor incident edit {} "
                  "--not-security",
                  incident.id)};
}

Status may_adopt(const lifecycle::Incident& incident, int64_t bug, std::optional<int64_t> other) {
  if (incident.bug && *incident.bug != bug) {
    return Error{fmt::format("incident {} has bug {} already; nothing was linked", incident.id, *incident.bug),
                 fmt::format("If that is wrong: candor incident edit {} --bug {}", incident.id, bug)};
  }
  if (other && *other != incident.id) {
    return Error{fmt::format("bug {} is that of incident {}; nothing was linked", bug, *other),
                 fmt::format("If it is about both: candor incident link {} related {}", incident.id, *other)};
  }
  return {};
}

void remark_rights(const tracker::Bug& bug, const std::string& account, bugzilla::Dialect dialect,
                   std::vector<std::string>& remarks) {
  if (bug.product != kProduct || (bug.component != kComponent && bug.component != kSecurityComponent)) {
    remarks.push_back(fmt::format("the bug is in '{}', component '{}', not where incidents are reported", bug.product,
                                  bug.component));
  }
  if (!bug.groups.empty()) {
    remarks.push_back(fmt::format("the bug is not public: only group {} sees it", fmt::join(bug.groups, ", ")));
  }
  if (bug.open()) return;
  const auto is = [&](const std::string& who) { return !account.empty() && to_lower(who) == to_lower(account); };
  const bool asked = std::ranges::any_of(bug.flags, [&](const tracker::Flag& flag) { return is(flag.requestee); });
  const bool may = dialect == bugzilla::Dialect::stock || is(bug.creator) || is(bug.assignee) || asked;
  remarks.push_back(fmt::format("the bug is closed ({} {}){}", bug.status, bug.resolution,
                                may ? ""
                                    : "; there only its reporter, its assignee, whoever is asked and moderators may "
                                      "comment"));
}

}  // namespace candor::desk
