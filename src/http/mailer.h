// One message to one mail server, or the reason why it was not taken. An interface, so that tests and dry runs send
// nothing. The real one is libcurl's SMTP: TLS is always verified, and nothing goes in the clear to another machine.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "http/client.h"

namespace candor::http {

enum class MailTls {
  starttls,  // begins in the clear and must change to TLS before anything is said (port 587)
  implicit,  // TLS from the first byte (port 465)
  none       // only to this machine
};

struct MailServer {
  std::string host;
  int port = 587;
  MailTls tls = MailTls::starttls;
  std::string user = {}, password = {};  // empty user: no login
  std::chrono::milliseconds connect_timeout = std::chrono::seconds(20);
  std::chrono::milliseconds timeout = std::chrono::minutes(1);  // of the whole exchange
  std::string ca_file = {};                                     // empty: the environment's, else the system's
};

struct Mail {
  std::string from, to;  // addresses, without names or brackets
  std::string message;   // RFC 5322, lines end with CRLF
};

// `none`: the server took the message. `unknown`: it had all of it, and gave no answer. Otherwise it has not taken it.
struct MailOutcome {
  Failure failure = Failure::none;
  std::string message;  // one clear sentence when it was not taken; never holds a secret
};

class Mailer {
 public:
  virtual ~Mailer() = default;
  Mailer() = default;
  Mailer(const Mailer&) = delete;
  Mailer& operator=(const Mailer&) = delete;
  virtual MailOutcome send(const Mail& mail) = 0;
};

std::unique_ptr<Mailer> make_curl_mailer(MailServer server);

}  // namespace candor::http
