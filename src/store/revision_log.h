// The append-only log of revisions. To be used inside of Store::read() or Store::write().
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/chain.h"
#include "store/connection.h"

namespace candor::store {

class RevisionLog {
 public:
  explicit RevisionLog(Connection& connection) : connection_(connection) {}

  // Number of the subject's last revision; 0 when it has none.
  int64_t last_number(const std::string& subject);
  // All of a subject, in order. Throws Failure when one is missing or was changed: nobody is to be told wrong facts.
  std::vector<Revision> of(const std::string& subject);
  std::vector<Revision> as_stored(const std::string& subject);  // whatever they are worth
  Revision at(int64_t seq);
  std::optional<Revision> find(const std::string& subject, int64_t number);
  // Hash of the desk's first revision: tells desks apart, and copies and moved desks keep it. Empty without revisions.
  std::string first_hash();
  // The whole desk's, in order.
  void each(const std::function<void(const Revision&)>& visit);

  // Appends as the next number of its subject. The writer's lock is held, so numbers have no gaps.
  Revision append(const Draft& draft);
  // Empties the content of one revision; its hash and everything after it stay valid. The caller appends the revision
  // that says who did this and why.
  void redact(const std::string& subject, int64_t number);

 private:
  Connection& connection_;
};

// What is wrong with the chain, in order; empty: it is proven from the first revision to the last. A content that is
// gone is no fault here: whether a redaction says so, desk/desk_verify.h finds out.
std::vector<std::string> verify_chain(Connection& connection);

}  // namespace candor::store
