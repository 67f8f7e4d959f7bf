// initial-disclosure-72h and audit-finding-72h: from awareness to the CA Owner's first posting.
#include <fmt/format.h>

#include "lifecycle/clocks/clock.h"

namespace candor::lifecycle {

namespace {

// 3.0 gave findings of an audit a clock of their own.
std::string_view clock_for(const Life& life, Instant trigger) {
  const bool own = life.audit && guidelines::in_force_at(trigger).at_least("3.0");
  return own ? "audit-finding-72h" : "initial-disclosure-72h";
}

// Nobody told when the CA Owner became aware. Somebody else's bug is at least a bound (ambiguity 3); its own bug none.
void without_awareness(const Life& life, const Post* first, std::vector<ClockResult>& out) {
  if (!life.opened) return;
  const Event opened{*life.opened, life.opened_by_ca ? "bug opened" : "bug opened by somebody else", "c0"};
  auto result = start(clock_for(life, *life.opened), opened);
  if (!result) return;
  if (first != nullptr) result->satisfied = said_in(*first, "first posting of the CA Owner");
  result->severity = Severity::warning;
  if (life.opened_by_ca) {
    result->state = State::unknown;
    result->trigger.reset();
    result->due.reset();
    result->note = "no posting tells when the CA Owner became aware";
  } else {
    result->note = "no posting tells when the CA Owner became aware; counted from the opening of the bug";
  }
  judge(*result, life.as_of);
  out.push_back(std::move(*result));
}

}  // namespace

void clock_disclosure(const Life& life, std::vector<ClockResult>& out) {
  const Post* first = life.first_of_ca();
  if (!life.awareness) {
    without_awareness(life, first, out);
    return;
  }
  const Awareness& aware = *life.awareness;
  const Event trigger =
      aware.told_in < 0 ? Event{aware.at, "awareness", "record"}
                        : told_in(aware.at, aware.told_in, fmt::format("awareness, told in comment {}", aware.told_in));
  auto result = start(clock_for(life, aware.at), trigger);
  if (!result) return;
  if (first != nullptr) result->satisfied = said_in(*first, "first posting of the CA Owner");
  result->to_the_minute = aware.to_the_minute;
  if (aware.whole_day) result->note = "only the day of awareness is known; it lasts until 23:59:59Z";
  if (aware.implied) {
    result->severity = Severity::warning;
    result->note = "awareness is read from what the entry usually means, not from words made for it";
  }
  judge(*result, life.as_of);
  out.push_back(std::move(*result));
}

}  // namespace candor::lifecycle
