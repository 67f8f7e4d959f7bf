#include "x509/certificate.h"

namespace candor::x509 {

namespace {

// By slot, as in Ext.
constexpr std::array<std::string_view, static_cast<size_t>(Ext::count)> kUndecoded = {
    "subjectAltName cannot be decoded",
    "basicConstraints cannot be decoded",
    "keyUsage cannot be decoded",
    "extKeyUsage cannot be decoded",
    "authorityKeyIdentifier cannot be decoded",
    "subjectKeyIdentifier cannot be decoded",
    "certificatePolicies cannot be decoded",
    "cRLDistributionPoints cannot be decoded",
    "authorityInfoAccess cannot be decoded",
    "the SCT list cannot be decoded",
    "the CT poison is no NULL",
    "nameConstraints cannot be decoded"};

}  // namespace

std::string_view describe(Flaw flaw) {
  switch (flaw) {
    case Flaw::none:
      return "";
    case Flaw::outer_structure:
      return "not a certificate's outer structure";
    case Flaw::trailing_bytes:
      return "trailing bytes after the certificate";
    case Flaw::tbs_structure:
      return "unexpected element in the TBSCertificate";
    case Flaw::version:
      return "version is malformed or not v2 or v3";
    case Flaw::serial:
      return "serial number is empty or not minimally encoded";
    case Flaw::issuer:
      return "issuer cannot be read";
    case Flaw::validity:
      return "validity cannot be read";
    case Flaw::subject:
      return "subject cannot be read";
    case Flaw::public_key:
      return "public key cannot be read";
    case Flaw::extensions:
      return "extensions cannot be read";
    case Flaw::duplicate_extension:
      return "an extension appears twice";
    case Flaw::length_not_minimal:
      return "a length is not minimally encoded";
    case Flaw::indefinite_length:
      return "indefinite length (BER, not DER)";
    case Flaw::algorithm:
      return "signature algorithm cannot be decoded";
    case Flaw::first_extension:
      break;
  }
  const auto slot = static_cast<size_t>(flaw) - static_cast<size_t>(Flaw::first_extension);
  return slot < kUndecoded.size() ? kUndecoded[slot] : "";
}

}  // namespace candor::x509
