#include "desk/incident_check.h"

#include "guidelines/version.h"

namespace candor::desk {

Result<Checked> check_for_incident(const lifecycle::Incident& incident, const std::string& name, std::string text,
                                   Instant now) {
  CheckRequest request;
  request.now = now;
  request.as_of = now;
  request.title = incident.ca + ": " + incident.title;
  request.reporter = rules::Reporter::ca_owner;
  request.version =
      incident.guidelines.empty() ? &guidelines::in_force_at(now) : guidelines::find_version(incident.guidelines);
  return check_bytes(name, std::move(text), request);
}

}  // namespace candor::desk
