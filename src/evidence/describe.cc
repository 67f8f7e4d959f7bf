#include "evidence/describe.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/fold.h"
#include "evidence/issuer_table.h"
#include "evidence/personal_id.h"
#include "x509/extensions.h"
#include "x509/name.h"

namespace candor::evidence {

using x509::Certificate;
using x509::Ext;
using x509::Input;
using x509::NameType;

namespace {

// 2.23.140.1: the CA/B Forum's arc. .1 EV; .2.1 DV, .2.2 OV, .2.3 IV; .3 EV code signing; .4.1 code signing; .5 S/MIME.
CertType cabf_type(Input oid) {
  if (oid.size() < 4 || oid[0] != 0x67 || oid[1] != 0x81 || oid[2] != 0x0C || oid[3] != 0x01) return CertType::other;
  if (oid.size() == 5 && oid[4] == 1) return CertType::ev;
  if (oid.size() == 5 && oid[4] == 3) return CertType::code_signing;
  if (oid.size() == 6 && oid[4] == 4) return CertType::code_signing;
  if (oid.size() == 6 && oid[4] == 2) {
    if (oid[5] == 1) return CertType::dv;
    if (oid[5] == 2) return CertType::ov;
    if (oid[5] == 3) return CertType::iv;
  }
  if (oid.size() == 7 && oid[4] == 5) return CertType::smime;
  return CertType::other;
}

bool is_ca(const Certificate& c) {
  if (!c.has(Ext::basic_constraints)) return false;
  const auto constraints = x509::read_basic_constraints(c.get(Ext::basic_constraints).value);
  return constraints && constraints->ca;
}

// id-kp, 1.3.6.1.5.5.7.3
enum class Purpose : uint8_t { server = 1, mail = 4 };

bool is_for(const Certificate& c, Purpose purpose) {
  const std::array<uint8_t, 8> wanted = {0x2B, 6, 1, 5, 5, 7, 3, static_cast<uint8_t>(purpose)};
  bool found = false;
  if (c.has(Ext::ext_key_usage)) {
    x509::for_each_purpose(c.get(Ext::ext_key_usage).value, [&](Input oid) { found |= x509::equal(oid, wanted); });
  }
  return found;
}

bool has_name(const Certificate& c, NameType wanted) {
  bool found = false;
  if (c.has(Ext::subject_alt_name)) {
    x509::for_each_name(c.get(Ext::subject_alt_name).value, [&](NameType type, Input) { found |= type == wanted; });
  }
  return found;
}

template <typename Wanted>
bool has_attribute(Input name, Wanted&& wanted) {
  bool found = false;
  x509::for_each_attribute(name, [&](const x509::Attribute& attribute) { found |= wanted(attribute.type); });
  return found;
}

// The last arc of givenName 2.5.4.42, surname 2.5.4.4 and pseudonym 2.5.4.65.
bool is_person_arc(uint8_t last) {
  return last == 42 || last == 4 || last == 65;
}

constexpr uint8_t kSerialNumber = 5;  // 2.5.4.5, of the subject

// Every certificate's subject is looked at: names as nearly all are, one attribute a set and short lengths, are stepped
// through by their lengths. `rest` receives what is left for the careful walk.
bool has_person_attribute_by_steps(Input name, bool& rest) {
  constexpr std::array<uint8_t, 4> kIdAt = {x509::kOid, 3, 0x55, 0x04};
  rest = true;
  if (name.size() < 2 || name[0] != x509::kSequence || name[1] != name.size() - 2 || name[1] >= 0x80) return false;
  const uint8_t* at = name.data() + 2;
  const uint8_t* end = name.data() + name.size();
  for (; end - at >= 9; at += 2 + at[1]) {
    const bool usual = at[0] == x509::kSet && at[1] < 0x80 && at[1] >= 9 && at[2] == x509::kSequence &&
                       at[3] + 2 == at[1] && at[4] == x509::kOid && at[5] + 6 <= at[1];
    if (!usual || end - at < 2 + at[1]) return false;
    if (at[5] != 3) {
      if (is_user_id({at + 6, at[5]})) return true;
    } else if (std::equal(kIdAt.begin(), kIdAt.end(), at + 4)) {
      if (is_person_arc(at[8]) || (at[8] == kSerialNumber && is_personal_number({at + 11, at + 2 + at[1]})))
        return true;
    }
  }
  rest = at != end;
  return false;
}

bool has_person_attribute(Input name) {
  bool rest = false;
  if (has_person_attribute_by_steps(name, rest)) return true;
  if (!rest) return false;
  bool found = false;
  x509::for_each_attribute(name, [&](const x509::Attribute& attribute) {
    const Input oid = attribute.type;
    const bool id_at = oid.size() == 3 && oid[0] == 0x55 && oid[1] == 0x04;
    found |= is_user_id(oid) || (id_at && is_person_arc(oid[2])) ||
             (id_at && oid[2] == kSerialNumber && is_personal_number(attribute.value.content));
  });
  return found;
}

// An rfc822Name, or emailAddress (PKCS #9) or mail (RFC 4524) in the subject.
bool has_mail_name(const Certificate& c) {
  static constexpr std::array<uint8_t, 9> kAddress = {0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 9, 1};
  static constexpr std::array<uint8_t, 10> kMail = {9, 0x92, 0x26, 0x89, 0x93, 0xF2, 0x2C, 0x64, 1, 3};
  if (has_name(c, NameType::email)) return true;
  return has_attribute(c.subject, [](Input oid) { return x509::equal(oid, kAddress) || x509::equal(oid, kMail); });
}

bool for_server(const Certificate& c) {
  return is_for(c, Purpose::server) || has_name(c, NameType::dns);
}

}  // namespace

std::string_view to_string(CertType type) {
  switch (type) {
    case CertType::other:
      return "other";
    case CertType::dv:
      return "DV";
    case CertType::ov:
      return "OV";
    case CertType::iv:
      return "IV";
    case CertType::ev:
      return "EV";
    case CertType::smime:
      return "S/MIME";
    case CertType::code_signing:
      return "code signing";
    case CertType::ca:
      return "CA";
    case CertType::unknown:
      return "not known";
  }
  return "";
}

CertType type_by_policies(Input policies) {
  CertType type = CertType::other;
  x509::for_each_policy(policies, [&](Input oid) {
    if (type == CertType::other) type = cabf_type(oid);
  });
  return type;
}

CertType type_of(const Certificate& c, CertType by_policies) {
  if (is_ca(c)) return CertType::ca;
  const bool mail = by_policies == CertType::other && is_for(c, Purpose::mail) && has_mail_name(c);
  return mail ? CertType::smime : by_policies;
}

CertType type_of(const Certificate& c) {
  return type_of(c, type_by_policies(c.get(Ext::certificate_policies).value));
}

bool names_a_person(const Certificate& c, CertType type) {
  if (type == CertType::smime || type == CertType::iv) return true;
  if (has_person_attribute(c.subject)) return true;
  if (type == CertType::dv || type == CertType::ca) return false;
  const bool server = for_server(c);
  if (!server && is_for_person(c)) return true;
  if (is_for(c, Purpose::mail)) return !server || has_mail_name(c);
  if (x509::equal(c.subject, c.issuer)) return false;  // an old root
  return !server && has_mail_name(c);
}

bool issuer_names_a_person(const Certificate& c) {
  return has_person_attribute(c.issuer) || canonical_name(c.issuer) == canonical_name(c.subject);
}

void append_policy_oids(std::string& out, const Certificate& c) {
  if (!c.has(Ext::certificate_policies)) return;
  bool first = true;
  x509::for_each_policy(c.get(Ext::certificate_policies).value, [&](Input oid) {
    if (!first) out.push_back(' ');
    first = false;
    out += x509::oid_text(oid);
  });
}

int64_t validity_seconds(const Certificate& c) {
  if (!c.not_before.instant || !c.not_after.instant) return 0;
  return (*c.not_after.instant - *c.not_before.instant).count() + 1;
}

std::string printable_word(std::string_view text) {
  std::string out;
  for (const char c : printable(text)) {
    if (c == ' ') {
      out += "\\x20";
    } else {
      out.push_back(c);
    }
  }
  return out;
}

std::string printable(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const size_t bad = std::min(find_invalid_utf8(text), text.size());
    for (const char c : text.substr(0, bad)) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte < 0x20 || byte == 0x7F) {
        out += fmt::format("\\x{:02X}", byte);
      } else {
        out.push_back(c);
      }
    }
    text.remove_prefix(bad);
    if (!text.empty()) {
      out += fmt::format("\\x{:02X}", static_cast<unsigned char>(text[0]));
      text.remove_prefix(1);
    }
  }
  return out;
}

}  // namespace candor::evidence
