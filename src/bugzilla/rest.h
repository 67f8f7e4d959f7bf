// Bugzilla's REST interface as two real servers answer (BMO, which bugzilla.mozilla.org runs, and stock 5.2): what
// counts as success, what an error means, and where the key goes. One request at a time; nothing is retried here.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/client.h"

namespace candor::bugzilla {

enum class Dialect { bmo, stock };

struct Server {
  std::string url;  // "https://bugzilla.mozilla.org", without /rest
  std::string key;  // API key, may be empty. Never printed
  Dialect dialect = Dialect::bmo;
};

// What went wrong, as far as the caller has to act differently.
enum class Trouble {
  not_sent,         // the server was not reached
  outcome_unknown,  // it may have acted: look before trying again
  wrong_key,        // code 306: stop at once, five of them in a minute block the address for an hour
  login_needed,     // code 410
  not_allowed,      // this account may not (401 with any other code: 102, 113, 115, 120, ...)
  not_found,        // no such bug, user, flag (404; 400 with code 111)
  blocked,          // 429: silence for more than an hour, every further request restarts the hour
  rate_limited,     // slow down
  bad_request,      // the server refuses what was sent and nothing was done
  redirected,       // to another place; we do not follow
  damaged,          // JSON that cannot be read, and whole: asking again would bring the same
  no_bugzilla       // the answer is not Bugzilla's: HTML, broken JSON, another program
};

struct RestError {
  Trouble trouble = Trouble::not_sent;
  int status = 0;            // HTTP, 0 without an answer
  int code = 0;              // Bugzilla's own
  std::string text;          // one clear sentence
  bool may_act_yet = false;  // with outcome_unknown: nobody answered in time, and the server may be at work still
};

// A JSON value or the reason for its absence.
class Answer;

using Query = std::vector<std::pair<std::string, std::string>>;  // a name may stand several times

// Keeps requests back that would do harm, and hears of what went wrong. See politeness.h.
class Manners {
 public:
  virtual ~Manners() = default;
  Manners() = default;
  Manners(const Manners&) = delete;
  Manners& operator=(const Manners&) = delete;
  virtual std::optional<RestError> against() = 0;  // why nothing may be sent now
  virtual void hear(const RestError& error) = 0;
};

class Rest {
 public:
  Rest(http::Client& client, Server server) : client_(client), server_(std::move(server)) {}

  // Heeded at every request from now on; null for none. Must outlive this.
  void heed(Manners* manners) { manners_ = manners; }

  // path begins with "/" and is below /rest; `expect` names the member that a success must have.
  Answer get(std::string_view path, const Query& query, std::string_view expect);
  Answer post(std::string_view path, nlohmann::json body, std::string_view expect);
  Answer put(std::string_view path, nlohmann::json body, std::string_view expect);

  const Server& server() const { return server_; }
  void set_dialect(Dialect dialect) { server_.dialect = dialect; }
  int64_t requests() const { return requests_; }  // sent so far

 private:
  Answer write(std::string_view method, std::string_view path, nlohmann::json body, std::string_view expect);
  Answer exchange(http::Request request, std::string_view expect);

  http::Client& client_;
  Server server_;
  Manners* manners_ = nullptr;
  int64_t requests_ = 0;
};

}  // namespace candor::bugzilla
