#include "output/notice_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "output/due_text.h"

namespace candor::output {

namespace {

using nlohmann::ordered_json;

std::string subject_of(std::string_view kind, const desk::Receiver& receiver, const std::vector<desk::DueItem>& items,
                       Instant now) {
  if (kind == "digest") {
    const std::string until = format_date(now + receiver.within);
    if (items.empty()) return fmt::format("Candor: nothing is due until {}", until);
    return fmt::format("Candor: {} thing{} due until {}", items.size(), items.size() == 1 ? "" : "s", until);
  }
  const std::string first = due_sentence(items.front(), now);
  return items.size() == 1 ? "Candor: " + first : fmt::format("Candor: {} (and {} more)", first, items.size() - 1);
}

std::string item_text(const desk::DueItem& item, Instant now) {
  return fmt::format("{:<6} {}\n    {}\n{}\n", guidelines::to_string(item.shown.obligation.level),
                     due_sentence(item, now), whose(item), due_advice(item));
}

}  // namespace

desk::NoticeWords notice_words(const std::string& id, const desk::Receiver& receiver, std::string_view kind,
                               const std::vector<desk::Alert>& alerts, Instant now) {
  std::vector<desk::DueItem> items;
  ordered_json shown = ordered_json::array();
  std::string text = fmt::format("As of {}:\n\n", format_minute(now));
  for (const desk::Alert& alert : alerts) {
    const desk::DueItem& item = items.emplace_back(veiled(alert.item));
    ordered_json one = due_json(item, now);
    one["stage"] = alert.stage;
    one["security_sensitive"] = alert.item.security_sensitive;
    shown.push_back(std::move(one));
    text += item_text(item, now);
  }
  if (items.empty()) text += "Nothing is due.\n\n";
  text +=
      fmt::format("Each {} is sent once to each receiver. Should this one come twice, it is the same: {}\n", kind, id);
  desk::NoticeWords words{.subject = subject_of(kind, receiver, items, now), .text = std::move(text), .json = {}};
  const ordered_json root = {
      {"schema", "candor-notice/1"}, {"id", id},      {"kind", kind}, {"at", format_instant(now)},
      {"subject", words.subject},    {"items", shown}};
  words.json = root.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
  return words;
}

}  // namespace candor::output
