#include "desk/incident_conflict.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace candor::desk {

namespace {

using lifecycle::Incident;

std::string words(const std::optional<Instant>& instant) {
  return instant ? format_minute(*instant) : "";
}

struct Shown {
  std::string_view what;
  std::string (*show)(const Incident&);
};

std::string show_links(const Incident& incident) {
  std::string text;
  for (const lifecycle::Link& link : incident.links) {
    text += fmt::format("{}{} {} {}", text.empty() ? "" : ", ", to_string(link.relation),
                        link.incident != 0 ? "incident" : "bug", link.incident != 0 ? link.incident : link.bug);
  }
  return text;
}

const std::vector<Shown>& shown() {
  static const std::vector<Shown> kShown = {
      {"CA Owner", [](const Incident& i) { return i.ca; }},
      {"title", [](const Incident& i) { return i.title; }},
      {"bug", [](const Incident& i) { return i.bug ? std::to_string(*i.bug) : ""; }},
      {"became aware", [](const Incident& i) { return words(i.aware_at); }},
      {"how", [](const Incident& i) { return i.aware_how; }},
      {"problem report", [](const Incident& i) { return words(i.problem_report_at); }},
      {"security-sensitive", [](const Incident& i) { return std::string(i.security_sensitive ? "yes" : "no"); }},
      {"tags", [](const Incident& i) { return fmt::format("{}", fmt::join(i.tags, ", ")); }},
      {"guidelines", [](const Incident& i) { return i.guidelines; }},
      {"description", [](const Incident& i) { return i.description; }},
      {"policies", [](const Incident& i) { return fmt::format("{}", fmt::join(i.policies, "; ")); }},
      {"source", [](const Incident& i) { return i.source; }},
      {"state", [](const Incident& i) { return std::string(i.open() ? "open" : "closed"); }},
      {"Next update", [](const Incident& i) { return words(i.next_update()); }},
      {"links", show_links},
      {"report", [](const Incident& i) { return i.latest_report() == nullptr ? "" : *i.latest_report(); }},
      {"postings", [](const Incident& i) { return std::to_string(i.postings.size()); }},
      {"questions open", [](const Incident& i) { return std::to_string(i.questions_open()); }},
      {"evidence sets", [](const Incident& i) { return std::to_string(i.latest_evidence().size()); }},
  };
  return kShown;
}

}  // namespace

std::vector<Side> sides_of(const Conflict& conflict) {
  std::vector<Side> sides;
  for (const Shown& one : shown()) {
    Side side{std::string(one.what), one.show(conflict.before), one.show(conflict.now), one.show(conflict.yours)};
    if (side.before != side.theirs || side.before != side.yours) sides.push_back(std::move(side));
  }
  return sides;
}

}  // namespace candor::desk
