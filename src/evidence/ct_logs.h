// Certificate Transparency logs out of a log list (version 3, as Chrome and Apple publish theirs).
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "base/time.h"
#include "x509/der.h"

struct evp_pkey_st;

namespace candor::evidence {

struct CtLog {
  std::string description;
  std::shared_ptr<evp_pkey_st> key;
  std::optional<Instant> retired;  // SCTs from then on do not count
  bool rejected = false;           // never accepted
};

class CtLogs {
 public:
  // Fails with one sentence when the file is no log list, a key cannot be read or does not belong to its log id.
  static Result<CtLogs> read(const std::string& path);

  const CtLog* find(x509::Input id) const;  // null when the list does not have it
  size_t size() const { return logs_.size(); }

 private:
  std::map<std::string, CtLog, std::less<>> logs_;  // by log id, 32 octets
};

}  // namespace candor::evidence
