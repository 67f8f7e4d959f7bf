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
  return "";
}

}  // namespace candor::evidence
