// A message of plain text for the Internet (RFC 5322, RFC 2045 to 2047), made of values that may hold anything.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"

namespace candor::output {

struct MailMessage {
  std::string from, to;  // addresses that mail_address() accepted
  std::string subject;   // one line; controls become spaces
  std::string text;      // UTF-8; what is not becomes U+FFFD
  std::string id;        // left part of the Message-ID; the right part is the domain of `from`
  Instant date;
};

// Lines end with CRLF. The same values give the same bytes.
std::string mail_text(const MailMessage& message);

// "local@domain" in the characters mailboxes are made of, and nothing else; the address, or why not.
Result<std::string> mail_address(std::string_view text);

}  // namespace candor::output
