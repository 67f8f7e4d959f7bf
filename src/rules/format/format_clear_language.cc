// format-clear-language: technical terms are explained. What a program sees of it: abbreviations that the text uses
// again and again, never spells out, and that are not common knowledge in the field.
#include <fmt/format.h>
#include <map>
#include <unordered_set>

#include "base/byte_bits.h"
#include "base/fold.h"
#include "rules/support/labels.h"
#include "rules/support/place.h"

namespace candor::rules::format_clear_language {

constexpr size_t kTooMany = 6;  // fewer are usual in every report

bool common(std::string_view word) {
  static constexpr std::string_view kWords =
      "ACME AIA ALPN API ASCII ASN AWS BIMI BR BRS CA CAA CAB CAS CCADB CCO CDN CEO CET CEST CI CISO CLI CN "
      "CP CPR CPS CPU CPRS CRL CRLDP CRLS CSR CSRS CSV CT CTO DB DER DN DNS DNSSEC DV EC ECC ECDSA EKU EN "
      "ETSI EU EV FAQ FIPS FQDN GDPR GMT HSM HTML HTTP HTTPS ICA ID IDS IETF IP ISO IT ITU IV JSON KMS KPI "
      "LDAP LLC MD MPIC MRSP MUST NA NOT NTP OCSP OID OIDS OK OS OU OV PDF PDT PEM PIN PKCS PKI PM PR PST "
      "PT QA QWAC RA RAM RCA REQ RFC RPC RSA SAN SANS SBR SCT SCTS SDLC SHA SHALL SHOULD SIEM SLA SMIME "
      "SMTP SOP SPKI SQL SSH SSL ST TBD TLD TLS TODO TSP TTL TXT UI UPN URI URL URLS US USA UTC VLAN VM VPN "
      "WHOIS XML YAML";
  static const auto kAll = split(kWords, ' ');
  static const std::unordered_set<std::string_view> kKnown(kAll.begin(), kAll.end());
  return kKnown.contains(word);
}

bool upper(char c) {
  return c >= 'A' && c <= 'Z';
}

// Abbreviations of three to five capitals with their number of uses; 0 once the text spells one out.
std::map<std::string_view, int> abbreviations(const Input& in) {
  std::map<std::string_view, int> uses;
  for_own_lines(in, [&](const markdown::Line& line) {
    if (line.heading > 0) return;
    const std::string_view text = in.text(line.content);
    size_t read = 0;
    for_bytes(
        text, [](const Sixteen& bytes) { return bytes.between('A', 'Z'); },
        [&](size_t begin) {
          if (begin < read) return;
          size_t at = begin;
          while (at < text.size() && upper(text[at])) ++at;
          read = at;
          const auto joins = [&](size_t i) {
            return std::isalnum(static_cast<unsigned char>(text[i])) != 0 || text[i] == '-' || text[i] == '_' ||
                   text[i] == '.';
          };
          const bool whole = (begin == 0 || !joins(begin - 1)) && (at == text.size() || !joins(at) || text[at] == '.');
          const std::string_view word = text.substr(begin, at - begin);
          if (!whole || word.size() < 3 || word.size() > 5 || common(word)) return;
          const bool explained = begin > 0 && text[begin - 1] == '(' && at < text.size() && text[at] == ')';
          const bool explains = at + 1 < text.size() && text[at] == ' ' && text[at + 1] == '(';
          int& count = uses[word];
          count = explained || explains || count < 0 ? -1 : count + 1;
        });
  });
  return uses;
}

// A description that is read first and holds several of them, each used once, is dark as well.
void check_description(const Input& in, Sink& out, const std::map<std::string_view, int>& all) {
  constexpr size_t kDark = 3;
  const report::Field* field = in.report.field(label::kIncidentDescription);
  if (field == nullptr) return;
  const std::string_view text = in.text(field->value.span);
  std::string list;
  size_t found = 0;
  for (const auto& [word, count] : all) {
    const bool here = word.data() >= text.data() && word.data() < text.data() + text.size();
    if (count < 1 || !here) continue;  // a key views the first use
    list += (list.empty() ? "" : ", ") + std::string(word);
    ++found;
  }
  if (found < kDark) return;
  out.add(field->value.span,
          fmt::format("the incident description reads as full of abbreviations that are never spelled out: {}", list))
      .help("Spell an abbreviation out where it is used first.")
      .at_most(Level::should);
}

void check(const Input& in, Sink& out) {
  std::string list;
  size_t found = 0;
  const auto all = abbreviations(in);
  check_description(in, out, all);
  for (const auto& [word, count] : all) {
    if (count < 2) continue;
    list += (list.empty() ? "" : ", ") + std::string(word);
    ++found;
  }
  if (found < kTooMany) return;
  out.add(top_of_report(in), fmt::format("abbreviations that the text never spells out: {}", list))
      .help("Spell an abbreviation out where it is used first.")
      .at_most(Level::may);
}

}  // namespace candor::rules::format_clear_language

namespace candor::rules {
extern const Rule kFormatClearLanguage{.id = "format-clear-language",
                                       .title = "Abbreviations outside common knowledge are spelled out",
                                       .requirements = {"format-clear-language"},
                                       .kinds = kReport,
                                       .decided = Decided::heuristic,
                                       .since = "0.1",
                                       .why = "Reports are read by relying parties and students of incidents, too.",
                                       .check = format_clear_language::check};
}
