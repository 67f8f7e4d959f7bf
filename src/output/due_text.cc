#include "output/due_text.h"

#include <array>
#include <chrono>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "tracker/title.h"

namespace candor::output {

namespace {

std::string with_weekday(Instant instant) {
  static constexpr std::array<const char*, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  const std::chrono::weekday day(std::chrono::floor<std::chrono::days>(instant));
  return fmt::format("{} {}", kDays[day.c_encoding()], format_minute(instant));
}

}  // namespace

desk::DueItem veiled(desk::DueItem item) {
  if (!item.security_sensitive) return item;
  lifecycle::Obligation& one = item.shown.obligation;
  item.ca.clear();
  item.resembles.clear();
  item.shown.title = "security-sensitive";
  item.shown.bug = 0;
  one.what = one.clock;
  one.why = "security-sensitive: see the desk";
  one.command = fmt::format("candor incident show {}", item.incident);
  return item;
}

std::string whose(const desk::DueItem& item) {
  return printable(tracker::titled(item.ca, item.shown.title));
}

std::string place_of(const desk::DueItem& item) {
  return item.shown.bug > 0 ? std::to_string(item.shown.bug) : fmt::format("incident {}", item.incident);
}

std::string due_sentence(const desk::DueItem& item, Instant now) {
  const lifecycle::Obligation& one = item.shown.obligation;
  const std::string what = fmt::format("{} for {}", printable(one.what), place_of(item));
  if (!one.due) return what + " can be done now";
  if (*one.due >= now) {
    return fmt::format("{} due in {}, {}", what, format_duration(*one.due - now), with_weekday(*one.due));
  }
  return fmt::format("{} is {} late, was due {}", what, format_duration(now - *one.due), with_weekday(*one.due));
}

std::string due_advice(const desk::DueItem& item) {
  const lifecycle::Obligation& one = item.shown.obligation;
  std::string lines =
      fmt::format("    because of: {}{}{}\n", printable(one.why), one.citation.empty() ? "" : "; ", one.citation);
  if (item.owes_delay_report) {
    lines +=
        "    a separate report on the delayed revocation is owed within 72 h, with its own four figures in each "
        "update\n";
    lines += fmt::format("    candor incident delay {}\n", item.incident);
  }
  for (const int64_t bug : item.resembles) {
    lines += fmt::format(
        "    looks like bug {}, which is resolved: if it is that again, it needs a bug of its own that names it\n"
        "    candor incident link {} recurrence-of --bug {}\n",
        bug, item.incident, bug);
  }
  return lines + fmt::format("    {}\n", printable(one.command));
}

nlohmann::ordered_json due_json(const desk::DueItem& item, Instant now) {
  const lifecycle::Obligation& one = item.shown.obligation;
  nlohmann::ordered_json out;
  out["incident"] = item.incident;
  out["bug"] = item.shown.bug > 0 ? nlohmann::ordered_json(item.shown.bug) : nlohmann::ordered_json();
  out["ca"] = item.ca;
  out["title"] = item.shown.title;
  out["clock"] = one.clock;
  out["what"] = one.what;
  out["level"] = guidelines::to_string(one.level);
  out["since"] = format_instant(one.since);
  out["due"] = one.due ? nlohmann::ordered_json(format_instant(*one.due)) : nlohmann::ordered_json();
  out["left_seconds"] = one.due ? nlohmann::ordered_json((*one.due - now).count()) : nlohmann::ordered_json();
  out["because"] = one.why;
  out["citation"] = one.citation;
  out["command"] = one.command;
  out["delayed_revocation_report_owed"] = item.owes_delay_report;
  out["resembles_resolved"] = item.resembles;
  return out;
}

}  // namespace candor::output
