// OCSP responses (RFC 6960 section 4.2) as spans into the caller's buffer: nothing is copied, no key is decoded and no
// signature is verified here.
//
// Ownership: every Input points into the buffer given to parse_ocsp().
#pragma once

#include <optional>
#include <string_view>

#include "x509/crl.h"

namespace candor::x509 {

// OCSPResponseStatus; 4 is not used.
enum class OcspStatus : int8_t {
  unreadable = -1,
  successful = 0,
  malformed_request = 1,
  internal_error = 2,
  try_later = 3,
  sig_required = 5,
  unauthorized = 6
};
std::string_view ocsp_status_text(OcspStatus status);  // "tryLater"

// Which certificate is meant: hashes of its issuer's name and key, and its serial number.
struct OcspCertId {
  Input hash_algorithm;  // content of the OID
  Input issuer_name_hash, issuer_key_hash;
  Input serial;  // content octets as written
};

enum class OcspCertStatus : uint8_t { good, revoked, unknown };

struct OcspSingle {
  OcspCertId id;
  OcspCertStatus status = OcspCertStatus::unknown;
  TimeView revoked;  // tag 0 unless revoked
  Reason reason = Reason::none;
  TimeView this_update, next_update;  // next_update.tag is 0 when absent
  bool clean = true;                  // false: a time is no time, or something is left over
};

struct OcspResponse {
  Input whole;
  OcspStatus status = OcspStatus::unreadable;
  Input response_type;                       // content of the OID; empty when there are no responseBytes
  Input tbs;                                 // ResponseData, header included
  Input responder_name, responder_key_hash;  // one of the two; the Name with its header
  TimeView produced_at;
  Input singles;  // content of the SEQUENCE OF SingleResponse
  Input signature_algorithm, signature;
  Input certificates;        // content of the SEQUENCE OF Certificate; empty if none
  std::string_view problem;  // what is wrong; empty when it parses cleanly
};

// Reads the frame of a response; single responses are read on demand. Never fails: see `problem`. A response that is
// not successful holds nothing but its status.
OcspResponse parse_ocsp(Input der);

// Next of OcspResponse::singles; nullopt at the end or where the list breaks (then !list.done()).
std::optional<OcspSingle> next_single(Parser& list);

}  // namespace candor::x509
