// A desk on a server.
#include <fmt/format.h>

#include "store/session.h"

namespace candor::store {

namespace {

// libpq waits for minutes by default.
std::string with_timeout(const std::string& url) {
  if (url.find("connect_timeout=") != std::string::npos) return url;
  return url + (url.find('?') == std::string::npos ? "?" : "&") + "connect_timeout=10";
}

void require_utf8(soci::session& session, const Location& location) {
  std::string encoding;
  session << "SHOW server_encoding", soci::into(encoding);
  if (encoding == "UTF8") return;
  throw Failure({fmt::format("{} stores text as {}, not as UTF8", location.shown(), encoding),
                 "Create the database anew: createdb --encoding=UTF8 --template=template0 NAME."});
}

}  // namespace

std::unique_ptr<soci::session> open_postgresql(const Location& location) {
  auto session = std::make_unique<soci::session>();
  try {
    session->open(soci::postgresql, with_timeout(location.target));
  } catch (const soci::soci_error& error) {
    const Failure failure = failure_of(error, location);
    if (!failure.error().advice.empty()) throw Failure(failure);
    throw Failure({fmt::format("cannot reach {}", location.shown()),
                   "Check host, port and that the server runs. It says: " +
                       failure.error().message.substr(location.shown().size() + 2)});
  }
  *session << "SET client_min_messages = warning";
  *session << "SET client_encoding = 'UTF8'";
  *session << "SET synchronous_commit = on";
  *session << "SET lock_timeout = '10s'";
  *session << "SET idle_in_transaction_session_timeout = '10min'";
  require_utf8(*session, location);
  return session;
}

}  // namespace candor::store
