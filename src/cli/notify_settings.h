// notify.toml: who is told of what, and through which mail server. Every key is known or refused, since a misspelt one
// would be an alert that never comes.
//
//   [smtp]
//   host = "mail.ca.example"            # port = 587, tls = "starttls" (or "implicit", or "none" on this machine)
//   from = "candor@ca.example"
//   user = "candor"                     # password: $CANDOR_SMTP_PASSWORD, password-file, password-command or password
//
//   [[receiver]]
//   name = "officers"
//   mail = ["officer@ca.example"]       # or webhook = "https://chat.example/hook" with token-file or token-command
//   alerts = ["24h", "4h", "overdue", "question", "owed"]
//   digest = "Mon 07:00"                # UTC; without the day: every day
//   within = "7d"
//   ca, clocks, level                   # narrow it
#pragma once

#include <vector>

#include "base/result.h"
#include "desk/receiver.h"
#include "http/mailer.h"

namespace candor::cli {

struct NotifySettings {
  http::MailServer server;  // host empty: no receiver has a mailbox
  std::string from;
  std::vector<desk::Receiver> receivers;
};

// A file that holds a password or a web address must be its owner's alone. `secrets`: also find the passwords and
// tokens, which may run commands; a dry run needs none.
Result<NotifySettings> read_notify_settings(const std::string& path, bool secrets);

}  // namespace candor::cli
