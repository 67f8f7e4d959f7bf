// One Extension (RFC 5280 section 4.1) of a certificate's list. There are ten in a certificate: inlined by force, and
// what nearly all of them look like is told by a few comparisons.
#pragma once

#include <array>
#include <cstring>

#include "x509/certificate.h"

namespace candor::x509 {

// The slot of an extension of id-ce, which is 2.5.29, by its last octet; Ext::count for those that have none.
inline constexpr std::array<Ext, 128> kIdCeSlots = [] {
  std::array<Ext, 128> slots{};
  slots.fill(Ext::count);
  slots[14] = Ext::subject_key_id;
  slots[15] = Ext::key_usage;
  slots[17] = Ext::subject_alt_name;
  slots[19] = Ext::basic_constraints;
  slots[30] = Ext::name_constraints;
  slots[31] = Ext::crl_distribution_points;
  slots[32] = Ext::certificate_policies;
  slots[35] = Ext::authority_key_id;
  slots[37] = Ext::ext_key_usage;
  return slots;
}();

// The same of any extension.
inline Ext slot_of(Input oid) {
  static constexpr std::array<uint8_t, 8> kAuthorityInfoAccess = {0x2B, 6, 1, 5, 5, 7, 1, 1};
  // 1.3.6.1.4.1.11129.2.4.x: RFC 6962 sections 3.1 and 3.3
  static constexpr std::array<uint8_t, 9> kGoogleCt = {0x2B, 6, 1, 4, 1, 0xD6, 0x79, 2, 4};
  if (oid.size() == 3 && oid[0] == 0x55 && oid[1] == 0x1D) return oid[2] < 0x80 ? kIdCeSlots[oid[2]] : Ext::count;
  if (equal(oid, kAuthorityInfoAccess)) return Ext::authority_info_access;
  if (oid.size() == 10 && std::memcmp(oid.data(), kGoogleCt.data(), kGoogleCt.size()) == 0) {
    if (oid[9] == 2) return Ext::sct_list;
    if (oid[9] == 3) return Ext::ct_poison;
  }
  return Ext::count;
}

// Reads a SEQUENCE of an OID 2.5.29.x, TRUE or nothing, and an OCTET STRING, all under lengths of one octet, into what
// view_of(slot) returns. False where it is otherwise; then nothing is read.
template <typename ViewOf>
[[gnu::always_inline]] inline bool read_usual_extension(Parser& list, ViewOf&& view_of) {
  static constexpr std::array<uint8_t, 4> kIdCe = {kOid, 3, 0x55, 0x1D};
  constexpr size_t kValue = 2 + kIdCe.size() + 1, kCritical = 3, kHeader = 2;
  const Input rest = list.rest();
  if (rest.size() < kValue + kCritical + kHeader) return false;
  const uint8_t* at = rest.data();
  const size_t size = kHeader + at[1];
  const bool usual = at[0] == kSequence && at[1] < 0x80 && size >= kValue + kHeader && size <= rest.size() &&
                     std::memcmp(at + kHeader, kIdCe.data(), kIdCe.size()) == 0 && at[kValue - 1] < 0x80;
  if (!usual) return false;
  const uint8_t* value = at + kValue;
  const bool written = value[0] == kBoolean;
  if (written && (value[1] != 1 || size < kValue + kCritical + kHeader)) return false;
  const bool critical = written && value[2] != 0;
  if (written) value += kCritical;
  if (value[0] != kOctetString || value[1] >= 0x80 || value + kHeader + value[1] != at + size) return false;
  ExtensionView& view = view_of(kIdCeSlots[at[kValue - 1]]);
  view.oid = {at + 2 * kHeader, 3};
  view.value = {value + kHeader, value[1]};
  view.whole = {at, size};
  view.critical = critical;
  view.boolean = true;
  list = Parser(rest.subspan(size));
  return true;
}

// The next extension; false at the end or where the list breaks.
[[gnu::always_inline]] inline bool read_extension(Parser& list, ExtensionView& view) {
  const auto sequence = list.next(kSequence);
  if (!sequence) return false;
  Parser parts(sequence->content);
  const auto oid = parts.next(kOid);
  if (!oid) return false;
  const auto critical = parts.next(kBoolean);
  const auto value = parts.next(kOctetString);
  if (!value || !parts.done()) return false;
  view.oid = oid->content;
  view.critical = critical && !critical->content.empty() && critical->content[0] != 0;
  view.value = value->content;
  view.whole = sequence->whole;
  view.boolean = !critical || critical->content.size() == 1;
  return true;
}

}  // namespace candor::x509
