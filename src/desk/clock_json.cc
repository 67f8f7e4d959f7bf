#include "desk/clock_json.h"

#include <nlohmann/json.hpp>

namespace candor::desk {

namespace {

using nlohmann::ordered_json;

ordered_json instant(const std::optional<Instant>& at) {
  return at ? ordered_json(format_instant(*at)) : ordered_json();
}

template <typename T>
ordered_json or_null(const std::optional<T>& value) {
  return value ? ordered_json(*value) : ordered_json();
}

void put_event(ordered_json& out, const char* name, const std::optional<lifecycle::Event>& event,
               const std::string& word) {
  out[std::string(name) + "_at"] = event ? ordered_json(format_instant(event->at)) : ordered_json();
  out[word] = event ? ordered_json(event->what) : ordered_json();
  out[std::string(name) + "_ref"] = event ? ordered_json(event->ref) : ordered_json();
}

ordered_json strict_json(const lifecycle::Strict& strict) {
  return {{"trigger_at", format_instant(strict.trigger_at)},
          {"due", format_instant(strict.due)},
          {"state", to_string(strict.state)},
          {"late_seconds", or_null(strict.late_seconds)}};
}

}  // namespace

ordered_json clock_json(const lifecycle::ClockResult& clock) {
  ordered_json out;
  out["clock"] = clock.clock;
  out["title"] = clock.title;
  out["version"] = clock.version->id;
  out["level"] = to_string(clock.level);
  put_event(out, "trigger", clock.trigger, "trigger");
  out["due"] = instant(clock.due);
  put_event(out, "satisfied", clock.satisfied, "satisfied_by");
  out["state"] = to_string(clock.state);
  out["late_seconds"] = or_null(clock.late_seconds);
  out["severity"] = to_string(clock.severity);
  if (!clock.bound.empty()) out["bound"] = clock.bound;
  out["precision"] = clock.to_the_minute ? "minute" : "second";
  if (clock.strict) out["strict"] = strict_json(*clock.strict);
  if (!clock.note.empty()) out["note"] = clock.note;
  out["citation"] = clock.citation;
  return out;
}

}  // namespace candor::desk
