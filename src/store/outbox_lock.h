// One at a time, whatever the number of programs on a desk: writes to the tracker are serial, and so are notices by
// mail and syncs of the mirror. Held until it goes out of scope, or the process ends however it ends.
#pragma once

#include <memory>

#include "base/result.h"
#include "store/location.h"

namespace candor::store {

enum class Sender { tracker, notices, sync };  // each has a lock of its own

class OutboxLock {
 public:
  virtual ~OutboxLock() = default;
  OutboxLock() = default;
  OutboxLock(const OutboxLock&) = delete;
  OutboxLock& operator=(const OutboxLock&) = delete;

  // An error when another program is at it just now.
  static Result<std::unique_ptr<OutboxLock>> take(const Location& location, Sender sender = Sender::tracker);
};

}  // namespace candor::store
