// A certificate as spans into the caller's buffer. Parsing touches each byte about once, allocates nothing and never
// decodes a key. What is malformed is still delimited and reported: malformed certificates are what incidents are
// about. Presence of a field says that it could be read, not that it is valid under RFC 5280.
//
// Ownership: every Input points into the buffer given to parse_certificate(); keep it alive.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "base/time.h"
#include "x509/der.h"

namespace candor::x509 {

// Extensions that have a slot of their own.
enum class Ext : uint8_t {
  subject_alt_name,
  basic_constraints,
  key_usage,
  ext_key_usage,
  authority_key_id,
  subject_key_id,
  certificate_policies,
  crl_distribution_points,
  authority_info_access,
  sct_list,
  ct_poison,
  name_constraints,
  count
};

// What is wrong, in the order it was met; a certificate "parses cleanly" when there is none, ContentCheck's included.
enum class Flaw : uint8_t {
  none,
  outer_structure,  // not SEQUENCE { tbs, algorithm, signature }
  trailing_bytes,   // bytes after the certificate inside its outer SEQUENCE
  tbs_structure,    // the TBSCertificate ends too early or has elements that do not belong
  version,
  serial,  // empty or not minimal (X.690 section 8.3.2)
  issuer,
  validity,
  subject,
  public_key,
  extensions,           // the list itself cannot be walked
  duplicate_extension,  // RFC 5280 section 4.2
  length_not_minimal,   // X.690 section 10.1
  indefinite_length,    // X.690 section 10.1
  // Of the content, see ContentCheck:
  algorithm,       // a signature algorithm's identifier
  first_extension  // the value of the extension in the first slot; one for each slot follows
};
std::string_view describe(Flaw flaw);

struct ExtensionView {
  Input oid;    // content of the OID
  Input value;  // content of the OCTET STRING
  Input whole;  // the Extension SEQUENCE
  bool critical = false;
  bool boolean = true;  // `critical` has the one octet of a BOOLEAN, or is not there
};

struct TimeView {
  uint8_t tag = 0;  // kUtcTime or kGeneralizedTime
  Input text;
  std::optional<Instant> instant;  // empty when it is no time
};

struct Certificate {
  Input source;  // the bytes it was read from, as digests are taken of them
  Input whole;   // the outer SEQUENCE
  Input tbs;     // TBSCertificate, header included
  // 1, 2, 3 ..., as written plus one (which may be 0 or less); 0 when it is no number that fits, as for OpenSSL
  int64_t version = 1;
  Input serial;           // content octets as written
  Input inner_algorithm;  // AlgorithmIdentifier of the TBS, header included
  Input issuer;           // Name, header included
  TimeView not_before, not_after;
  Input subject;              // Name, header included
  Input public_key;           // SubjectPublicKeyInfo, header included
  Input key_algorithm;        // content of its algorithm OID
  Input key_parameters;       // element after the OID, header included; empty if none
  Input key_bits;             // content of the BIT STRING, after the count of unused bits
  Input extensions;           // content of the SEQUENCE OF Extension; empty if none
  Input signature_algorithm;  // outer AlgorithmIdentifier, header included
  Input signature;            // content of the BIT STRING, after the count of unused bits
  std::array<ExtensionView, static_cast<size_t>(Ext::count)> known;
  uint16_t present = 0;  // bit per Ext
  uint16_t extension_count = 0;
  Flaw flaw = Flaw::none;        // the first one of the outline
  bool has_tbs = false;          // tbs, serial, issuer, validity and subject could be read
  bool extensions_whole = true;  // the list of extensions does not break off

  bool has(Ext ext) const { return (present & (1U << static_cast<unsigned>(ext))) != 0; }
  const ExtensionView& get(Ext ext) const { return known[static_cast<size_t>(ext)]; }
  bool is_precertificate() const { return has(Ext::ct_poison); }
};

// Reads one certificate that fills `der`. Never fails: what cannot be read stays empty and `flaw` says why.
Certificate parse_certificate(Input der);

// The same for input that may be BER: when the strict reading stops short, the certificate is re-encoded with definite
// lengths into `storage` (keep it alive) and read again. All spans but `source` then point into `storage`, `flaw` is
// the first one of the strict reading, and digests must still be taken of the original bytes.
Certificate parse_certificate_ber(Input der, std::string& storage);

// Next extension of Certificate::extensions; nullopt at the end or where the list breaks.
std::optional<ExtensionView> next_extension(Parser& list);

// Time per RFC 5280 section 4.1.2.5 and, like OpenSSL, its older relatives (no seconds, offsets, fractions).
std::optional<Instant> parse_time(uint8_t tag, Input text);
TimeView time_view(const Element& element);

// Serial in hexadecimal, lower case, "-" before a negative one: as OpenSSL shows it.
std::string serial_text(Input content);
void append_serial(std::string& out, Input content);

}  // namespace candor::x509
