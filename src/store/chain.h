// The revision, and the hash that chains it to the one before.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/time.h"

namespace candor::store {

// What is to be recorded. Content is canonical JSON: keys sorted, no white space between tokens.
struct Draft {
  std::string subject;  // "incident/17", "desk"
  std::string kind;     // "report.saved"
  std::string actor;
  Instant at;
  std::string content;
};

struct Revision {
  int64_t seq = 0;  // in the whole desk, from 1 without gaps
  std::string subject;
  int64_t number = 0;  // in its subject, from 1 without gaps
  std::string kind;
  std::string actor;
  Instant at;
  std::optional<std::string> content;  // nothing: redacted, as a later revision must say
  std::string content_sha256;          // hex; outlives a redaction
  std::string prev_hash;
  std::string hash;
};

// Before the first revision.
inline constexpr std::string_view kFirstHash = "0000000000000000000000000000000000000000000000000000000000000000";

// SHA-256, hex, over prev_hash, seq, subject, number, kind, actor, at and content_sha256, each preceded by its length
// and a colon. docs/record.md publishes this, so that anybody can check a chain without this program.
std::string chain_hash(const Revision& revision);

// The revision that follows `seq` and `prev_hash` as number `number` of its subject.
Revision link(const Draft& draft, int64_t seq, int64_t number, const std::string& prev_hash);

// Its content and its own fields are what its hashes say. (That it follows the one before, verify_chain() proves.)
bool proven(const Revision& revision);

}  // namespace candor::store
