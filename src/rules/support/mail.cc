#include "rules/support/mail.h"

#include <algorithm>

#include "base/fold.h"

namespace candor::rules {

namespace {

bool in_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
         c == '_' || c == '+';
}

}  // namespace

std::vector<Span> mail_addresses(std::string_view text) {
  std::vector<Span> found;
  for (size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    size_t begin = at;
    while (begin > 0 && in_name(text[begin - 1])) --begin;
    size_t end = at + 1;
    while (end < text.size() && in_name(text[end]) && text[end] != '_' && text[end] != '+') ++end;
    while (end > at && text[end - 1] == '.') --end;
    const std::string_view host = text.substr(at + 1, end - at - 1);
    if (begin < at && host.find('.') != std::string_view::npos) found.push_back({begin, end});
  }
  return found;
}

bool reads_as_personal(std::string_view address) {
  static constexpr std::string_view kFunctions[] = {
      "report",  "problem", "support", "complian", "abuse",      "secur",      "info",      "incident", "revo",
      "ssl",     "tls",     "pki",     "cert",     "help",       "contact",    "ccadb",     "reply",    "admin",
      "service", "desk",    "office",  "audit",    "mail",       "root",       "policy",    "cps",      "practice",
      "legal",   "team",    "ops",     "noc",      "soc",        "privacy",    "dpo",       "trust",    "verif",
      "validat", "sales",   "billing", "customer", "hostmaster", "postmaster", "webmaster", "caa",      "public",
      "dev-",    "list",    "group",   "notif",    "alert",      "monitor"};
  const std::string local = to_lower(address.substr(0, address.find('@')));
  if (local == "ca" || local == "cpr" || local == "cab" || local == "qa") return false;
  return std::none_of(std::begin(kFunctions), std::end(kFunctions),
                      [&](std::string_view word) { return local.find(word) != std::string::npos; });
}

}  // namespace candor::rules
