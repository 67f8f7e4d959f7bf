#include "output/related_text.h"

#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/utf8.h"

namespace candor::output {

namespace {

std::string address(const desk::Related& related, int64_t bug) {
  const std::string tracker = related.tracker.empty() ? "https://bugzilla.mozilla.org" : related.tracker;
  return fmt::format("{}/show_bug.cgi?id={}", tracker, bug);
}

// Reports and what they name are on this one, whatever tracker the mirror is of; the numbers are its own.
std::string address_for_report(int64_t bug) {
  return fmt::format("https://bugzilla.mozilla.org/show_bug.cgi?id={}", bug);
}

std::string day_of(const tracker::Bug& bug) {
  return bug.opened ? format_date(*bug.opened) : "?";
}

// A cell of a Markdown table.
std::string cell(std::string_view text) {
  std::string safe;
  for (const char c : printable(text)) {
    if (c == '|' || c == '<' || c == '[' || c == ']' || c == '*' || c == '`') safe += '\\';
    safe += c;
  }
  return safe;
}

}  // namespace

void write_text(const desk::Related& related, std::ostream& out) {
  out << fmt::format("{}: {} public incidents of the two years before {} were compared\n\n",
                     printable(related.subject.shown), related.considered, format_date(related.subject.at));
  for (const desk::RelatedBug& one : related.bugs) {
    const tracker::Bug& bug = one.bug.bug;
    out << fmt::format("{:<8} {}  {}{}\n", bug.id, day_of(bug), printable(bug.summary), bug.open() ? "" : "  [closed]");
    out << fmt::format("         {}\n", printable(fmt::format("{}", fmt::join(one.why, "; "))));
    if (one.recurrence) {
      out << "         looks like this one, is of the same CA Owner and was resolved: if the problem has come back, "
             "it\n"
             "         is a new incident with a new report, which says why the earlier steps did not hold\n";
    }
  }
  if (related.bugs.empty()) out << "nothing alike\n";
}

void write_table(const desk::Related& related, std::ostream& out) {
  out << "| Bug | Date | Description |\n| --- | --- | --- |\n";
  for (const desk::RelatedBug& one : related.bugs) {
    const tracker::Bug& bug = one.bug.bug;
    out << fmt::format("| [{}]({}) | {} | {} |\n", bug.id, address_for_report(bug.id), day_of(bug), cell(bug.summary));
  }
}

nlohmann::ordered_json to_json(const desk::Related& related) {
  nlohmann::ordered_json bugs = nlohmann::ordered_json::array();
  for (const desk::RelatedBug& one : related.bugs) {
    bugs.push_back({{"id", one.bug.bug.id},
                    {"url", address(related, one.bug.bug.id)},
                    {"opened", day_of(one.bug.bug)},
                    {"owner", one.bug.owner},
                    {"summary", one.bug.bug.summary},
                    {"open", one.bug.bug.open()},
                    {"score", std::round(one.score * 100) / 100},
                    {"why", one.why},
                    {"sameOwner", one.same_owner},
                    {"recurrence", one.recurrence}});
  }
  return {{"subject", related.subject.shown}, {"considered", related.considered}, {"bugs", std::move(bugs)}};
}

}  // namespace candor::output
