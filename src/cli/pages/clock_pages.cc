// docs/clocks.md: every clock over all versions, and the reasons for revocation with their deadlines.
#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <map>

#include "cli/pages/pages.h"
#include "guidelines/revocation.h"

namespace candor::cli {

namespace {

using guidelines::Clock;
using guidelines::Version;

using Out = std::back_insert_iterator<std::string>;

// What Candor does with a clock.
std::string_view use_of(std::string_view id) {
  static constexpr std::pair<std::string_view, std::string_view> kUses[] = {
      {"response-1-business-day", "information only"},
      {"update-action-change-unlimited", "information only: no time limit"},
      {"closure-request", "information only: no time limit"},
      {"related-lookback-2y", "`candor check` (related incidents)"},
      {"template-grace-30d", "`candor check` (version of the template)"},
      {"security-publication", "`candor audit`, as information: no time limit"},
      {"closure-final-call", "`candor audit`, as information: not a duty of the CA Owner"},
      {"post-closure-efficacy", "`candor audit`, as information: other intervals are fine"},
      {"audit-report-7cd-policy-1.x", "`candor audit`, where a posting tells the statement's date"}};
  const auto* const found = std::ranges::find(kUses, id, &std::pair<std::string_view, std::string_view>::first);
  return found == std::end(kUses) ? "judged by `candor audit`, due in `candor due`" : found->second;
}

std::vector<std::string_view> clock_ids() {
  std::vector<std::string_view> ids;
  const auto all = guidelines::versions();
  for (auto version = all.rbegin(); version != all.rend(); ++version) {
    for (const Clock& clock : version->clocks) {
      if (std::ranges::find(ids, clock.id) == ids.end()) ids.push_back(clock.id);
    }
  }
  return ids;
}

const Clock* clock_of(const Version& version, std::string_view id) {
  const auto found = std::ranges::find(version.clocks, id, &Clock::id);
  return found == version.clocks.end() ? nullptr : &*found;
}

std::string level_words(const Clock* clock) {
  if (clock == nullptr) return "";
  return std::string(to_string(clock->level)) + (clock->duration_should.empty() ? "" : ", SHOULD earlier");
}

std::string duration_words(const Clock& clock) {
  if (clock.duration.empty()) return "by an event or a date";
  const std::string should = clock.duration_should.empty() ? "" : fmt::format(" (SHOULD {})", clock.duration_should);
  return std::string(clock.duration) + should;
}

void add_clocks(Out out) {
  fmt::format_to(out, "| clock | what | duration |");
  for (const Version& version : guidelines::versions()) fmt::format_to(out, " {} |", version.id);
  fmt::format_to(out, " in Candor |\n|---|---|---|");
  for (size_t i = 0; i <= guidelines::versions().size(); ++i) fmt::format_to(out, "---|");
  fmt::format_to(out, "\n");
  for (const std::string_view id : clock_ids()) {
    const Clock* newest = nullptr;
    for (const Version& version : guidelines::versions()) {
      if (const Clock* clock = clock_of(version, id)) newest = clock;
    }
    fmt::format_to(out, "| {} | {} | {} |", id, escaped(newest->title), duration_words(*newest));
    for (const Version& version : guidelines::versions())
      fmt::format_to(out, " {} |", level_words(clock_of(version, id)));
    fmt::format_to(out, " {} |\n", use_of(id));
  }
}

void add_reasons(Out out) {
  fmt::format_to(
      out,
      "\n## Revocation\n\nFor `candor incident evidence N FOLDER --reason ID`. Counted from the receipt of a "
      "problem report, else from awareness; ends with the published revocation.\n\n"
      "| id | where | certificates | reason | by | CRL reason |\n|---|---|---|---|---|---|\n");
  for (const guidelines::RevocationReason& reason : guidelines::revocation_reasons()) {
    const std::string by = reason.deadline.empty()
                               ? std::string(reason.deadline_note)
                               : fmt::format("{}{}", reason.deadline,
                                             reason.should.empty() ? "" : fmt::format(" (SHOULD {})", reason.should));
    fmt::format_to(out, "| {} | {} | {} | {} | {} | {} |\n", reason.id, escaped(guidelines::cite(reason)),
                   escaped(reason.certificate), escaped(reason.reason), escaped(by), escaped(reason.crl_reason));
  }
}

void add_notes(Out out) {
  fmt::format_to(out, "\nHow the times are counted, and how the numbers of items changed:\n\n");
  for (const std::string_view note : guidelines::revocation_notes()) fmt::format_to(out, "- {}\n", escaped(note));
  for (const guidelines::RevocationReason& reason : guidelines::revocation_reasons()) {
    if (!reason.history.empty()) fmt::format_to(out, "- {}: {}.\n", reason.id, escaped(reason.history));
  }
}

void add_neighbours(Out out) {
  fmt::format_to(out,
                 "\n## Beside revocation\n\nDuties with times of their own. `candor due` has the first report on a "
                 "certificate problem report; the others are here to be known.\n\n"
                 "| where | begins with | duty | by |\n|---|---|---|---|\n");
  for (const guidelines::NeighbourClock& clock : guidelines::neighbour_clocks()) {
    fmt::format_to(out, "| {} {}, {} | {} | {} | {} |\n", clock.document, clock.version, escaped(clock.section),
                   escaped(clock.begins), escaped(clock.duty), escaped(clock.deadline));
  }
}

}  // namespace

Page clocks_page() {
  Page page{"clocks.md", page_head()};
  const Out out = std::back_inserter(page.text);
  fmt::format_to(
      out,
      "# Clocks\n\nDurations are elapsed time (one day is 86,400 s, weekends count), to reach the due instant is "
      "on time, and a date without time lasts until 23:59:59Z. Each clock is judged by the version in force when it "
      "started; [audit.md](audit.md) says how a life is read. A column holds the level in that version.\n\n");
  add_clocks(out);
  add_reasons(out);
  add_notes(out);
  add_neighbours(out);
  return page;
}

}  // namespace candor::cli
