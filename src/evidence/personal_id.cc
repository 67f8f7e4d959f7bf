#include "evidence/personal_id.h"

#include <algorithm>
#include <array>

#include "x509/extensions.h"

namespace candor::evidence {

using x509::Ext;
using x509::Input;

namespace {

// 0.4.0.194112.1.0 and .2, 0.4.0.1456.1.1 and .2.
bool is_person_policy(Input oid) {
  constexpr std::array<uint8_t, 6> kQualified = {4, 0, 0x8B, 0xEC, 0x40, 1};
  constexpr std::array<uint8_t, 5> kQualifiedBefore = {4, 0, 0x8B, 0x30, 1};
  if (oid.empty()) return false;
  const uint8_t last = oid.back();
  const Input arc = oid.first(oid.size() - 1);
  return (x509::equal(arc, kQualified) && (last == 0 || last == 2)) ||
         (x509::equal(arc, kQualifiedBefore) && (last == 1 || last == 2));
}

// OtherName with id-ms-san-upn, 1.3.6.1.4.1.311.20.2.3.
bool is_principal_name(Input other_name) {
  constexpr std::array<uint8_t, 10> kPrincipalName = {0x2B, 6, 1, 4, 1, 0x82, 0x37, 0x14, 2, 3};
  const auto oid = x509::Parser(other_name).next(x509::kOid);
  return oid && x509::equal(oid->content, kPrincipalName);
}

}  // namespace

bool is_personal_number(Input serial_number) {
  constexpr std::array<std::string_view, 5> kTypes = {"PAS", "IDC", "PNO", "TAX", "TIN"};
  const std::string_view text = x509::as_chars(serial_number);
  return text.size() > 6 && text[5] == '-' &&
         std::any_of(kTypes.begin(), kTypes.end(), [&](std::string_view type) { return text.starts_with(type); });
}

bool is_user_id(Input attribute_type) {
  constexpr std::array<uint8_t, 10> kUserId = {9, 0x92, 0x26, 0x89, 0x93, 0xF2, 0x2C, 0x64, 1, 1};
  return x509::equal(attribute_type, kUserId);
}

bool is_for_person(const x509::Certificate& c) {
  bool found = false;
  if (c.has(Ext::certificate_policies)) {
    x509::for_each_policy(c.get(Ext::certificate_policies).value, [&](Input oid) { found |= is_person_policy(oid); });
  }
  if (c.has(Ext::subject_alt_name)) {
    x509::for_each_name(c.get(Ext::subject_alt_name).value, [&](x509::NameType type, Input content) {
      found |= type == x509::NameType::other && is_principal_name(content);
    });
  }
  return found;
}

}  // namespace candor::evidence
