#include "desk/evidence_tally.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "base/csv.h"
#include "base/fold.h"
#include "base/number_text.h"
#include "base/utf8.h"
#include "desk/evidence_facts.h"
#include "desk/evidence_lists.h"
#include "desk/evidence_staging.h"
#include "desk/impact_form.h"
#include "evidence/describe.h"

namespace candor::desk {

namespace {

using Json = nlohmann::ordered_json;
using evidence::EventCount;
using evidence::EventTally;
using evidence::Period;

double share_of(uint64_t count, uint64_t all) {
  constexpr int kPlaces = 6;
  return all == 0 ? 0 : few_digits(static_cast<double>(count) / static_cast<double>(all), kPlaces);
}

std::optional<double> rate_of(std::optional<double> per_hour) {
  constexpr int kPlaces = 3;
  return per_hour ? std::optional(few_digits(*per_hour, kPlaces)) : std::nullopt;
}

std::vector<TallyLine> lines_of(const EventTally& tally, Period period) {
  std::vector<TallyLine> lines;
  for (const auto& [type, events] : tally.types) {
    lines.push_back({type, std::nullopt, events, share_of(events.count, tally.all.count),
                     rate_of(evidence::per_hour(events.count, tally.all))});
    for (const auto& [begin, part] : tally.by_period.at(type)) {
      lines.push_back({type, begin, part, share_of(part.count, tally.per_period.at(begin)),
                       rate_of(evidence::per_hour(part.count, tally.all, period, begin))});
    }
  }
  return lines;
}

Json count_json(const EventCount& events, double share, std::optional<double> per_hour) {
  const bool any = events.count > 0;
  return Json{{"count", events.count},
              {"first", any ? Json(format_instant(events.first)) : Json(nullptr)},
              {"last", any ? Json(format_instant(events.last)) : Json(nullptr)},
              {"share", share},
              {"per_hour", per_hour ? Json(*per_hour) : Json(nullptr)}};
}

std::string summary_of(const EventsTallied& tallied, const TallyRequest& request) {
  const EventTally& tally = tallied.tally;
  const auto rate = [&](const EventCount& events) { return rate_of(evidence::per_hour(events.count, tally.all)); };
  Json types = Json::array();
  for (const TallyLine& line : tallied.lines) {
    Json entry = count_json(line.events, line.share, line.per_hour);
    if (!line.period) {
      entry["periods"] = Json::array();
      Json named{{"type", line.type}};
      named.update(entry);
      types.push_back(std::move(named));
    } else {
      Json named{{"period", evidence::period_text(request.period, *line.period)}};
      named.update(entry);
      types.back()["periods"].push_back(std::move(named));
    }
  }
  return json_text(
      Json{{"schema", "candor.evidence.tally/1"},
           {"guidelines", request.version->id},
           {"events", request.path},
           {"where", request.where},
           {"by", request.by},
           {"time", tally.time},
           {"times_without_zone_are_utc", request.utc},
           {"period", evidence::to_string(request.period)},
           {"read", tally.read},
           {"rejected", tally.rejected},
           {"all", count_json(tally.all, 1, rate(tally.all))},
           {"total", count_json(tally.total, share_of(tally.total.count, tally.all.count), rate(tally.total))},
           {"types", std::move(types)}});
}

std::string csv_of(const EventsTallied& tallied, Period period) {
  std::string out = "type,period,count,first,last,share,per_hour\r\n";
  for (const TallyLine& line : tallied.lines) {
    out += write_csv_record({line.type, line.period ? evidence::period_text(period, *line.period) : "all",
                             fmt::format("{}", line.events.count), format_instant(line.events.first),
                             format_instant(line.events.last), plain_number(line.share),
                             line.per_hour ? plain_number(*line.per_hour) : ""}) +
           "\r\n";
  }
  return out;
}

// What a log says may hold any text, also Markdown.
std::string line_text(const TallyLine& line, const TallyRequest& request) {
  const std::string type = request.by.empty() ? line.type : code_span(printable(line.type));
  constexpr int kPlaces = 2;
  const std::string rate =
      line.per_hour ? fmt::format(", {} an hour", plain_number(few_digits(*line.per_hour, kPlaces))) : "";
  return fmt::format("{}: {}, first {}, last {}; {} % of all events in the log{}", type,
                     counted(line.events.count, "event"), format_minute(line.events.first),
                     format_minute(line.events.last), plain_number(few_digits(line.share * 100, kPlaces)), rate);
}

std::string considerations(const EventsTallied& tallied, const TallyRequest& request) {
  const EventTally& tally = tallied.tally;
  if (tally.total.count == 0) return fmt::format("No event counts, of {}.", counted(tally.all.count, "event"));
  std::string out = fmt::format("{} of {}: first {}, last {}.", counted(tally.total.count, "event"), tally.all.count,
                                format_minute(tally.total.first), format_minute(tally.total.last));
  for (const TallyLine& line : tallied.lines) {
    if (!line.period) out += "\n  - " + line_text(line, request) + ".";
  }
  // The periods in which it happened, all types together.
  std::map<Instant, uint64_t> periods;
  for (const TallyLine& line : tallied.lines) {
    if (line.period) periods[*line.period] += line.events.count;
  }
  constexpr size_t kShown = 31;
  std::vector<std::string> parts;
  for (const auto& [begin, count] : periods) {
    if (parts.size() == kShown) break;
    parts.push_back(fmt::format("{}: {}", evidence::period_text(request.period, begin), count));
  }
  out += fmt::format("\n  - By {}: {}", evidence::to_string(request.period), fmt::join(parts, ", "));
  return out + (periods.size() > kShown ? fmt::format(", and {} more; see tally.csv.", periods.size() - kShown) : ".");
}

std::string heuristic(const TallyRequest& request) {
  std::string out = request.where.empty() ? "All events of the log count"
                                          : "Counted are the events of the log that meet " + code_span(request.where);
  if (!request.by.empty()) {
    out += fmt::format(", by type: {}", code_span(fmt::format("{}", fmt::join(request.by, ", "))));
  }
  return out + " (SQL over the log's columns).";
}

std::string impact_of(const EventsTallied& tallied, const TallyRequest& request) {
  ImpactForm form;
  form.value = [&](std::string_view label) -> std::string {
    if (contains_ci(label, "total number of")) return "N/A";
    if (contains_ci(label, "types")) return "N/A";
    if (contains_ci(label, "heuristic")) return heuristic(request);
    if (contains_ci(label, "analysis")) return "N/A";
    if (contains_ci(label, "considerations")) return considerations(tallied, request);
    return std::string(kLeftOpen);
  };
  form.unlabelled = {considerations(tallied, request), heuristic(request)};
  form.as_of = request.now;
  if (tallied.tally.rejected > 0) {
    form.notes.push_back(fmt::format("{} of the log could not be counted; see rejected.tsv.",
                                     counted(tallied.tally.rejected, "record")));
  }
  if (request.utc) form.notes.emplace_back("Times without a zone were taken as UTC.");
  return fill_impact(form, *request.version);
}

Result<EventTally> tally(const TallyRequest& request, const EvidenceHooks& hooks, LineFile* rejected) {
  evidence::TallyInputs inputs{.path = request.path,
                               .where = request.where,
                               .by = request.by,
                               .time = request.time,
                               .period = request.period,
                               .utc = request.utc,
                               .rejected = nullptr,
                               .cancelled = hooks.cancelled,
                               .progress = hooks.progress};
  if (rejected != nullptr) {
    inputs.rejected = [rejected](uint64_t line, const std::string& cell, const std::string& reason) {
      rejected->add(fmt::format("{}\t{}\t{}\n", line, printable(cell), printable(reason)));
    };
  }
  return evidence::tally_events(inputs);
}

}  // namespace

Result<EventsTallied> tally_event_log(const TallyRequest& request, const EvidenceHooks& hooks,
                                      const std::string& folder) {
  if (folder.empty()) {
    auto counted_events = tally(request, hooks, nullptr);
    if (!counted_events) return counted_events.error();
    EventsTallied tallied{std::move(*counted_events), {}};
    tallied.lines = lines_of(tallied.tally, request.period);
    return tallied;
  }
  auto staging = Staging::beside(folder, {request.path}, hooks.scratch);
  if (!staging) return staging.error();
  LineFile rejected(staging->path("rejected.tsv"));
  rejected.add("line\ttime\treason\n");
  auto counted_events = tally(request, hooks, &rejected);
  if (!counted_events) return counted_events.error();
  if (auto status = rejected.close(); !status) return status.error();
  EventsTallied tallied{std::move(*counted_events), {}};
  tallied.lines = lines_of(tallied.tally, request.period);
  for (const auto& [name, text] :
       {std::pair("tally.csv", csv_of(tallied, request.period)),
        std::pair("summary.json", summary_of(tallied, request)), std::pair("impact.md", impact_of(tallied, request))}) {
    if (auto status = staging->write(name, text); !status) return status.error();
  }
  if (auto status = staging->commit(); !status) return status.error();
  return tallied;
}

}  // namespace candor::desk
