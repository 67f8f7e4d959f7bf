// Who is told of what is due, and of what: the settings of `candor notify`, read and checked (cli/notify_settings.h).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "guidelines/version.h"

namespace candor::desk {

// When a digest is due: each day, or each week on one day, at a time of day. UTC.
struct DigestTime {
  std::optional<int> weekday = {};  // 0 Sunday to 6 Saturday; empty: every day
  Seconds at = std::chrono::hours(7);
};

// The latest such moment, not after `now`.
Instant last_digest(const DigestTime& time, Instant now);

// One mailbox or one web address; settings with several mailboxes are several receivers.
struct Receiver {
  std::string name;     // stands for it in the journal: another name is another receiver, who knows nothing yet
  std::string mail;     // an address; or
  std::string webhook;  // a URL, which may itself be a secret: shown only up to the host
  std::string token;    // of the webhook, sent as a bearer token; empty: none

  // Alerts: once when a clock comes within one of these times of its end, ...
  std::vector<Seconds> windows = {std::chrono::hours(24), std::chrono::hours(4)};
  bool overdue = true;    // ... once when it is over,
  bool questions = true;  // ... once when a question comes in,
  bool owed = true;       // ... once when a separate report is owed.

  std::optional<DigestTime> digest = {};
  Seconds within = std::chrono::hours(7 * 24);  // how far a digest looks ahead

  std::string ca = {};                   // only of this CA Owner; empty: all
  std::vector<std::string> clocks = {};  // only these; empty: all
  guidelines::Level least = guidelines::Level::should;
};

}  // namespace candor::desk
