// privacy-no-confidential: configurations and learnings are shared within security norms: no keys, passwords, tokens,
// addresses of internal systems or private mail addresses.
#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <re2/re2.h>

#include "base/byte_bits.h"
#include "base/fold.h"
#include "rules/support/mail.h"
#include "rules/support/place.h"

namespace candor::rules::privacy_no_confidential {

bool holds_secret(const std::string& line, std::string* what) {
  static const RE2 kKey(R"(-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----)");
  static const RE2 kAssigned(
      R"((?i)\b(password|passwd|passphrase|secret|api[_ -]?key|access[_ -]?token|auth[_ -]?token|bearer)\b["']?\s*[:=]\s*["']?([^\s"'`,;]{6,}))");
  static const RE2 kBearer(R"((?i)\b(bearer|basic)\s+([A-Za-z0-9_.~+/=-]{12,}))");
  static const RE2 kToken(R"(\b(AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{30,}|xox[abp]-[\w-]{20,})\b)");
  static const RE2 kHidden(R"((?i)^(?:\*+|x+|<.*|\[.*|\$.*|\.+|redacted|removed|hidden|example|changeme)[.)]*$)");
  std::string value;
  if (RE2::PartialMatch(line, kKey)) {
    *what = "a private key";
  } else if (RE2::PartialMatch(line, kAssigned, what, &value) && !RE2::PartialMatch(value, kHidden)) {
    *what = "a " + fold(*what);
  } else if (contains_ci(line, "authorization") && RE2::PartialMatch(line, kBearer, what, &value) &&
             !RE2::PartialMatch(value, kHidden)) {
    *what = "an authorization header";
  } else if (RE2::PartialMatch(line, kToken)) {
    *what = "an access token";
  } else {
    return false;
  }
  return true;
}

bool holds_internal_address(const std::string& line, std::string* what) {
  static const RE2 kPrivate(
      R"((?:^|[^\d.])((?:10\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3})(?:$|[^\d.]|\.(?:$|\D)))");
  return RE2::PartialMatch(line, kPrivate, what);
}

bool holds_private_mail(const std::string& line, std::string* what) {
  for (const Span span : mail_addresses(line)) {
    const std::string_view address = std::string_view(line).substr(span.begin, span.size());
    static const RE2 kTwoNames(R"((?i)^[a-z]+[._-][a-z]+[0-9]*@.*)");
    static const RE2 kFreeMail(R"((?i)@(?:gmail|outlook|hotmail|yahoo|gmx|proton(?:mail)?|icloud|web)\.)");
    if (!reads_as_personal(address)) continue;
    if (!RE2::FullMatch(address, kTwoNames) && !RE2::PartialMatch(address, kFreeMail)) continue;
    *what = std::string(address);
    return true;
  }
  return false;
}

// The word before this offset, without the quotes, blanks and marks between.
std::string_view word_before(std::string_view text, size_t at) {
  while (at > 0 && std::string_view(" \"'`*").find(text[at - 1]) != std::string_view::npos) --at;
  size_t begin = at;
  while (begin > 0 && at - begin < 16 && std::isalpha(static_cast<unsigned char>(text[begin - 1])) != 0) --begin;
  return text.substr(begin, at - begin);
}

bool names_secret(std::string_view word) {
  static constexpr std::string_view kSecrets[] = {"password", "passwd", "passphrase", "secret",
                                                  "key",      "token",  "bearer",     "authorization"};
  return std::any_of(std::begin(kSecrets), std::end(kSecrets), [&](std::string_view secret) {
    return word.size() >= secret.size() && starts_with_ci(word.substr(word.size() - secret.size()), secret);
  });
}

// What could leak has this mark within.
bool leaks_at(std::string_view text, size_t at) {
  const std::string_view before = text.substr(at > 3 ? at - 3 : 0, at > 3 ? 3 : at);
  switch (text[at]) {
    case '@':
      return true;
    case '.':
      return before.ends_with("10") || before.ends_with("192") || before.ends_with("172");
    case '_':
      return before.starts_with("gh");
    case '-':
      return before.starts_with("xox") || text.substr(at).starts_with("-----BEGIN ");
    case 'K':
      return text.substr(at).starts_with("KIA") && before.ends_with('A');
    default:
      return names_secret(word_before(text, at));
  }
}

// One pass before the expressions: something that looks like an assignment of a secret, a private network, an account
// or a key.
bool could_leak(std::string_view text) {
  const auto marks = [](const Sixteen& bytes) {
    return bytes.equal(':') | bytes.equal('=') | bytes.equal('@') | bytes.equal('.') | bytes.equal('_') |
           bytes.equal('-') | bytes.equal('K');
  };
  bool found = false;
  for_bytes(text, marks, [&](size_t at) { found = found || leaks_at(text, at); });
  return found;
}

void check_line(Sink& out, Span place, const std::string& line, bool* told_address) {
  std::string what;
  if (holds_secret(line, &what)) {
    out.add(place, fmt::format("the line reads as holding {}", what))
        .help("Remove it before posting, and treat what was disclosed as compromised.");
  } else if (!*told_address && holds_internal_address(line, &what)) {
    *told_address = true;
    out.add(place, fmt::format("{} is the address of an internal system", what))
        .help("Replace internal addresses by names that say what the system does.")
        .at_most(Level::should);
  } else if (holds_private_mail(line, &what)) {
    out.add(place, fmt::format("\"{}\" reads as a person's mail address", what))
        .help("Use the address of a function, or leave it out.")
        .at_most(Level::should);
  }
}

void check(const Input& in, Sink& out) {
  bool told_address = false;
  for (const auto& line : in.document.markdown().lines()) {
    if (line.number < in.report.first_line || line.number > in.report.last_line || line.blank()) continue;
    const std::string_view text = in.text(line.content);
    if (could_leak(text)) check_line(out, line.content, std::string(text), &told_address);
  }
}

}  // namespace candor::rules::privacy_no_confidential

namespace candor::rules {
extern const Rule kPrivacyNoConfidential{.id = "privacy-no-confidential",
                                         .title = "No secret, internal address or private mail address is disclosed",
                                         .requirements = {"privacy-no-confidential"},
                                         .kinds = kReport | kUpdate,
                                         .decided = Decided::heuristic,
                                         .since = "0.1",
                                         .why = "A public bug is copied within minutes; what it shows stays public.",
                                         .check = privacy_no_confidential::check};
}
