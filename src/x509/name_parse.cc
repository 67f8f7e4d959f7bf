#include "x509/name_parse.h"

#include <algorithm>
#include <array>
#include <openssl/err.h>
#include <openssl/objects.h>
#include <unordered_map>
#include <vector>

#include "base/fold.h"
#include "x509/der.h"

namespace candor::x509 {

namespace {

std::string element(uint8_t tag, std::string_view content) {
  std::string out(1, static_cast<char>(tag));
  append_length(out, content.size());
  return out.append(content);
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// "0A1B" at text[at...]: one byte, or -1.
int hex_byte(std::string_view text, size_t at) {
  if (at + 1 >= text.size() || hex_value(text[at]) < 0 || hex_value(text[at + 1]) < 0) return -1;
  return hex_value(text[at]) * 16 + hex_value(text[at + 1]);
}

// Keywords in lower case, as OpenSSL knows them, short and long, and as other tools write them.
std::unordered_map<std::string, std::string> make_keywords() {
  constexpr std::array kTypes = {NID_commonName,
                                 NID_countryName,
                                 NID_localityName,
                                 NID_stateOrProvinceName,
                                 NID_organizationName,
                                 NID_organizationalUnitName,
                                 NID_serialNumber,
                                 NID_streetAddress,
                                 NID_title,
                                 NID_givenName,
                                 NID_surname,
                                 NID_initials,
                                 NID_pseudonym,
                                 NID_domainComponent,
                                 NID_userId,
                                 NID_pkcs9_emailAddress,
                                 NID_postalCode,
                                 NID_businessCategory,
                                 NID_dnQualifier,
                                 NID_generationQualifier,
                                 NID_description,
                                 NID_organizationIdentifier,
                                 NID_name,
                                 NID_jurisdictionLocalityName,
                                 NID_jurisdictionCountryName,
                                 NID_jurisdictionStateOrProvinceName};
  constexpr std::array<std::pair<const char*, int>, 14> kOthers = {
      {{"e", NID_pkcs9_emailAddress},
       {"email", NID_pkcs9_emailAddress},
       {"s", NID_stateOrProvinceName},
       {"sp", NID_stateOrProvinceName},
       {"state", NID_stateOrProvinceName},
       {"t", NID_title},
       {"g", NID_givenName},
       {"dnq", NID_dnQualifier},
       {"jurisdictioncountry", NID_jurisdictionCountryName},
       {"jurisdictionstate", NID_jurisdictionStateOrProvinceName},
       {"jurisdictionlocality", NID_jurisdictionLocalityName},
       {"jurisdictionofincorporationcountryname", NID_jurisdictionCountryName},
       {"jurisdictionofincorporationstateorprovincename", NID_jurisdictionStateOrProvinceName},
       {"jurisdictionofincorporationlocalityname", NID_jurisdictionLocalityName}}};
  std::unordered_map<std::string, std::string> out;
  const auto content = [](int nid) {
    const ASN1_OBJECT* object = OBJ_nid2obj(nid);
    return std::string(reinterpret_cast<const char*>(OBJ_get0_data(object)), OBJ_length(object));
  };
  for (const int nid : kTypes) {
    out.emplace(to_lower(OBJ_nid2sn(nid)), content(nid));
    out.emplace(to_lower(OBJ_nid2ln(nid)), content(nid));
  }
  for (const auto& [keyword, nid] : kOthers) out.emplace(keyword, content(nid));
  return out;
}

}  // namespace

std::string name_type(std::string_view keyword) {
  static const auto kKeywords = make_keywords();
  if (starts_with_ci(keyword, "oid.")) keyword.remove_prefix(4);
  const auto known = kKeywords.find(to_lower(keyword));
  if (known != kKeywords.end()) return known->second;
  ASN1_OBJECT* object = OBJ_txt2obj(std::string(keyword).c_str(), 0);
  if (object == nullptr) {
    ERR_clear_error();
    return {};
  }
  std::string content(reinterpret_cast<const char*>(OBJ_get0_data(object)), OBJ_length(object));
  ASN1_OBJECT_free(object);
  return content;
}

namespace {

// Splits at separators that are neither escaped nor quoted.
std::vector<std::string_view> split_unescaped(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> parts;
  size_t begin = 0;
  bool quoted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '"') {
      quoted = !quoted;
    } else if (!quoted && separators.find(text[i]) != std::string_view::npos) {
      parts.push_back(text.substr(begin, i - begin));
      begin = i + 1;
    }
  }
  parts.push_back(text.substr(std::min(begin, text.size())));
  return parts;
}

// The value's DER, escapes and quotes resolved.
std::string value_der(std::string_view text) {
  if (text.starts_with('#')) {
    std::string der;
    size_t at = 1;
    for (int byte = 0; (byte = hex_byte(text, at)) >= 0; at += 2) der.push_back(static_cast<char>(byte));
    if (at == text.size() && element_length(as_bytes(der)) == der.size()) return der;
  }
  std::string value;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') continue;
    if (text[i] != '\\' || i + 1 == text.size()) {
      value.push_back(text[i]);
    } else if (const int byte = hex_byte(text, i + 1); byte >= 0) {
      value.push_back(static_cast<char>(byte));
      i += 2;
    } else {
      value.push_back(text[++i]);
    }
  }
  return element(kUtf8String, value);
}

// One RelativeDistinguishedName; empty when it is none.
std::string rdn_der(std::string_view text, bool forward) {
  std::string pairs;
  auto parts = split_unescaped(text, "+");
  if (!forward) std::reverse(parts.begin(), parts.end());
  for (const std::string_view pair : parts) {
    const size_t equals = pair.find('=');
    if (equals == std::string_view::npos) return {};
    const std::string oid = name_type(trim(pair.substr(0, equals)));
    if (oid.empty()) return {};
    std::string_view value = pair.substr(equals + 1);
    const bool escaped_end = value.ends_with("\\ ");
    value = trim(value);
    const std::string kept = escaped_end ? std::string(value) + " " : std::string(value);
    pairs += element(kSequence, element(kOid, oid) + value_der(kept));
  }
  return element(kSet, pairs);
}

bool names_country(std::string_view rdn) {
  return starts_with_ci(trim(rdn), "c=") || starts_with_ci(trim(rdn), "c =");
}

}  // namespace

std::optional<std::string> encode_name(std::string_view text) {
  text = trim(text);
  if (text.empty()) return std::nullopt;
  const bool slashes = text.front() == '/';
  auto rdns = split_unescaped(slashes ? text.substr(1) : text, slashes ? "/" : ",;");
  const bool forward = slashes || (rdns.size() > 1 && names_country(rdns.front()) && !names_country(rdns.back()));
  if (!forward) std::reverse(rdns.begin(), rdns.end());
  std::string content;
  for (const std::string_view rdn : rdns) {
    const std::string der = rdn_der(rdn, forward);
    if (der.empty()) return std::nullopt;
    content += der;
  }
  return element(kSequence, content);
}

}  // namespace candor::x509
