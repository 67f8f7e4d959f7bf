#include "desk/incident_check.h"

#include "guidelines/version.h"

namespace candor::desk {

namespace {

BugFile bug_file_of(const tracker::Bug& bug) {
  BugFile file;
  file.bug.id = static_cast<int>(bug.id);
  file.bug.product = bug.product;
  file.bug.component = bug.component;
  file.bug.type = bug.type;
  file.bug.status = bug.status;
  file.bug.resolution = bug.resolution;
  file.bug.creator = bug.creator;
  file.bug.cc = bug.cc;
  file.bug.groups = bug.groups;
  file.bug.keywords = bug.keywords;
  for (const tracker::Flag& flag : bug.flags) {
    if (flag.name == "needinfo" && flag.status == "?") file.bug.needinfo.push_back(flag.requestee);
  }
  file.bug.whiteboard_history = {bug.whiteboard};
  file.bug.comment_count = bug.comment_count;
  file.summary = bug.summary;
  file.whiteboard = bug.whiteboard;
  file.assignee = bug.assignee;
  file.opened = bug.opened;
  return file;
}

}  // namespace

Result<Checked> check_for_incident(const lifecycle::Incident& incident, const std::string& name, std::string text,
                                   Instant now, const IncidentContext& context) {
  CheckRequest request;
  request.now = now;
  request.as_of = now;
  request.kind = context.kind;
  request.title = incident.ca + ": " + incident.title;
  request.whiteboard = context.whiteboard;
  request.reporter = rules::Reporter::ca_owner;
  request.version =
      incident.guidelines.empty() ? &guidelines::in_force_at(now) : guidelines::find_version(incident.guidelines);
  if (context.bug) {
    request.bug = bug_file_of(*context.bug);
    request.title = context.bug->summary;
    request.whiteboard = context.bug->whiteboard;
    request.opened = context.bug->opened;
  }
  return check_bytes(name, std::move(text), request);
}

}  // namespace candor::desk
