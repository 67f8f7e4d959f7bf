// The timeline as events: which entry says that the incident began, that the CA became aware, that it ended, and so
// on. Shared by the timeline rules, the summary's dates and the clocks' readings.
#pragma once

#include <optional>
#include <vector>

#include "rules/rule.h"
#include "rules/support/words.h"

namespace candor::rules {

// How plainly a text says something, in rising order.
enum class Mark {
  none,
  hint,    // could mean it ("all certificates revoked" for the end of the incident)
  likely,  // means it in all probability ("an engineer noticed a wrong value" for awareness)
  plain    // says it in so many words ("we become aware", "the incident ends")
};

Mark tells_beginning(const Words& text);
Mark tells_awareness(const Words& text);
Mark tells_end(const Words& text);
bool tells_issuance_stop(const Words& text);
bool tells_issuance_resumed(const Words& text);
bool tells_problem_report(const Words& text);  // a problem report, complaint or mail reaches the CA
bool tells_subscribers_informed(const Words& text);
bool tells_change(const Words& text);           // something was changed, introduced, deployed, decided
bool tells_revocation_done(const Words& text);  // revocation of all affected certificates is complete

// The entries of a report's timeline with their words, in source order.
class Events {
 public:
  explicit Events(const Input& in);

  struct Event {
    const report::TimelineEntry* entry;
    const report::Timestamp* stamp;  // null when the entry has none
    Words words;

    // The instant, when the stamp has exactly one reading.
    std::optional<Instant> at() const { return stamp != nullptr ? stamp->utc : std::nullopt; }
    Span place() const { return entry->span; }
  };

  const std::vector<Event>& all() const { return events_; }
  bool empty() const { return events_.empty(); }

  struct Found {
    const Event* event = nullptr;
    Mark mark = Mark::none;
    explicit operator bool() const { return event != nullptr; }
  };
  // How plainly an entry of all() says it; read once, since many rules ask.
  Mark mark(const Event& event, Mark (*tells)(const Words&)) const;
  // The first of the entries that say it most plainly, or nothing.
  Found find(Mark (*tells)(const Words&)) const;
  const Event* find(bool (*tells)(const Words&)) const;

 private:
  struct Marks {
    Mark (*tells)(const Words&);
    std::vector<std::optional<Mark>> known;  // by event
  };

  std::vector<Event> events_;
  mutable std::vector<Marks> marks_;
};

// No entry is dated before the one by which the CA became aware: the list begins with the discovery. False when the
// awareness entry is not known. The rule on earlier events reports it, with all the requirements that see it.
bool begins_with_discovery(const Events& events);

}  // namespace candor::rules
