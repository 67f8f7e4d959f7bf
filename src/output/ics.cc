#include "output/ics.h"

#include <chrono>
#include <fmt/format.h>
#include <libical/ical.h>
#include <memory>

#include "base/fold.h"
#include "base/running_sha256.h"
#include "base/utf8.h"
#include "output/due_text.h"

namespace candor::output {

namespace {

struct Free {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, Free>;

icaltimetype time_of(Instant instant) {
  return icaltime_from_timet_with_zone(static_cast<time_t>(instant.time_since_epoch().count()), 0,
                                       icaltimezone_get_utc_timezone());
}

// An incident may have several of them with the same trigger: one an evidence set, one an action item.
bool has_siblings(std::string_view clock) {
  return clock == "revocation" || clock == "action-item-due" || clock.starts_with("update-action-change");
}

// The same obligation keeps its UID whatever its due instant becomes: it is named by what set it off.
std::string uid_of(const desk::DueItem& item, const std::string& desk) {
  const lifecycle::Obligation& one = item.shown.obligation;
  const std::string sibling =
      has_siblings(one.clock) ? "-" + sha256_hex(fmt::format("{}\n{}", one.why, one.command)).substr(0, 8) : "";
  return fmt::format("candor-{}-incident-{}-{}-{}-{}{}", desk, item.incident, one.clock,
                     to_lower(guidelines::to_string(one.level)), one.since.time_since_epoch().count(), sibling);
}

// The container owns what is added to it.
void add_alarm(icalcomponent* event, std::chrono::hours before, const std::string& text) {
  icalcomponent* alarm = icalcomponent_new_valarm();
  icalcomponent_add_property(alarm, icalproperty_new_action(ICAL_ACTION_DISPLAY));
  icalcomponent_add_property(alarm, icalproperty_new_description(text.c_str()));
  icaltriggertype trigger = icaltriggertype_from_int(-static_cast<int>(Seconds(before).count()));
  icalcomponent_add_property(alarm, icalproperty_new_trigger(trigger));
  icalcomponent_add_component(event, alarm);
}

void add_event(icalcomponent* calendar, const desk::DueItem& item, const std::string& uid, Instant now) {
  const lifecycle::Obligation& one = item.shown.obligation;
  const std::string summary = fmt::format("{} for {}", printable(one.what), place_of(item));
  const std::string text = fmt::format("{}\n{}\nBecause of: {}\n{}\n{}", summary, whose(item), printable(one.why),
                                       printable(one.citation), printable(one.command));
  icalcomponent* event = icalcomponent_new_vevent();
  icalcomponent_add_property(event, icalproperty_new_uid(uid.c_str()));
  icalcomponent_add_property(event, icalproperty_new_dtstamp(time_of(now)));
  icalcomponent_add_property(event, icalproperty_new_dtstart(time_of(*one.due)));
  icalcomponent_add_property(event, icalproperty_new_summary(summary.c_str()));
  icalcomponent_add_property(event, icalproperty_new_description(text.c_str()));
  const std::string level(guidelines::to_string(one.level));
  icalcomponent_add_property(event, icalproperty_new_categories(level.c_str()));
  icalcomponent_add_property(event, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
  add_alarm(event, std::chrono::hours(24), summary);
  add_alarm(event, std::chrono::hours(3), summary);
  icalcomponent_add_component(calendar, event);
}

// libical passes bytes on as they are: printable() has made text of them before.
std::string calendar_text(icalcomponent* calendar) {
  char* written = icalcomponent_as_ical_string_r(calendar);
  std::string text = written != nullptr ? written : "";
  icalmemory_free_buffer(written);
  return text;
}

}  // namespace

std::string to_ics(const desk::DueList& list, Instant now) {
  const Component calendar(icalcomponent_new(ICAL_VCALENDAR_COMPONENT));
  icalcomponent_add_property(calendar.get(), icalproperty_new_version("2.0"));
  icalcomponent_add_property(calendar.get(), icalproperty_new_prodid("-//Candor//candor due//EN"));
  icalproperty* name = icalproperty_new_x("Incident reporting");
  icalproperty_set_x_name(name, "X-WR-CALNAME");
  icalcomponent_add_property(calendar.get(), name);
  for (const desk::DueItem& item : list.items) {
    // The UID is of the unveiled item: siblings stay apart, and an event its own when the incident becomes public.
    if (item.shown.obligation.due) add_event(calendar.get(), veiled(item), uid_of(item, list.desk), now);
  }
  return calendar_text(calendar.get());
}

}  // namespace candor::output
