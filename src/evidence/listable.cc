#include "evidence/listable.h"

#include "evidence/other_der.h"
#include "evidence/scan_marks.h"

namespace candor::evidence {

namespace {

// SEQUENCE { SEQUENCE { [0] version or serial number, whatever the lengths say.
bool begins_as_certificate(Input der) {
  if (der.size() < 2 || der[0] != x509::kSequence) return false;
  const size_t header = der[1] <= 0x80 ? 2 : 2 + (der[1] & 0x7FU);
  if (header >= der.size() || der[header] != x509::kSequence) return false;
  const uint8_t first = first_in_tbs(der);
  return first == x509::kContextConstructed0 || first == x509::kInteger;
}

}  // namespace

std::string_view why_not_listed(const Item& item, const x509::Certificate& certificate) {
  if (certificate.has_tbs) return "";
  const bool delimited = item.encoding != Encoding::der;
  if (!certificate.tbs.empty()) {
    const std::string_view other = why_no_certificate(certificate.source);
    if (!other.empty() || delimited || resembles_certificate(certificate.source)) return other;
    return x509::describe(certificate.flaw);
  }
  const bool given_as_one = delimited && begins_as_certificate(certificate.source);
  return given_as_one ? "" : x509::describe(certificate.flaw);
}

Input certificate_in(const Item& item, Input decoded) {
  const auto length = item.encoding == Encoding::trusted ? x509::element_length(decoded) : std::nullopt;
  return length ? decoded.first(*length) : decoded;
}

}  // namespace candor::evidence
