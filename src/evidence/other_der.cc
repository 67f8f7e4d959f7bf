#include "evidence/other_der.h"

namespace candor::evidence {

namespace {

using x509::Input;
using x509::Parser;

constexpr uint8_t kSet = 0x31;

bool algorithm(const x509::Element& element) {
  return !element.content.empty() && element.content[0] == x509::kOid;
}

// RFC 5280 section 5.1: version, signature, issuer, thisUpdate, where a certificate has its validity.
bool crl(Parser tbs) {
  tbs.next(x509::kInteger);
  const auto signature = tbs.next(x509::kSequence);
  if (!signature || !algorithm(*signature) || !tbs.next(x509::kSequence)) return false;
  return tbs.peek() == x509::kUtcTime || tbs.peek() == x509::kGeneralizedTime;
}

// RFC 2986 section 4.1: version 0, subject, key, attributes; a certificate has an AlgorithmIdentifier for the subject.
bool request(Parser tbs) {
  const auto version = tbs.next(x509::kInteger);
  const auto subject = version ? tbs.next(x509::kSequence) : std::nullopt;
  if (!subject || (!subject->content.empty() && subject->content[0] != kSet)) return false;
  const auto key = tbs.next(x509::kSequence);
  Parser inside(key ? key->content : Input{});
  const auto type = inside.next(x509::kSequence);
  return type && algorithm(*type) && inside.next(x509::kBitString).has_value();
}

// RFC 5755 section 4.1: version 2, holder, where a certificate has its signature algorithm.
bool attribute_certificate(Parser info) {
  if (!info.next(x509::kInteger)) return false;
  const auto holder = info.next(x509::kSequence);
  return holder && !holder->content.empty() && (holder->content[0] & 0xE0U) == x509::kContextConstructed0 &&
         info.peek() != x509::kSequence;
}

// RFC 6960 section 4.1.1: the list of requests begins with a CertID, which begins with its hash algorithm.
bool ocsp_request(Parser request) {
  request.next(x509::kContextConstructed0);
  request.next(x509::kContextConstructed0 + 1);
  auto element = request.next(x509::kSequence);
  for (int depth = 0; depth < 3; ++depth) {
    if (!element || algorithm(*element)) return false;
    element = Parser(element->content).next(x509::kSequence);
  }
  return element && algorithm(*element);
}

std::optional<x509::Element> first_sequence(Input der) {
  Parser outer(der);
  const auto whole = outer.next(x509::kSequence);
  return Parser(whole ? whole->content : Input{}).next(x509::kSequence);
}

}  // namespace

bool is_crl(Input der) {
  const auto tbs = first_sequence(der);
  return tbs && crl(Parser(tbs->content));
}

std::string_view why_no_certificate(Input der) {
  const auto tbs = first_sequence(der);
  if (!tbs) return "";
  const Parser inside(tbs->content);
  if (crl(inside)) return "a CRL, not a certificate; --crl takes it";
  if (request(inside)) return "a certificate request, not a certificate";
  if (attribute_certificate(inside)) return "an attribute certificate, which the guidelines do not ask for";
  if (ocsp_request(inside)) return "an OCSP request, not a certificate";
  if (!algorithm(*tbs)) return "";
  // RFC 5280 section 4.1.2.7, RFC 5958 section 3
  Parser parts(Parser(der).next(x509::kSequence)->content);
  parts.next();
  if (parts.peek() == x509::kBitString) return "a public key, not a certificate";
  if (parts.peek() == x509::kOctetString) return "an encrypted private key, not a certificate";
  return "";
}

bool resembles_certificate(Input der) {
  Parser outer(der);
  const auto whole = outer.next();
  Parser parts(whole ? whole->content : Input{});
  const auto tbs = parts.next(x509::kSequence);
  if (!tbs) return false;
  const auto signature = parts.next(x509::kSequence);
  if (signature && algorithm(*signature) && parts.peek() == x509::kBitString) return true;
  Parser inside(tbs->content);
  if (inside.peek() == x509::kContextConstructed0) {  // version, of which distribution points have none
    const auto version = inside.next();
    return version && !version->content.empty() && version->content[0] == x509::kInteger;
  }
  const auto algorithm_of_v1 = inside.next(x509::kInteger) ? inside.next(x509::kSequence) : std::nullopt;
  return algorithm_of_v1 && algorithm(*algorithm_of_v1);
}

}  // namespace candor::evidence
