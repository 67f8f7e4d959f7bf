// The structured view of a report in "candor-check/1": timestamps, fields, timeline, factors, action items.
#include "output/json_report.h"

#include <algorithm>

#include "base/text.h"

namespace candor::output {

namespace {

using json = nlohmann::ordered_json;
using report::Report;
using report::Timestamp;

json precision_of(report::Precision precision) {
  switch (precision) {
    case report::Precision::month:
      return "month";
    case report::Precision::day:
      return "day";
    case report::Precision::hour:
      return "hour";
    case report::Precision::minute:
      return "minute";
    case report::Precision::second:
      return "second";
    case report::Precision::none:
      return nullptr;
  }
  return nullptr;
}

json stamp_json(const SourceText& source, const Timestamp& stamp) {
  const LineColumn place = source.locate(stamp.span.begin);
  json out = {{"line", place.line},
              {"column", place.column},
              {"text", stamp.text},
              {"utc", instant_or_null(stamp.utc)},
              {"precision", precision_of(stamp.precision)},
              {"readings", json::array()}};
  for (const Instant reading : stamp.readings) out["readings"].push_back(format_instant(reading));
  if (stamp.end_utc) out["end_utc"] = format_instant(*stamp.end_utc);
  if (stamp.approximate) out["approximate"] = true;
  if (stamp.placeholder) out["placeholder"] = true;
  if (!stamp.zone_text.empty()) out["zone"] = stamp.zone_text;
  if (!stamp.why.empty()) out["why"] = stamp.why;
  return out;
}

// Stamps of every part of the document, in source order, each once.
json stamps_json(const report::Document& document) {
  std::vector<const Timestamp*> stamps;
  for (const Report& part : document.reports()) {
    for (const Timestamp& stamp : part.stamps) stamps.push_back(&stamp);
  }
  std::stable_sort(stamps.begin(), stamps.end(),
                   [](const auto* a, const auto* b) { return a->span.begin < b->span.begin; });
  json out = json::array();
  const Timestamp* last = nullptr;
  for (const Timestamp* stamp : stamps) {
    if (last == nullptr || !(last->span == stamp->span)) out.push_back(stamp_json(document.source(), *stamp));
    last = stamp;
  }
  return out;
}

json fields_json(const std::vector<report::Field>& fields) {
  json out = json::object();
  for (const report::Field& field : fields) {
    if (!out.contains(field.label)) out[std::string(field.label)] = field.value.text;
  }
  return out;
}

std::optional<Instant> utc_of(const Report& report, const std::optional<size_t>& stamp) {
  return stamp && *stamp < report.stamps.size() ? report.stamps[*stamp].utc : std::nullopt;
}

json timeline_json(const Report& report) {
  json out = json::array();
  for (const report::TimelineEntry& entry : report.timeline) {
    const bool stamped = entry.stamp && *entry.stamp < report.stamps.size();
    out.push_back({{"line", entry.line},
                   {"stamp", stamped ? json(report.stamps[*entry.stamp].text) : json(nullptr)},
                   {"utc", instant_or_null(utc_of(report, entry.stamp))},
                   {"text", entry.text.text}});
  }
  return out;
}

json factors_json(const SourceText& source, const Report& report) {
  json out = json::array();
  for (const report::Factor& factor : report.factors) {
    out.push_back({{"number", factor.number > 0 ? json(factor.number) : json(nullptr)},
                   {"title", factor.title.text},
                   {"line", source.line_of(factor.span.begin)},
                   {"fields", fields_json(factor.fields)}});
  }
  return out;
}

json actions_json(const Report& report) {
  json out = json::array();
  for (const report::ActionItem& item : report.actions) {
    out.push_back({{"index", item.index},
                   {"line", item.line},
                   {"action_item", item.description.text},
                   {"kind", item.kind.text},
                   {"root_causes", item.root_causes.text},
                   {"evaluation_criteria", item.criteria.text},
                   {"due_date", item.due.text},
                   {"due_utc", instant_or_null(utc_of(report, item.due_stamp))},
                   {"status", item.status.text}});
  }
  return out;
}

json related_json(const Report& report) {
  json out = json::array();
  for (const report::RelatedRow& row : report.related) {
    out.push_back({{"line", row.line},
                   {"bug", row.bug.text},
                   {"bug_ids", row.bug_ids},
                   {"date", row.date.text},
                   {"description", row.description.text}});
  }
  return out;
}

json parts_json(const report::Document& document) {
  json out = json::array();
  for (const Report& part : document.reports()) {
    out.push_back({{"kind", to_string(part.kind)}, {"line", part.first_line}, {"end_line", part.last_line}});
  }
  return out;
}

}  // namespace

nlohmann::ordered_json instant_or_null(const std::optional<Instant>& instant) {
  return instant ? json(format_instant(*instant)) : json(nullptr);
}

void add_report_view(nlohmann::ordered_json& out, const report::Document& document) {
  const Report& main = document.main();
  out["parts"] = parts_json(document);
  out["fields"] = fields_json(main.fields);
  out["timestamps"] = stamps_json(document);
  out["timeline"] = timeline_json(main);
  out["contributing_factors"] = factors_json(document.source(), main);
  out["action_items"] = actions_json(main);
  out["related_incidents"] = related_json(main);
}

}  // namespace candor::output
