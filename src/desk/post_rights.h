// Whether an incident's text may go onto a bug, and what the tracker itself may say against it.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "bugzilla/rest.h"
#include "lifecycle/incident.h"
#include "tracker/bug.h"

namespace candor::desk {

// A security-sensitive incident says nothing where everybody reads it, until its record says that it is public: by
// conversion, or by a public report (guidelines 3.1, lifecycle-security-publish).
Status may_post(const lifecycle::Incident& incident, const tracker::Bug& bug);

// A bug becomes an incident's once: neither is the incident's own replaced, nor is one taken from `other`, an incident
// whose bug it is.
Status may_adopt(const lifecycle::Incident& incident, int64_t bug, std::optional<int64_t> other);

// A closed bug, one that only some accounts see, one that is not where incidents belong.
void remark_rights(const tracker::Bug& bug, const std::string& account, bugzilla::Dialect dialect,
                   std::vector<std::string>& remarks);

}  // namespace candor::desk
