#include "x509/ocsp.h"

#include <array>

namespace candor::x509 {

namespace {

constexpr uint8_t kExplicit0 = kContextConstructed0;
constexpr uint8_t kExplicit1 = kContextConstructed0 + 1;
constexpr uint8_t kExplicit2 = kContextConstructed0 + 2;

// id-pkix-ocsp-basic, 1.3.6.1.5.5.7.48.1.1
constexpr std::array<uint8_t, 9> kBasic = {0x2B, 6, 1, 5, 5, 7, 0x30, 1, 1};

// The only element of an EXPLICIT wrapper, when it is there and of this type.
std::optional<Element> unwrap(Parser& from, uint8_t wrapper_tag, uint8_t tag) {
  const auto wrapper = from.next(wrapper_tag);
  Parser inside(wrapper ? wrapper->content : Input{});
  const auto element = inside.next(tag);
  return element && inside.done() ? element : std::nullopt;
}

class Reader {
 public:
  explicit Reader(OcspResponse& response) : r_(response) {}

  void read(Input der) {
    Parser outer(der);
    const auto sequence = outer.next(kSequence);
    if (!sequence) return fail("not an OCSP response's outer structure");
    if (!outer.done()) fail("trailing bytes after the OCSP response");
    r_.whole = sequence->whole;
    Parser parts(sequence->content);
    const auto status = parts.next(kEnumerated);
    if (!status || status->content.size() != 1) return fail("responseStatus cannot be read");
    const uint8_t code = status->content[0];
    if (code > 6 || code == 4) return fail("responseStatus is none that RFC 6960 knows");
    r_.status = static_cast<OcspStatus>(code);
    if (parts.peek() != kExplicit0) {
      if (code == 0) fail("a successful response without responseBytes");
    } else if (const auto bytes = unwrap(parts, kExplicit0, kSequence)) {
      read_bytes(bytes->content);
    } else {
      return fail("responseBytes cannot be read");
    }
    if (!parts.done()) fail("unexpected element in the OCSP response");
  }

 private:
  void fail(std::string_view problem) {
    if (r_.problem.empty()) r_.problem = problem;
  }

  void read_bytes(Input content) {
    Parser parts(content);
    const auto type = parts.next(kOid);
    const auto octets = type ? parts.next(kOctetString) : std::nullopt;
    if (!octets || !parts.done()) return fail("responseBytes cannot be read");
    r_.response_type = type->content;
    if (!equal(type->content, kBasic)) return fail("the response is not of the basic type");
    Parser outer(octets->content);
    const auto basic = outer.next(kSequence);
    if (!basic || !outer.done()) return fail("the basic response cannot be read");
    read_basic(basic->content);
  }

  void read_basic(Input content) {
    Parser parts(content);
    const auto tbs = parts.next(kSequence);
    const auto algorithm = tbs ? parts.next(kSequence) : std::nullopt;
    const auto bits = algorithm ? parts.next(kBitString) : std::nullopt;
    if (!tbs) return fail("the basic response cannot be read");
    r_.tbs = tbs->whole;
    if (bits && !bits->content.empty()) {
      r_.signature_algorithm = algorithm->whole;
      r_.signature = bits->content.subspan(1);
    } else {
      fail("signature cannot be read");
    }
    if (parts.peek() == kExplicit0) {
      if (const auto list = unwrap(parts, kExplicit0, kSequence)) {
        r_.certificates = list->content;
      } else {
        fail("the responder's certificates cannot be read");
      }
    }
    if (!parts.done()) fail("unexpected element in the basic response");
    read_tbs(tbs->content);
  }

  void read_tbs(Input content) {
    Parser tbs(content);
    if (tbs.peek() == kExplicit0) {
      const auto version = unwrap(tbs, kExplicit0, kInteger);
      if (!version || version->content.size() != 1 || version->content[0] != 0) fail("version is not v1");
    }
    if (!read_responder(tbs)) return fail("responderID cannot be read");
    const auto produced = tbs.next(kGeneralizedTime);
    if (!produced) return fail("producedAt cannot be read");
    r_.produced_at = time_view(*produced);
    if (!r_.produced_at.instant) fail("producedAt is no time");
    const auto singles = tbs.next(kSequence);
    if (!singles) return fail("the list of responses cannot be read");
    r_.singles = singles->content;
    if (r_.singles.empty()) fail("the list of responses is empty");
    tbs.next(kExplicit1);  // responseExtensions: nothing that is judged stands there
    if (!tbs.done()) fail("unexpected element in the ResponseData");
  }

  bool read_responder(Parser& tbs) {
    if (tbs.peek() == kExplicit1) {
      const auto name = unwrap(tbs, kExplicit1, kSequence);
      if (name) r_.responder_name = name->whole;
      return name.has_value();
    }
    const auto hash = unwrap(tbs, kExplicit2, kOctetString);
    if (hash) r_.responder_key_hash = hash->content;
    return hash.has_value();
  }

  OcspResponse& r_;
};

bool read_cert_id(Parser& from, OcspCertId& id) {
  const auto sequence = from.next(kSequence);
  Parser parts(sequence ? sequence->content : Input{});
  const auto algorithm = parts.next(kSequence);
  Parser inside(algorithm ? algorithm->content : Input{});
  const auto oid = inside.next(kOid);
  const auto name = oid ? parts.next(kOctetString) : std::nullopt;
  const auto key = name ? parts.next(kOctetString) : std::nullopt;
  const auto serial = key ? parts.next(kInteger) : std::nullopt;
  if (!serial || !parts.done()) return false;
  id = {oid->content, name->content, key->content, serial->content};
  return true;
}

bool read_revoked(Input content, OcspSingle& single) {
  Parser parts(content);
  const auto time = parts.next(kGeneralizedTime);
  if (!time) return false;
  single.revoked = time_view(*time);
  single.clean = single.clean && single.revoked.instant.has_value();
  if (const auto reason = parts.next(kExplicit0)) single.reason = read_reason(reason->content);
  return parts.done();
}

// CertStatus: good [0] and unknown [2] are NULL, revoked [1] is RevokedInfo; all IMPLICIT.
bool read_status(Parser& from, OcspSingle& single) {
  const auto status = from.next();
  if (!status) return false;
  switch (status->tag) {
    case kContext0:
      single.status = OcspCertStatus::good;
      return status->content.empty();
    case kContext0 + 2:
      single.status = OcspCertStatus::unknown;
      return status->content.empty();
    case kExplicit1:
      single.status = OcspCertStatus::revoked;
      return read_revoked(status->content, single);
    default:
      return false;
  }
}

}  // namespace

std::string_view ocsp_status_text(OcspStatus status) {
  switch (status) {
    case OcspStatus::unreadable:
      return "unreadable";
    case OcspStatus::successful:
      return "successful";
    case OcspStatus::malformed_request:
      return "malformedRequest";
    case OcspStatus::internal_error:
      return "internalError";
    case OcspStatus::try_later:
      return "tryLater";
    case OcspStatus::sig_required:
      return "sigRequired";
    case OcspStatus::unauthorized:
      return "unauthorized";
  }
  return "";
}

OcspResponse parse_ocsp(Input der) {
  OcspResponse response;
  response.whole = der;
  Reader(response).read(der);
  return response;
}

std::optional<OcspSingle> next_single(Parser& list) {
  Parser ahead = list;
  const auto sequence = ahead.next(kSequence);
  Parser parts(sequence ? sequence->content : Input{});
  OcspSingle single;
  if (!read_cert_id(parts, single.id) || !read_status(parts, single)) return std::nullopt;
  const auto this_update = parts.next(kGeneralizedTime);
  if (!this_update) return std::nullopt;
  single.this_update = time_view(*this_update);
  single.clean = single.clean && single.this_update.instant.has_value();
  if (parts.peek() == kExplicit0) {
    const auto next_update = unwrap(parts, kExplicit0, kGeneralizedTime);
    if (!next_update) return std::nullopt;
    single.next_update = time_view(*next_update);
    single.clean = single.clean && single.next_update.instant.has_value();
  }
  parts.next(kExplicit1);  // singleExtensions
  single.clean = single.clean && parts.done();
  list = ahead;
  return single;
}

}  // namespace candor::x509
