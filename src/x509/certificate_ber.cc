// Certificates that only a reader of BER can read, as OpenSSL is one.
#include "x509/certificate.h"

namespace candor::x509 {

namespace {

// Replaces the strict reading when the re-encoded bytes can be read further.
void read_as_ber(Input der, std::string& storage, Certificate& strict) {
  auto definite = to_definite(der);
  if (!definite || equal(as_bytes(*definite), der)) return;
  storage = std::move(*definite);
  Certificate tolerant = parse_certificate(as_bytes(storage));
  const bool further = tolerant.has_tbs && (!strict.has_tbs || tolerant.extension_count > strict.extension_count ||
                                            tolerant.flaw == Flaw::none);
  if (!further) return;
  tolerant.flaw = strict.flaw;
  tolerant.source = der;
  strict = tolerant;
}

}  // namespace

Certificate parse_certificate_ber(Input der, std::string& storage) {
  Certificate certificate = parse_certificate(der);
  if (certificate.flaw != Flaw::none) read_as_ber(der, storage, certificate);
  return certificate;
}

}  // namespace candor::x509
