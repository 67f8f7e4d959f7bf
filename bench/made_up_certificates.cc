#include "bench/made_up_certificates.h"

#include <cstring>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <string_view>

#include "bench/curve_point.h"
#include "bench/der_writer.h"

namespace candor::bench {

namespace {

using std::literals::operator""sv;

constexpr int kDv = 1, kOv = 2, kEv = 3;
constexpr int64_t kDay = 86400;
constexpr int64_t kFirst = 1735689600;  // 2025-01-01
constexpr size_t kKeys = 100;

constexpr std::array kTopLevels = {"com"sv, "net"sv, "org"sv, "de"sv, "fr"sv,  "co.uk"sv,  "com.br"sv,  "io"sv,
                                   "dev"sv, "app"sv, "nl"sv,  "it"sv, "edu"sv, "gov.in"sv, "xn--p1ai"sv};
constexpr std::array kHosts = {"www"sv,  "mail"sv, "shop"sv, "api"sv,  "cdn"sv,   "login"sv, "static"sv, "img"sv,
                               "blog"sv, "dev"sv,  "vpn"sv,  "auth"sv, "cloud"sv, "edge"sv,  "test"sv,   "webmail"sv};
constexpr std::array kOrganizations = {"M\xC3\xBCller & S\xC3\xB6hne GmbH"sv,
                                       "Example Holdings, Inc."sv,
                                       "Soci\xC3\xA9t\xC3\xA9 G\xC3\xA9n\xC3\xA9rique"sv,
                                       "Acme \"Quoted\" LLC"sv,
                                       "\xE6\xA0\xAA\xE5\xBC\x8F\xE4\xBC\x9A\xE7\xA4\xBE"sv,
                                       "Plain Org"sv};

std::string null_element() {
  return der(0x05, "");
}

std::string key_identifier(const std::string& key) {
  std::array<unsigned char, 32> digest{};
  EVP_Digest(key.data(), key.size(), digest.data(), nullptr, EVP_sha256(), nullptr);
  return {reinterpret_cast<const char*>(digest.data()), 20};
}

std::string bit_string(const std::string& bits) {
  return der(0x03, std::string(1, '\0') + bits);
}

std::string with_length(const std::string& text) {
  std::string out;
  out.push_back(static_cast<char>(text.size() >> 8U));
  out.push_back(static_cast<char>(text.size() & 0xFFU));
  return out + text;
}

std::string_view policy_of(int kind) {
  return kind == kDv ? "2.23.140.1.2.1" : kind == kOv ? "2.23.140.1.2.2" : "2.23.140.1.1";
}

}  // namespace

CertificateMaker::CertificateMaker(uint64_t seed) : random_(seed) {
  constexpr std::array kNames = {std::pair("Let's Test"sv, "R13"sv),
                                 std::pair("DigiTest Inc"sv, "DigiTest TLS RSA SHA256 2025 CA1"sv),
                                 std::pair("Sectest Limited"sv, "Sectest Public Server Authentication CA EV E36"sv)};
  const std::string rsa = sequence(oid("1.2.840.113549.1.1.11") + null_element());
  const std::string ec = sequence(oid("1.2.840.10045.4.3.2"));
  for (size_t i = 0; i < kAuthorities; ++i) {
    const bool is_ec = i == 2;
    authorities_[i] = {sequence(attribute("2.5.4.6", 0x13, "US") + attribute("2.5.4.10", 0x0C, kNames[i].first) +
                                attribute("2.5.4.3", 0x0C, kNames[i].second)),
                       bytes(20), is_ec ? ec : rsa, fmt::format("http://ca{}.example/", i), is_ec ? 0U : 256U};
  }
  const std::string rsa_key = sequence(oid("1.2.840.113549.1.1.1") + null_element());
  const std::string ec_key = sequence(oid("1.2.840.10045.2.1") + oid("1.2.840.10045.3.1.7"));
  for (size_t i = 0; i < kKeys; ++i) {
    std::string modulus = bytes(256);
    modulus[0] = static_cast<char>(modulus[0] | 0x80);
    const std::string key = sequence(der(0x02, std::string(1, '\0') + modulus) + der(0x02, "\x01\x00\x01"sv));
    rsa_keys_.push_back(sequence(rsa_key + bit_string(key)));
    ec_keys_.push_back(sequence(ec_key + bit_string(p256_point(bytes(32)))));
  }
  for (std::string& log : logs_) log = bytes(32);
}

std::string CertificateMaker::bytes(size_t count) {
  std::string out(count, '\0');
  for (size_t i = 0; i < count; i += 8) {
    const uint64_t eight = random_();
    std::memcpy(out.data() + i, &eight, std::min<size_t>(8, count - i));
  }
  return out;
}

std::string CertificateMaker::word() {
  std::string out(4 + below(10), 'a');
  for (char& c : out) c = static_cast<char>('a' + below(26));
  return out;
}

std::string CertificateMaker::ecdsa() {
  const auto number = [this] {
    std::string out = bytes(32);
    out[0] = static_cast<char>((out[0] & 0x7F) | 1);
    return der(0x02, out);
  };
  const std::string r = number();
  return sequence(r + number());
}

std::string CertificateMaker::signature(const Authority& authority) {
  return authority.signature_bytes > 0 ? bytes(authority.signature_bytes) : ecdsa();
}

std::string CertificateMaker::dns_names(size_t count, std::string& first) {
  const auto domain = [this] { return fmt::format("{}.{}", word(), kTopLevels[below(kTopLevels.size())]); };
  first = domain();
  std::string out = der(0x82, first);
  for (size_t i = 1; i < count; ++i) {
    if (i == 1) {
      out += der(0x82, (below(4) != 0 ? "www." : "*.") + first);
      continue;
    }
    const std::string host(kHosts[below(kHosts.size())]);
    const std::string number = below(2) != 0 ? fmt::format("-{}", below(100)) : "";
    out += der(0x82, host + number + "." + (below(3) != 0 ? first : domain()));
  }
  return out;
}

std::string CertificateMaker::subject(int kind, const std::string& first) {
  std::string out;
  if (kind == kEv) {
    out += attribute("1.3.6.1.4.1.311.60.2.1.3", 0x13, "DE") + attribute("2.5.4.15", 0x0C, "Private Organization") +
           attribute("2.5.4.5", 0x13, fmt::format("HRB {}", below(1000000)));
  }
  if (kind != kDv) {
    const auto organization = kOrganizations[below(kOrganizations.size())];
    out += attribute("2.5.4.6", 0x13, "DE") + attribute("2.5.4.8", 0x0C, "Bayern") +
           attribute("2.5.4.7", 0x0C, "M\xC3\xBCnchen") +
           attribute("2.5.4.10", 0x0C, fmt::format("{} {}", organization, below(5000)));
  }
  if (kind != kDv || below(3) != 0) out += attribute("2.5.4.3", first.size() % 2 != 0 ? 0x0C : 0x13, first);
  return out;
}

std::string CertificateMaker::sct_list(int64_t moment) {
  std::string list;
  for (uint64_t left = 2 + below(2); left > 0; --left) {
    const uint64_t millis = static_cast<uint64_t>(moment) * 1000 + below(1000);
    std::string sct(1, '\0');
    sct += logs_[below(logs_.size())];
    for (int i = 8; i-- > 0;) sct.push_back(static_cast<char>(millis >> (8 * i)));
    sct += "\x00\x00\x04\x03"sv;
    list += with_length(sct + with_length(ecdsa()));
  }
  return der(0x04, with_length(list));
}

std::string CertificateMaker::shared_extensions(const Authority& authority, size_t ca, int kind, const std::string& key,
                                                bool rsa, const std::string& names, bool no_subject) {
  std::string out = extension("2.5.29.15", true, rsa ? "\x03\x02\x05\xA0"sv : "\x03\x02\x07\x80"sv);
  const std::string server = oid("1.3.6.1.5.5.7.3.1");
  out += extension("2.5.29.37", false, sequence(server + (below(2) != 0 ? oid("1.3.6.1.5.5.7.3.2") : "")));
  out += extension("2.5.29.19", true, sequence(""));
  out += extension("2.5.29.14", false, der(0x04, key_identifier(key)));
  out += extension("2.5.29.35", false, sequence(der(0x80, authority.key_id)));
  std::string access = sequence(oid("1.3.6.1.5.5.7.48.2") + der(0x86, authority.base + "issuer.der"));
  if (ca != 0) access = sequence(oid("1.3.6.1.5.5.7.48.1") + der(0x86, authority.base + "ocsp")) + access;
  out += extension("1.3.6.1.5.5.7.1.1", false, sequence(access));
  out += extension("2.5.29.17", no_subject, sequence(names));
  std::string policies = sequence(oid(policy_of(kind)));
  if (ca == 1) {
    policies += sequence(oid("2.16.840.1.114412.1.1") +
                         sequence(sequence(oid("1.3.6.1.5.5.7.2.1") + der(0x16, "http://ca1.example/CPS"))));
  }
  out += extension("2.5.29.32", false, sequence(policies));
  const std::string uri = der(0x86, fmt::format("{}crl/{}.crl", authority.base, below(8)));
  return out + extension("2.5.29.31", false, sequence(sequence(der(0xA0, der(0xA0, uri)))));
}

std::string CertificateMaker::finish(const Authority& authority, const std::string& head,
                                     const std::string& extensions) {
  const std::string tbs = sequence(head + der(0xA3, sequence(extensions)));
  return sequence(tbs + authority.algorithm + bit_string(signature(authority)));
}

MadeUp CertificateMaker::next() {
  MadeUp made;
  const uint64_t hundred = below(100);
  made.ca = hundred < 60 ? 0 : hundred < 85 ? 1 : 2;
  const Authority& authority = authorities_[made.ca];
  const int kind = made.ca == 0 ? kDv : made.ca == 1 ? (below(10) < 7 ? kOv : kDv) : (below(10) < 5 ? kEv : kOv);
  made.policy = policy_of(kind);
  const bool rsa = below(2) != 0;
  const std::string& key = rsa ? rsa_keys_[below(kKeys)] : ec_keys_[below(kKeys)];
  made.serial = bytes(made.ca == 0 ? 18 : 16);
  made.serial[0] = static_cast<char>(made.ca == 0 ? 5 : (made.serial[0] & 0x7F) | 1);
  const uint64_t spread = below(100);
  made.names = spread < 30 ? 1 : spread < 70 ? 2 : spread < 92 ? 3 + below(8) : 11 + below(40);
  std::string first;
  const std::string names = dns_names(made.names, first);
  const std::string name = subject(kind, first);
  const int64_t begin = kFirst + static_cast<int64_t>(below(300 * kDay));
  const int64_t end = begin + (made.ca == 0 ? 90 : kind == kOv ? 398 : 197) * kDay - 1;
  const std::string head = der(0xA0, der(0x02, "\x02")) + der(0x02, made.serial) + authority.algorithm +
                           authority.name + sequence(utc_time(begin) + utc_time(end)) + sequence(name) + key;
  const std::string extensions = shared_extensions(authority, made.ca, kind, key, rsa, names, name.empty());
  made.precertificate =
      finish(authority, head, extensions + extension("1.3.6.1.4.1.11129.2.4.3", true, null_element()));
  made.certificate =
      finish(authority, head, extensions + extension("1.3.6.1.4.1.11129.2.4.2", false, sct_list(begin + 3600)));
  if (below(10) == 0) {
    constexpr std::array kReasons = {0, 1, 3, 4, 5, 9};
    made.revoked = begin + kDay + static_cast<int64_t>(below(60 * kDay));
    made.reason = kReasons[below(kReasons.size())];
  }
  return made;
}

std::string CertificateMaker::crl_entry(const MadeUp& made) {
  std::string entry = der(0x02, made.serial) + utc_time(made.revoked);
  if (made.reason > 0) {
    entry += sequence(extension("2.5.29.21", false, der(0x0A, std::string(1, static_cast<char>(made.reason)))));
  }
  return sequence(entry);
}

std::string CertificateMaker::crl(size_t ca, const std::string& entries) {
  const Authority& authority = authorities_[ca];
  constexpr int64_t kThisUpdate = 1767139200;  // 2025-12-31
  std::string tbs = der(0x02, "\x01") + authority.algorithm + authority.name + utc_time(kThisUpdate) +
                    utc_time(kThisUpdate + 7 * kDay);
  if (!entries.empty()) tbs += sequence(entries);
  tbs += der(0xA0, sequence(extension("2.5.29.35", false, sequence(der(0x80, authority.key_id))) +
                            extension("2.5.29.20", false, der(0x02, "\x12\x34"))));
  return sequence(sequence(tbs) + authority.algorithm + bit_string(signature(authority)));
}

}  // namespace candor::bench
