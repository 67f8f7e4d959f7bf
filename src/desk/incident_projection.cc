#include "desk/incident_projection.h"

#include <algorithm>
#include <chrono>

#include "desk/incident_clocks.h"
#include "lifecycle/incident_actions.h"

namespace candor::desk {

namespace {

int year_of(Instant instant) {
  const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(instant));
  return static_cast<int>(date.year());
}

// What is left to do matters while the incident is open; reading the report for it takes milliseconds.
int64_t open_actions(const lifecycle::Incident& incident) {
  if (!incident.open()) return 0;
  const auto actions = lifecycle::actions_of(incident);
  return std::count_if(actions.begin(), actions.end(),
                       [](const lifecycle::IncidentAction& action) { return !action.complete; });
}

std::string words_of(const lifecycle::Incident& incident) {
  const std::string bug = incident.bug ? std::to_string(*incident.bug) : "";
  std::vector<std::string_view> texts = {incident.ca, incident.title, bug, incident.description};
  texts.insert(texts.end(), incident.tags.begin(), incident.tags.end());
  if (const std::string* report = incident.latest_report()) texts.emplace_back(*report);
  return store::words_of(texts);
}

}  // namespace

store::IncidentProjection project(const lifecycle::Incident& incident) {
  store::IncidentProjection all;
  all.row = {.id = incident.id,
             .revision = incident.revision,
             .ca = incident.ca,
             .title = incident.title,
             .state = incident.open() ? "open" : "closed",
             .security_sensitive = incident.security_sensitive,
             .guidelines = incident.guidelines,
             .aware_at = incident.aware_at,
             .year = year_of(incident.aware_at.value_or(incident.opened_at)),
             .bug = incident.bug,
             .next_update = incident.next_update(),
             .questions_open = incident.questions_open(),
             .postings = static_cast<int64_t>(incident.postings.size()),
             .actions_open = open_actions(incident),
             .tags = incident.tags,
             .changed_at = incident.changed_at};
  all.words = words_of(incident);
  all.clocks = clock_rows(incident);
  for (const lifecycle::Link& link : incident.links) {
    all.links.push_back({.relation = std::string(to_string(link.relation)),
                         .incident = link.incident != 0 ? std::optional(link.incident) : std::nullopt,
                         .bug = link.bug != 0 ? std::optional(link.bug) : std::nullopt});
  }
  return all;
}

}  // namespace candor::desk
