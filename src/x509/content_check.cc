#include "x509/content_check.h"

#include <cstring>

#include "x509/asn1_check.h"
#include "x509/whole_list.h"

namespace candor::x509 {

namespace {

bool begins(Input value, uint8_t first, uint8_t second) {
  return value.size() >= 2 && value[0] == first && value[1] == second;
}

// keyUsage of one octet of bits.
bool usual_key_usage(Input value) {
  return value.size() == 4 && begins(value, kBitString, 2) && value[2] <= 7;
}

// cA left out, or TRUE alone.
bool usual_basic_constraints(Input value) {
  return begins(value, kSequence, 0) ||
         (value.size() == 5 && begins(value, kSequence, 3) && value[2] == kBoolean && value[3] == 1);
}

bool usual_subject_key_id(Input value) {
  return value.size() == 22 && begins(value, kOctetString, 20);
}

// keyIdentifier alone.
bool usual_authority_key_id(Input value) {
  return value.size() == 24 && begins(value, kSequence, 22) && value[2] == kContext0 && value[3] == 20;
}

// id-kp (1.3.6.1.5.5.7.3) with one arc below, once or twice.
bool usual_purposes(Input value) {
  static constexpr std::array<uint8_t, 9> kIdKp = {kOid, 8, 0x2B, 6, 1, 5, 5, 7, 3};
  constexpr size_t kEach = kIdKp.size() + 1;
  const auto is_purpose = [&](size_t at) {
    return std::memcmp(value.data() + at, kIdKp.data(), kIdKp.size()) == 0 && value[at + kEach - 1] < 0x80;
  };
  if (value.size() == 2 + kEach) return begins(value, kSequence, kEach) && is_purpose(2);
  return value.size() == 2 + 2 * kEach && begins(value, kSequence, 2 * kEach) && is_purpose(2) && is_purpose(2 + kEach);
}

// dNSNames, none longer than 127 octets, under a length of one octet or two.
bool usual_alt_names(Input value) {
  const size_t header = whole_list_header(value);
  if (header == 0) return false;
  const uint8_t* at = value.data() + header;
  const uint8_t* end = value.data() + value.size();
  while (end - at >= 2 && at[0] == kContext0 + 2 && at[1] < 0x80 && end - at >= 2 + at[1]) at += 2 + at[1];
  return at == end;
}

constexpr Flaw flaw_of(Ext ext) {
  return static_cast<Flaw>(static_cast<unsigned>(Flaw::first_extension) + static_cast<unsigned>(ext));
}

}  // namespace

// Told without walking where the form is the usual one; remembered where a CA repeats itself; walked else.
Flaw ContentCheck::extensions_of(const Certificate& c) {
  const auto broken = [&](Ext ext, auto&& usual) {
    if (!c.has(ext)) return false;
    const Input value = c.get(ext).value;
    return !usual(value) && !is_extension_value(ext, value);
  };
  const auto unseen_broken = [&](Ext ext) {
    if (!c.has(ext)) return false;
    auto& seen = values_[static_cast<size_t>(ext)];
    return !seen.of(c.get(ext).value, [&](Input in) { return is_extension_value(ext, in); });
  };
  constexpr auto kNone = [](Input) { return false; };
  if (broken(Ext::subject_alt_name, usual_alt_names)) return flaw_of(Ext::subject_alt_name);
  if (broken(Ext::basic_constraints, usual_basic_constraints)) return flaw_of(Ext::basic_constraints);
  if (broken(Ext::key_usage, usual_key_usage)) return flaw_of(Ext::key_usage);
  if (broken(Ext::ext_key_usage, usual_purposes)) return flaw_of(Ext::ext_key_usage);
  if (broken(Ext::authority_key_id, usual_authority_key_id)) return flaw_of(Ext::authority_key_id);
  if (broken(Ext::subject_key_id, usual_subject_key_id)) return flaw_of(Ext::subject_key_id);
  if (unseen_broken(Ext::certificate_policies)) return flaw_of(Ext::certificate_policies);
  if (unseen_broken(Ext::crl_distribution_points)) return flaw_of(Ext::crl_distribution_points);
  if (unseen_broken(Ext::authority_info_access)) return flaw_of(Ext::authority_info_access);
  if (broken(Ext::sct_list, kNone)) return flaw_of(Ext::sct_list);
  if (broken(Ext::ct_poison, kNone)) return flaw_of(Ext::ct_poison);
  if (unseen_broken(Ext::name_constraints)) return flaw_of(Ext::name_constraints);
  return Flaw::none;
}

Flaw ContentCheck::but_for_subject(const Certificate& c) {
  if (c.flaw != Flaw::none) return c.flaw;
  if (!algorithms_.of(c.signature_algorithm, is_algorithm)) return Flaw::algorithm;
  if (!equal(c.inner_algorithm, c.signature_algorithm) && !is_algorithm(c.inner_algorithm)) return Flaw::algorithm;
  if (!issuers_.of(c.issuer, is_name)) return Flaw::issuer;
  // From the identifier's OID to the end of its parameters.
  const Input key(c.key_algorithm.data(), c.key_algorithm.size() + c.key_parameters.size());
  const auto key_good = [&](Input) {
    return is_oid(c.key_algorithm) && (c.key_parameters.empty() || is_one_any(c.key_parameters));
  };
  if (!keys_.of(key, key_good)) return Flaw::public_key;
  return extensions_of(c);
}

Flaw ContentCheck::of(const Certificate& c) {
  const Flaw flaw = but_for_subject(c);
  return flaw == Flaw::none && !is_name(c.subject) ? Flaw::subject : flaw;
}

}  // namespace candor::x509
