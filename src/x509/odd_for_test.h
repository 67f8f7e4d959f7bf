// Odd certificates and CRLs octet by octet. Tests only.
#pragma once

#include <string>
#include <string_view>

#include "x509/der.h"

namespace candor::x509::odd {

inline std::string bytes(std::initializer_list<int> values) {
  std::string out;
  for (const int value : values) out.push_back(static_cast<char>(value));
  return out;
}

inline std::string tlv(int tag, const std::string& content) {
  std::string out(1, static_cast<char>(tag));
  if (content.size() < 0x80) {
    out.push_back(static_cast<char>(content.size()));
  } else if (content.size() < 0x100) {
    out += bytes({0x81, static_cast<int>(content.size())});
  } else {
    out += bytes({0x82, static_cast<int>(content.size() >> 8U), static_cast<int>(content.size() & 0xFFU)});
  }
  return out + content;
}

// The same with an indefinite length.
inline std::string open_tlv(int tag, const std::string& content) {
  return bytes({tag, 0x80}) + content + bytes({0, 0});
}

// The same with a length in more octets than it needs.
inline std::string long_tlv(int tag, const std::string& content) {
  return bytes({tag, 0x83, 0, static_cast<int>(content.size() >> 8U), static_cast<int>(content.size() & 0xFFU)}) +
         content;
}

inline std::string hex(std::string_view digits) {
  std::string out;
  for (size_t i = 0; i + 1 < digits.size(); i += 2) {
    out.push_back(static_cast<char>(std::stoi(std::string(digits.substr(i, 2)), nullptr, 16)));
  }
  return out;
}

inline std::string name(int tag, const std::string& value, const std::string& type = "550403") {
  return tlv(kSequence, tlv(kSet, tlv(kSequence, tlv(kOid, hex(type)) + tlv(tag, value))));
}

inline std::string extension(const std::string& oid, const std::string& value, const std::string& critical = "") {
  return tlv(kSequence, tlv(kOid, hex(oid)) + critical + tlv(kOctetString, value));
}

inline const std::string kEcdsa = tlv(kSequence, tlv(kOid, hex("2A8648CE3D040302")));
inline const std::string kSan = "551D11", kPolicies = "551D20", kScts = "2B06010401D679020402",
                         kPoison = "2B06010401D679020403";

struct Parts {
  std::string version = tlv(0xA0, tlv(kInteger, bytes({2})));
  std::string serial = tlv(kInteger, bytes({0x12, 0x34}));
  std::string algorithm = kEcdsa;
  std::string issuer = name(kUtf8String, "Issuer");
  std::string validity = tlv(kUtcTime, "260320101112Z") + tlv(kUtcTime, "270320101112Z");
  std::string subject = name(kUtf8String, "Subject");
  std::string key =
      tlv(kSequence, tlv(kSequence, tlv(kOid, hex("2A8648CE3D0201")) + tlv(kOid, hex("2A8648CE3D030107"))) +
                         tlv(kBitString, std::string("\0\x04", 2) + std::string(64, 'k')));
  std::string unique;
  std::string extensions = tlv(0xA3, tlv(kSequence, extension(kSan, tlv(kSequence, tlv(0x82, "a.example")))));

  std::string tbs() const {
    return version + serial + algorithm + issuer + tlv(kSequence, validity) + subject + key + unique + extensions;
  }
  std::string der() const { return tlv(kSequence, rest(tlv(kSequence, tbs()))); }
  std::string rest(const std::string& before) const {
    return before + algorithm + tlv(kBitString, std::string("\0", 1) + "signature");
  }
};

struct Counts {
  int parsed = 0, refused = 0;
};

}  // namespace candor::x509::odd
