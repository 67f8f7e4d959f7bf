#include "x509/short_name.h"

#include <array>
#include <openssl/objects.h>
#include <string>
#include <unordered_map>

namespace candor::x509 {

namespace {

// NID of an OID known to OpenSSL, NID_undef else.
int known_nid(Input oid) {
  std::string der;
  der.push_back(kOid);
  if (oid.empty() || oid.size() > 0x7F) return NID_undef;
  der.push_back(static_cast<char>(oid.size()));
  der.append(as_chars(oid));
  const auto* at = reinterpret_cast<const unsigned char*>(der.data());
  ASN1_OBJECT* object = d2i_ASN1_OBJECT(nullptr, &at, static_cast<long>(der.size()));
  if (object == nullptr) return NID_undef;
  const int nid = OBJ_obj2nid(object);
  ASN1_OBJECT_free(object);
  return nid;
}

struct Names {
  std::string brief, full;  // "RSA-SHA256" and "sha256WithRSAEncryption"
};

// Remembered, because names repeat the same few.
const Names& known_names(Input oid) {
  thread_local std::unordered_map<std::string, Names> names;
  thread_local std::string key;
  key.assign(as_chars(oid));
  const auto found = names.find(key);
  if (found != names.end()) return found->second;
  if (names.size() > 4096) names.clear();  // hostile input must not fill memory
  const int nid = known_nid(oid);
  return names.emplace(key, nid == NID_undef ? Names() : Names{OBJ_nid2sn(nid), OBJ_nid2ln(nid)}).first->second;
}

}  // namespace

std::string_view short_name(Input oid) {
  // id-at is 2.5.4: the attributes of nearly every name, without a look-up.
  static constexpr std::array<std::string_view, 12> kCommon = {"",  "",  "",   "CN", "",  "serialNumber",
                                                               "C", "L", "ST", "",   "O", "OU"};
  if (oid.size() == 3 && oid[0] == 0x55 && oid[1] == 0x04 && oid[2] < kCommon.size() && !kCommon[oid[2]].empty()) {
    return kCommon[oid[2]];
  }
  return known_names(oid).brief;
}

std::string_view long_name(Input oid) {
  return known_names(oid).full;
}

}  // namespace candor::x509
