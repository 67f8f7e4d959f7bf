// privacy-smime-minimum: where privacy law forbids to disclose S/MIME certificates, the report gives at least the
// serial number and the SHA-256 hash of each; and it does not publish the holders' mail addresses.
#include <fmt/format.h>
#include <re2/re2.h>

#include "base/fold.h"
#include "rules/support/certificates.h"
#include "rules/support/mail.h"
#include "rules/support/place.h"
#include "rules/support/words.h"

namespace candor::rules::privacy_smime_minimum {

using report::Section;
using report::SectionId;

bool about_smime(const Input& in) {
  if (in.context.tagged("smime") || contains_ci(in.context.title, "s/mime")) return true;
  const report::Field* types = in.report.field("Affected certificate types");
  return types != nullptr && contains_ci(types->value.text, "s/mime");
}

struct Seen {
  int hashes = 0;   // lines with 64 hexadecimal digits
  int serials = 0;  // lines with 16 to 40
  int links = 0;
  bool says_serial = false;
};

Seen look(const Input& in, const Section& section) {
  static const RE2 kHash(R"((?i)\b[0-9a-f]{64}\b)");
  static const RE2 kSerial(R"((?i)\b[0-9a-f]{16,40}\b)");
  Seen seen;
  for (const auto& line : in.document.markdown().lines()) {
    if (line.number < section.first_line || line.number > section.last_line) continue;
    const std::string_view text = in.text(line.content);
    if (contains_ci(text, "serial")) seen.says_serial = true;
    if (text.size() < 16) continue;
    if (contains_ci(text, "crt.sh")) ++seen.links;
    if (RE2::PartialMatch(text, kHash)) ++seen.hashes;
    if (RE2::PartialMatch(text, kSerial)) ++seen.serials;
  }
  return seen;
}

void check_identifiers(const Input& in, Sink& out, const Section& section) {
  const Seen seen = look(in, section);
  // Links lead to the whole certificate; nothing inline means an attachment or no listing, which others judge.
  if (seen.links > 0 || seen.hashes + seen.serials < 2) return;
  if (seen.hashes == 0 || seen.serials == 0) {
    out.add(section.heading.span,
            fmt::format("the listing gives {} but no {}", seen.hashes == 0 ? "serial numbers" : "SHA-256 hashes",
                        seen.hashes == 0 ? "SHA-256 hashes" : "serial numbers"))
        .help("Give the serial number and the SHA-256 hash of each certificate.");
  }
}

// Privacy is a reason to leave out names, not to list nothing at all.
void check_listed_at_all(const Input& in, Sink& out, const Section& section) {
  static const Patterns kPrivacy(
      "privacy; natural person; personal|private data|information|reasons; data protection; gdpr; natural "
      "persons|person; "
      "confidential*; "
      "names|mail|email|addresses ~ persons|people|employees|individuals|holders|subscribers");
  static const Patterns kIdentifiers("hash*|serial*|fingerprint*");
  static const Patterns kWithheld(
      "blank*|withheld|withhold*|removed|omitted|redact*|empty|anonymi*|masked; left out; not ~ "
      "given|included|disclosed|"
      "published|contained|listed; without ~ hash*|serial*");
  const std::string prose = in.document.prose(section.body);
  if (kIdentifiers.in(prose) && kWithheld.in(prose) && kPrivacy.in(prose)) {
    out.add(section.heading.span, "serial numbers or SHA-256 hashes read as withheld for privacy")
        .help("Give at least the serial number and the SHA-256 hash of each certificate.")
        .at_most(Level::should);
    return;
  }
  const Seen seen = look(in, section);
  if (seen.links + seen.hashes + seen.serials > 0 || listings_named(in).any()) return;
  if (!kPrivacy.in(in.document.prose(section.body))) return;
  out.add(section.heading.span, "the certificates read as withheld for privacy, serial numbers and SHA-256 hashes too")
      .help("Give at least the serial number and the SHA-256 hash of each certificate.");
}

void check_addresses(const Input& in, Sink& out, const Section& section) {
  for (const auto& line : in.document.markdown().lines()) {
    if (line.number < section.first_line || line.number > section.last_line) continue;
    const std::string_view text = in.text(line.content);
    for (const Span span : mail_addresses(text)) {
      if (!reads_as_personal(text.substr(span.begin, span.size()))) continue;
      const Span place{line.content.begin + span.begin, line.content.begin + span.end};
      out.add(place, fmt::format("\"{}\" reads as the mail address of a certificate holder", in.text(place)))
          .help("Leave subject and name columns out, or write N/A; serial number and hash are enough.");
      return;
    }
  }
}

// First row of an attached listing with a holder's mail address; the identifiers are judged column by column elsewhere.
void check_listing(const Input& in, Sink& out, const report::Listing& listing) {
  for (const report::ListingRow& row : listing.rows) {
    for (const std::string& cell : row.cells) {
      for (const Span span : mail_addresses(cell)) {
        const std::string address = cell.substr(span.begin, span.size());
        if (!reads_as_personal(address)) continue;
        out.add(in.end_of_report(),
                fmt::format("\"{}\" in {} reads as the mail address of a certificate holder", address, listing.name))
            .help("Leave subject and name columns out, or write N/A; serial number and hash are enough.")
            .in_listing(listing.name, row.line);
        return;
      }
    }
  }
}

void check(const Input& in, Sink& out) {
  if (!about_smime(in)) return;
  if (is_main(in)) {
    for (const report::Listing& listing : in.context.listings) check_listing(in, out, listing);
  }
  for (const Section& section : in.report.sections) {
    const bool list = section.id == SectionId::appendix || section.id == SectionId::affected_certificates ||
                      section.id == SectionId::topic_certificates;
    // The appendix of 2.0 holds the details as its sub-section.
    if (!list ||
        (section.id == SectionId::appendix && in.report.section(SectionId::affected_certificates) != nullptr)) {
      continue;
    }
    check_identifiers(in, out, section);
    check_listed_at_all(in, out, section);
    check_addresses(in, out, section);
  }
}

}  // namespace candor::rules::privacy_smime_minimum

namespace candor::rules {
extern const Rule kPrivacySmimeMinimum{
    .id = "privacy-smime-minimum",
    .title = "S/MIME certificates are listed by serial number and SHA-256, without mail addresses",
    .requirements = {"privacy-smime-minimum"},
    .kinds = kFull,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "A listing of mail certificates is a listing of people.",
    .check = privacy_smime_minimum::check};
}
