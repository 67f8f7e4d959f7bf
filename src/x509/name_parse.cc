#include "x509/name_parse.h"

#include <algorithm>
#include <array>
#include <openssl/objects.h>
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

// Content of the OID that a keyword or dotted number names; empty if none.
std::string oid_content(std::string_view type) {
  // Keywords that OpenSSL does not know by that spelling.
  static constexpr std::array<std::pair<std::string_view, const char*>, 6> kOthers = {
      {{"e", "emailAddress"},
       {"email", "emailAddress"},
       {"s", "ST"},
       {"sp", "ST"},
       {"serialnumber", "serialNumber"},
       {"emailaddress", "emailAddress"}}};
  if (starts_with_ci(type, "oid.")) type.remove_prefix(4);
  const std::string lower = to_lower(type);
  std::string upper(type);
  std::transform(upper.begin(), upper.end(), upper.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  std::vector<std::string> tries = {std::string(type), upper};
  for (const auto& [spelling, known] : kOthers) {
    if (lower == spelling) tries.insert(tries.begin(), known);
  }
  for (const std::string& name : tries) {
    ASN1_OBJECT* object = OBJ_txt2obj(name.c_str(), 0);
    if (object == nullptr) continue;
    std::string content(reinterpret_cast<const char*>(OBJ_get0_data(object)), OBJ_length(object));
    ASN1_OBJECT_free(object);
    if (!content.empty()) return content;
  }
  return {};
}

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
    const std::string oid = oid_content(trim(pair.substr(0, equals)));
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
