#include "bugzilla/politeness.h"

#include <fmt/format.h>

#include "base/running_sha256.h"

namespace candor::bugzilla {

namespace {

// A moment in the future further away than anything we write was written by a clock that was wrong.
bool within(Instant from, Instant now, Seconds length) {
  return now >= from && now - from < length;
}

Error wait_until(std::string message, Instant when) {
  return {std::move(message), fmt::format("Run it again after {}.", format_minute(when + Seconds(59)))};
}

}  // namespace

std::optional<Error> must_wait(const SyncState& state, const std::string& key, bool resuming, Instant now) {
  if (state.silent_until && within(*state.silent_until - kSilence, now, kSilence)) {
    return wait_until("the tracker has blocked this address; every request before the block is over starts it anew",
                      *state.silent_until);
  }
  if (!state.polled_at || !within(*state.polled_at, now, kPollInterval)) return {};
  const std::string ago = format_duration(now - *state.polled_at);
  const Instant next = *state.polled_at + kPollInterval;
  if (!state.refused_key.empty()) {
    if (state.refused_key != key_digest(key)) return {};  // another key now: there is something new to try
    return wait_until(
        fmt::format("the tracker refused this key {} ago; trying again would get the address blocked", ago), next);
  }
  if (resuming) return {};
  return wait_until(fmt::format("the tracker was asked {} ago; its rules allow one poll in 5 minutes", ago), next);
}

void learn(SyncState& state, const RestError& error, const std::string& key, Instant now) {
  state.refused_key = error.trouble == Trouble::wrong_key ? key_digest(key) : "";
  if (error.trouble == Trouble::wrong_key) state.polled_at = now;
  if (error.trouble == Trouble::blocked) state.silent_until = now + kSilence;
}

Error explain(const RestError& error) {
  switch (error.trouble) {
    case Trouble::wrong_key:
      return {
          fmt::format("the tracker does not accept the API key: {}", error.text),
          "Make a new one in the tracker's preferences. Nothing more was asked: wrong keys get an address blocked."};
    case Trouble::login_needed:
      return {error.text, "Give an API key: $CANDOR_TRACKER_KEY or --tracker-key-file."};
    case Trouble::blocked:
      return {error.text, "Candor asks nothing for 65 minutes; the mirror is as it was."};
    case Trouble::not_sent:
      return {error.text, "Check the address (--tracker) and the network; the mirror is as it was."};
    case Trouble::damaged:
      return {error.text, "What was read so far is kept; if it stays so, tell whoever runs the tracker."};
    case Trouble::redirected:
    case Trouble::no_bugzilla:
      return {error.text, "Check the address (--tracker); the mirror is as it was."};
    default:
      return {error.text, "What was read so far is kept; run it again later."};
  }
}

Error other_tracker(const std::string& mirrored, const std::string& asked) {
  return {fmt::format("this mirror is of {}, not of {}", mirrored, asked),
          "A mirror is of one tracker; name another desk with --data or --db."};
}

std::string key_digest(const std::string& key) {
  return key.empty() ? "" : sha256_hex("candor tracker key " + key).substr(0, 16);
}

}  // namespace candor::bugzilla
