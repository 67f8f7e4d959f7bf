#include "desk/incident_clocks.h"

#include <nlohmann/json.hpp>

#include "lifecycle/life_of_incident.h"
#include "lifecycle/revocation_clock.h"

namespace candor::desk {

namespace {

using nlohmann::json;

guidelines::Level level_of(std::string_view word) {
  for (const auto level : {guidelines::Level::must, guidelines::Level::should}) {
    if (word == guidelines::to_string(level)) return level;
  }
  return guidelines::Level::may;
}

std::string text_of(const json& object, const char* key) {
  return object.is_object() ? object.value(key, std::string()) : std::string();
}

}  // namespace

std::vector<store::ClockRow> clock_rows(const lifecycle::Incident& incident) {
  std::vector<store::ClockRow> rows;
  for (const lifecycle::Obligation& one : lifecycle::obligations_of(incident)) {
    const json detail = {{"bug", incident.bug.value_or(0)},
                         {"citation", one.citation},
                         {"command", one.command},
                         {"since", format_instant(one.since)},
                         {"title", incident.title},
                         {"what", one.what},
                         {"why", one.why}};
    rows.push_back({.clock = one.clock,
                    .level = std::string(guidelines::to_string(one.level)),
                    .due = one.due,
                    .detail = detail.dump(-1, ' ', false, json::error_handler_t::replace)});
  }
  return rows;
}

ShownObligation read_clock_row(const store::ClockRow& row) {
  const json detail = json::parse(row.detail, nullptr, false);
  ShownObligation shown;
  shown.title = text_of(detail, "title");
  shown.bug = detail.is_object() ? detail.value("bug", int64_t{0}) : 0;
  shown.obligation = {.clock = row.clock,
                      .what = text_of(detail, "what"),
                      .level = level_of(row.level),
                      .due = row.due,
                      .since = parse_instant(text_of(detail, "since")).value_or(Instant{}),
                      .why = text_of(detail, "why"),
                      .citation = text_of(detail, "citation"),
                      .command = text_of(detail, "command")};
  return shown;
}

std::vector<lifecycle::ClockResult> judge_incident(const lifecycle::Incident& incident, Instant as_of) {
  auto clocks = lifecycle::run_clocks(lifecycle::life_of_incident(incident, as_of));
  for (auto& clock : lifecycle::revocation_clocks(incident, as_of)) clocks.push_back(std::move(clock));
  return clocks;
}

}  // namespace candor::desk
