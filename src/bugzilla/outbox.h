// Puts a posting on the tracker at most once, and never loses it.
//
// The tracker has no idempotency: the same request twice makes two comments. So a posting is journalled before it is
// sent, with the number of the last comment (bug, attachment) that was there; when the answer is lost, the outbox
// looks for the posting behind that mark before it sends again, and so does every later run, since a slow server may
// act after the last look. Where the whole request left and nobody answered in time, the server may be at work still:
// the entry stays unknown and is not sent again in that run, nor for kSettled, unless a person says so. It is looked
// for under the account that it was sent under, and no other account sends it again. What the tracker said it accepted
// is never sent again, even when it is not to be seen. The client repeats no write by itself either (http/client.h).
// Writes are serial: two at once made a real server deadlock. See docs/tracker.md.
//
// What remains: a server that acts later than all this. What is there twice is said (Delivery::remark).
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "base/time.h"
#include "bugzilla/posting.h"
#include "bugzilla/rest.h"

namespace candor::bugzilla {

// After a request that nobody answered in time a server has acted by then, or has given up.
inline constexpr Seconds kSettled = std::chrono::minutes(10);

enum class Stage {
  planned,  // not seen on the tracker; with a mark: an earlier request may still arrive there
  sending,  // a request may be under way, or was when the program ended; with a delivery: the tracker has accepted it
  unknown,  // the request left whole, nobody answered in time, and it has not been seen on the tracker
  done,     // on the tracker
  refused   // the tracker said no; nothing was done
};
std::string_view to_string(Stage stage);
std::optional<Stage> parse_stage(std::string_view word);

// What was there before the first attempt; kept over all attempts, so that no arrival is overlooked.
struct Mark {
  int64_t comment = 0;               // highest comment id of the bug; 0 for a new bug
  int64_t attachment = 0;            // highest attachment id of the bug
  Instant server_time = {};          // the tracker's clock
  std::string account = {};          // that it was sent under; empty: not known, or several
  std::optional<Instant> sent = {};  // when a request may have left last, by this machine's clock
};

struct Delivery {
  int64_t bug = 0;
  int64_t comment = 0;             // id of the comment it became; 0 when it has none
  int64_t attachment = 0;          // id of the attachment
  std::optional<int> number = {};  // of the comment in its bug; 0 is the description
  std::optional<Instant> at = {};  // as the tracker has it
  std::string author = {};         // the account, as the tracker has it
  std::string remark = {};         // what is not as it was sent, in a sentence
  bool known() const { return bug != 0; }
};

struct Entry {
  int64_t id = 0;  // the journal's
  Posting posting;
  Stage stage = Stage::planned;
  std::optional<Mark> mark = {};
  Delivery delivery = {};   // of a done one
  std::string remark = {};  // why it was refused, what is not known, or what is not as it was sent
};

// Where entries are kept. save() is durable when it returns; an Error stops the outbox before anything is sent.
class Journal {
 public:
  virtual ~Journal() = default;
  Journal() = default;
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;
  virtual Status save(const Entry& entry) = 0;
};

struct OutboxOptions {
  std::string account = {};                 // whose the key is said to be; what the tracker says counts
  std::function<void(Seconds)> pause = {};  // waits; tests do not
  std::function<Instant()> now = {};        // this machine's clock; without one nothing counts as sent lately
  bool resend = false;                      // a person looked, and lets it go again though the outcome is unknown
  // Asked each time when nothing has arrived and a request would be next; an Error stops it unsent. May be empty.
  std::function<Status()> before_sending = {};
  std::function<bool(int64_t bug)> taken = {};  // whether a bug is known to be another posting's
  int attempts = 3;                             // sends at most so often in one run
  std::vector<Seconds> looks = {Seconds(2), Seconds(10), Seconds(30),
                                Seconds(60)};  // waits between looking after a lost answer
};

class Outbox {
 public:
  Outbox(Rest& rest, Journal& journal, OutboxOptions options)
      : rest_(rest), journal_(journal), options_(std::move(options)) {}

  // Brings `entry` to done or refused. An error leaves it planned or sending in the journal: deliver it again later.
  Status deliver(Entry& entry);

 private:
  Status find_out_account();
  Status take_up(Entry& entry);
  Status may_send_again(const Entry& entry) const;
  bool same_account(const Mark& mark) const;
  bool sent_within(const Entry& entry, Seconds length) const;
  Status may_go(const Entry& entry);
  Status attempt(Entry& entry);
  Status mark(Entry& entry);
  Result<bool> nothing_to_do(Entry& entry);
  Status turned_down(Entry& entry, const RestError& error);
  Status settle_accepted(Entry& entry);
  Status settle_lost(Entry& entry, const RestError& error);
  Result<bool> look_patiently(Entry& entry);
  Result<bool> look(Entry& entry);
  Status finish(Entry& entry, const Delivery& delivery);

  Rest& rest_;
  Journal& journal_;
  OutboxOptions options_;
};

}  // namespace candor::bugzilla
