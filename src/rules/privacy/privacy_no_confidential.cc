// privacy-no-confidential: configurations and learnings are shared within security norms: no keys, passwords, tokens,
// addresses of internal systems or private mail addresses.
#include <fmt/format.h>
#include <re2/re2.h>

#include "base/fold.h"
#include "rules/support/mail.h"
#include "rules/support/place.h"

namespace candor::rules::privacy_no_confidential {

bool holds_secret(const std::string& line, std::string* what) {
  static const RE2 kKey(R"(-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----)");
  static const RE2 kAssigned(
      R"((?i)\b(password|passwd|passphrase|secret|api[_ -]?key|access[_ -]?token|auth[_ -]?token|bearer)\b["']?\s*[:=]\s*["']?([^\s"'`,;]{6,}))");
  static const RE2 kToken(R"(\b(AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{30,}|xox[abp]-[\w-]{20,})\b)");
  static const RE2 kHidden(R"((?i)^(?:\*+|x+|<.*|\[.*|\$.*|\.+|redacted|removed|hidden|example|changeme)[.)]*$)");
  std::string value;
  if (RE2::PartialMatch(line, kKey)) {
    *what = "a private key";
  } else if (RE2::PartialMatch(line, kAssigned, what, &value) && !RE2::PartialMatch(value, kHidden)) {
    *what = "a " + fold(*what);
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

void check(const Input& in, Sink& out) {
  const auto& lines = in.document.markdown().lines();
  bool told_address = false;
  for (const auto& line : lines) {
    if (line.number < in.report.first_line || line.number > in.report.last_line || line.blank()) continue;
    const std::string_view text = in.text(line.content);
    if (text.find_first_of("-:=@.") == std::string_view::npos) continue;
    const std::string bytes(text);
    std::string what;
    if (holds_secret(bytes, &what)) {
      out.add(line.content, fmt::format("the line reads as holding {}", what))
          .help("Remove it before posting, and treat what was disclosed as compromised.");
    } else if (!told_address && holds_internal_address(bytes, &what)) {
      told_address = true;
      out.add(line.content, fmt::format("{} is the address of an internal system", what))
          .help("Replace internal addresses by names that say what the system does.")
          .at_most(Level::should);
    } else if (holds_private_mail(bytes, &what)) {
      out.add(line.content, fmt::format("\"{}\" reads as a person's mail address", what))
          .help("Use the address of a function, or leave it out.")
          .at_most(Level::should);
    }
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
