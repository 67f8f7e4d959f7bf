// post-closure-efficacy (3.0+): after the closing the CA Owner is encouraged to tell how well the remedies work, after
// three, six and twelve months for instance. Other intervals are fine, so nothing is ever late: information.
#include <fmt/format.h>

#include "lifecycle/clocks/clock.h"

namespace candor::lifecycle {

namespace {

// Calendar months; the 31st falls back to the last day of a shorter month.
Instant months_after(Instant at, int months) {
  const auto day = std::chrono::floor<std::chrono::days>(at);
  auto date = std::chrono::year_month_day(day) + std::chrono::months(months);
  if (!date.ok()) date = date.year() / date.month() / std::chrono::last;
  return std::chrono::sys_days(date) + (at - day);
}

}  // namespace

void clock_post_closure_efficacy(const Life& life, std::vector<ClockResult>& out) {
  if (life.closed.empty() || life.closed.back().until) return;
  const Instant closed = life.closed.back().from;
  auto result = start("post-closure-efficacy", Event{closed, "bug closed", "history"});
  if (!result) return;
  result->severity = Severity::info;
  result->due.reset();
  if (const Post* after = life.next_of_ca(closed)) {
    result->satisfied = said_in(*after, "posting after the closing");
  } else {
    result->state = State::unknown;
    result->note = fmt::format("encouraged for {}, {} and {}, for instance; nothing is owed by a date",
                               format_date(months_after(closed, 3)), format_date(months_after(closed, 6)),
                               format_date(months_after(closed, 12)));
  }
  judge(*result, life.as_of);
  out.push_back(std::move(*result));
}

}  // namespace candor::lifecycle
