#include "bugzilla/outbox_trouble.h"

#include <fmt/format.h>

namespace candor::bugzilla {

namespace {

// A page in place of an answer that says "not you" or "not here", as proxies send it: the tracker never saw the
// request.
bool is_turned_away(const RestError& error) {
  constexpr int kTimeOut = 408;
  return error.trouble == Trouble::no_bugzilla && error.status >= 300 && error.status < 500 && error.status != kTimeOut;
}

}  // namespace

Error shown(const RestError& error) {
  switch (error.trouble) {
    case Trouble::wrong_key:
      return {error.text, "Nothing more was sent. Check the API key before the next try."};
    case Trouble::blocked:
      return {error.text, "Nothing more was sent. Try again in more than an hour."};
    case Trouble::outcome_unknown:
      return {error.text, "Deliver again later: what arrived is found before anything is sent a second time."};
    default:
      return {error.text, ""};
  }
}

std::string by_hand(const Entry& entry) {
  return fmt::format("look at the bug, then send it again all the same: candor outbox deliver {} --resend", entry.id);
}

Error not_there_yet(const Entry& entry) {
  const Instant sent = entry.mark->sent.value_or(Instant());
  return {
      fmt::format("whether entry {} arrived is unknown: it was sent on {}, nobody answered in time, it is not there "
                  "yet, and the tracker may still be at work on it",
                  entry.id, format_instant(sent)),
      fmt::format("Deliver it after {}; or {}.", format_minute(sent + kSettled + Seconds(59)), by_hand(entry))};
}

bool is_refusal(Trouble trouble) {
  return trouble == Trouble::bad_request || trouble == Trouble::not_found || trouble == Trouble::not_allowed;
}

bool is_postponed(const RestError& error) {
  const Trouble trouble = error.trouble;
  return is_turned_away(error) || trouble == Trouble::not_sent || trouble == Trouble::wrong_key ||
         trouble == Trouble::login_needed || trouble == Trouble::blocked || trouble == Trouble::rate_limited ||
         trouble == Trouble::redirected;
}

bool did_nothing(const RestError& error) {
  return is_refusal(error.trouble) || is_postponed(error);
}

}  // namespace candor::bugzilla
