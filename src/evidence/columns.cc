#include "evidence/columns.h"

#include <array>
#include <fmt/format.h>

#include "evidence/alt_names.h"
#include "evidence/describe.h"
#include "x509/content_check.h"
#include "x509/extensions.h"
#include "x509/name.h"
#include "x509/short_name.h"

namespace candor::evidence {

using x509::Certificate;
using x509::Ext;
using x509::Input;
using x509::NameType;

namespace {

Value text(std::string value) {
  return value;
}
Value number(int64_t value) {
  return value;
}

Value instant(const x509::TimeView& time) {
  return time.instant ? Value(format_instant(*time.instant)) : Value(std::monostate{});
}

void append_word(std::string& out, std::string_view word) {
  if (!out.empty()) out.push_back(' ');
  out.append(word);
}

// All values of one id-at attribute, newline between several.
Value attribute(const CertificateRow& row, uint8_t last) {
  std::vector<x509::Attribute> attributes;
  x509::read_name(row.certificate.subject, attributes);
  std::string out;
  bool found = false;
  for (const auto& a : attributes) {
    if (a.type.size() != 3 || a.type[0] != 0x55 || a.type[1] != 0x04 || a.type[2] != last) continue;
    if (found) out.push_back('\n');
    found = true;
    std::string value;
    x509::append_utf8(value, a.value.tag, a.value.content);
    out += printable(value);
  }
  return found ? Value(std::move(out)) : Value(std::monostate{});
}

Value names(const CertificateRow& row, NameType wanted) {
  const Certificate& c = row.certificate;
  std::string out;
  if (!c.has(Ext::subject_alt_name)) return out;
  x509::for_each_name(c.get(Ext::subject_alt_name).value, [&](NameType type, Input content) {
    if (type == wanted) append_word(out, printable(x509::as_chars(content)));
  });
  return out;
}

Value count_names(const CertificateRow& row, NameType wanted) {
  const Certificate& c = row.certificate;
  int64_t count = 0;
  if (!c.has(Ext::subject_alt_name)) return count;
  x509::for_each_name(c.get(Ext::subject_alt_name).value, [&](NameType type, Input) { count += type == wanted; });
  return count;
}

std::string algorithm_name(Input identifier) {
  x509::Parser outer(identifier);
  const auto sequence = outer.next(x509::kSequence);
  if (!sequence) return "";
  x509::Parser parts(sequence->content);
  const auto oid = parts.next(x509::kOid);
  if (!oid) return "";
  const std::string_view name = x509::long_name(oid->content);
  return name.empty() ? x509::oid_text(oid->content) : std::string(name);
}

Value key_usage(const CertificateRow& row) {
  static constexpr std::array<std::string_view, 9> kNames = {"digitalSignature", "nonRepudiation", "keyEncipherment",
                                                             "dataEncipherment", "keyAgreement",   "keyCertSign",
                                                             "cRLSign",          "encipherOnly",   "decipherOnly"};
  const Certificate& c = row.certificate;
  std::string out;
  const auto bits = c.has(Ext::key_usage) ? x509::read_key_usage(c.get(Ext::key_usage).value) : std::nullopt;
  if (!bits) return std::monostate{};
  for (size_t i = 0; i < kNames.size(); ++i) {
    if ((*bits & (1U << i)) != 0) append_word(out, kNames[i]);
  }
  return out;
}

Value purposes(const CertificateRow& row) {
  const Certificate& c = row.certificate;
  std::string out;
  if (!c.has(Ext::ext_key_usage)) return std::monostate{};
  x509::for_each_purpose(c.get(Ext::ext_key_usage).value, [&](Input oid) { append_word(out, x509::oid_text(oid)); });
  return out;
}

Value extension_oids(const CertificateRow& row, bool critical_only) {
  std::string out;
  x509::Parser list(row.certificate.extensions);
  while (const auto extension = x509::next_extension(list)) {
    if (extension->critical || !critical_only) append_word(out, x509::oid_text(extension->oid));
  }
  return out;
}

std::vector<x509::Sct> scts(const CertificateRow& row) {
  std::vector<x509::Sct> list;
  const Certificate& c = row.certificate;
  if (c.has(Ext::sct_list)) x509::read_scts(c.get(Ext::sct_list).value, list);
  return list;
}

Value sct_logs(const CertificateRow& row) {
  std::string out;
  for (const auto& sct : scts(row)) append_word(out, x509::to_hex(sct.log_id));
  return out;
}

std::optional<x509::BasicConstraints> constraints(const CertificateRow& row) {
  const Certificate& c = row.certificate;
  return c.has(Ext::basic_constraints) ? x509::read_basic_constraints(c.get(Ext::basic_constraints).value)
                                       : std::nullopt;
}

Value crl_uris(const CertificateRow& row) {
  const Certificate& c = row.certificate;
  std::string out;
  if (!c.has(Ext::crl_distribution_points)) return out;
  for (const auto& uri : x509::read_crl_uris(c.get(Ext::crl_distribution_points).value))
    append_word(out, printable(uri));
  return out;
}

Value access_uris(const CertificateRow& row, Input method) {
  const Certificate& c = row.certificate;
  std::string out;
  if (!c.has(Ext::authority_info_access)) return out;
  x509::for_each_access(c.get(Ext::authority_info_access).value, method, [&](const x509::Element& location) {
    if (location.tag == x509::kContext0 + 6) append_word(out, printable(x509::as_chars(location.content)));
  });
  return out;
}

Value key_identifier(const CertificateRow& row, Ext ext) {
  const Certificate& c = row.certificate;
  if (!c.has(ext)) return std::monostate{};
  if (ext == Ext::authority_key_id) return x509::to_hex(x509::read_key_id(c.get(ext).value));
  x509::Parser parser(c.get(ext).value);
  const auto id = parser.next(x509::kOctetString);
  return id ? Value(x509::to_hex(id->content)) : Value(std::monostate{});
}

template <typename Append>
std::string built(Append&& append, const CertificateRow& row) {
  std::string out;
  append(out, row.certificate);
  return out;
}

x509::Flaw flaw_of(const CertificateRow& row) {
  thread_local x509::ContentCheck check;
  return check.of(row.certificate);
}

using Row = const CertificateRow&;

constexpr std::array kColumns = {
    SqlColumn{"sha256", "TEXT", "SHA-256 of the DER, hex", [](Row r) { return text(x509::to_hex(r.record.sha256)); }},
    SqlColumn{"serial", "TEXT", "serial number, hex, - before a negative one",
              [](Row r) { return text(x509::serial_text(r.certificate.serial)); }},
    SqlColumn{"version", "INTEGER", "1, 2 or 3", [](Row r) { return number(r.certificate.version); }},
    SqlColumn{"subject", "TEXT", "subject as RFC 2253 text", [](Row r) { return text(x509::name_text(r.certificate.subject)); }},
    SqlColumn{"issuer", "TEXT", "issuer as RFC 2253 text", [](Row r) { return text(x509::name_text(r.certificate.issuer)); }},
    SqlColumn{"subject_cn", "TEXT", "common names, newline between several", [](Row r) { return attribute(r, 3); }},
    SqlColumn{"subject_o", "TEXT", "organization names", [](Row r) { return attribute(r, 10); }},
    SqlColumn{"subject_ou", "TEXT", "organizational unit names", [](Row r) { return attribute(r, 11); }},
    SqlColumn{"subject_c", "TEXT", "countries", [](Row r) { return attribute(r, 6); }},
    SqlColumn{"subject_st", "TEXT", "states or provinces", [](Row r) { return attribute(r, 8); }},
    SqlColumn{"subject_l", "TEXT", "localities", [](Row r) { return attribute(r, 7); }},
    SqlColumn{"subject_serial", "TEXT", "serialNumber attributes", [](Row r) { return attribute(r, 5); }},
    SqlColumn{"not_before", "TEXT", "UTC, 2026-03-20T10:11:12Z", [](Row r) { return instant(r.certificate.not_before); }},
    SqlColumn{"not_after", "TEXT", "UTC, 2026-03-20T10:11:12Z", [](Row r) { return instant(r.certificate.not_after); }},
    SqlColumn{"validity_seconds", "INTEGER", "validity period, both ends included (TLS BR 6.3.2)",
              [](Row r) { return number(validity_seconds(r.certificate)); }},
    SqlColumn{"dns_names", "TEXT", "dNSNames, separated by spaces", [](Row r) { return text(built(append_dns_names, r)); }},
    SqlColumn{"dns_count", "INTEGER", "number of dNSNames", [](Row r) { return count_names(r, NameType::dns); }},
    SqlColumn{"ip_addresses", "TEXT", "iPAddresses, separated by spaces",
              [](Row r) { return text(built(append_ip_addresses, r)); }},
    SqlColumn{"ip_count", "INTEGER", "number of iPAddresses", [](Row r) { return count_names(r, NameType::ip); }},
    SqlColumn{"emails", "TEXT", "rfc822Names, separated by spaces", [](Row r) { return names(r, NameType::email); }},
    SqlColumn{"uris", "TEXT", "uniformResourceIdentifiers, separated by spaces", [](Row r) { return names(r, NameType::uri); }},
    SqlColumn{"key_type", "TEXT", "RSA, RSA-PSS, EC, Ed25519 ..., else the OID",
              [](Row r) { return text(x509::read_key_info(r.certificate).type); }},
    SqlColumn{"key_bits", "INTEGER", "size of the RSA modulus or of the curve's field",
              [](Row r) { return number(x509::read_key_info(r.certificate).bits); }},
    SqlColumn{"curve", "TEXT", "P-256, P-384, P-521, else the OID; empty if none",
              [](Row r) { return text(x509::read_key_info(r.certificate).curve); }},
    SqlColumn{"public_key_hex", "TEXT", "SubjectPublicKeyInfo, hex", [](Row r) { return text(x509::to_hex(r.certificate.public_key)); }},
    SqlColumn{"signature_algorithm", "TEXT", "as OpenSSL prints it: sha256WithRSAEncryption, ecdsa-with-SHA384 ..., else the OID", [](Row r) { return text(algorithm_name(r.certificate.signature_algorithm)); }},
    SqlColumn{"policy_oids", "TEXT", "certificate policy OIDs, separated by spaces", [](Row r) { return text(built(append_policy_oids, r)); }},
    SqlColumn{"type", "TEXT", "DV, OV, IV, EV, S/MIME, code signing, CA or other", [](Row r) { return text(std::string(to_string(r.record.type))); }},
    SqlColumn{"precertificate", "INTEGER", "1 when the CT poison is there", [](Row r) { return number(r.certificate.is_precertificate()); }},
    SqlColumn{"ca", "INTEGER", "1 when basicConstraints says so", [](Row r) { const auto b = constraints(r); return number(b && b->ca); }},
    SqlColumn{"path_length", "INTEGER", "pathLenConstraint, NULL if none",
              [](Row r) { const auto b = constraints(r); return b && b->path_length ? number(*b->path_length) : Value(std::monostate{}); }},
    SqlColumn{"key_usage", "TEXT", "key usage bits by name, NULL if the extension is absent", [](Row r) { return key_usage(r); }},
    SqlColumn{"ext_key_usage", "TEXT", "purpose OIDs, NULL if the extension is absent", [](Row r) { return purposes(r); }},
    SqlColumn{"extensions", "TEXT", "OIDs of all extensions, in order", [](Row r) { return extension_oids(r, false); }},
    SqlColumn{"critical_extensions", "TEXT", "OIDs of the critical ones", [](Row r) { return extension_oids(r, true); }},
    SqlColumn{"extension_count", "INTEGER", "number of extensions", [](Row r) { return number(r.certificate.extension_count); }},
    SqlColumn{"sct_count", "INTEGER", "embedded SCTs", [](Row r) { return number(static_cast<int64_t>(scts(r).size())); }},
    SqlColumn{"sct_logs", "TEXT", "log ids of the embedded SCTs, hex", [](Row r) { return sct_logs(r); }},
    SqlColumn{"crl_uris", "TEXT", "CRL distribution points", [](Row r) { return crl_uris(r); }},
    SqlColumn{"ocsp_uris", "TEXT", "OCSP responders", [](Row r) { return access_uris(r, x509::kAccessOcsp); }},
    SqlColumn{"issuer_uris", "TEXT", "caIssuers", [](Row r) { return access_uris(r, x509::kAccessIssuers); }},
    SqlColumn{"authority_key_id", "TEXT", "hex, NULL if absent", [](Row r) { return key_identifier(r, Ext::authority_key_id); }},
    SqlColumn{"subject_key_id", "TEXT", "hex, NULL if absent", [](Row r) { return key_identifier(r, Ext::subject_key_id); }},
    SqlColumn{"clean", "INTEGER", "1 when it parses without a flaw", [](Row r) { return number(flaw_of(r) == x509::Flaw::none); }},
    SqlColumn{"flaw", "TEXT", "the first flaw, empty if none", [](Row r) { return text(std::string(x509::describe(flaw_of(r)))); }},
    SqlColumn{"size", "INTEGER", "bytes of the certificate as it was given", [](Row r) { return number(static_cast<int64_t>(r.certificate.source.size())); }},
    SqlColumn{"der", "BLOB", "the certificate; for ext_hex(der, '2.5.29.17') and ext_critical(der, OID)",
              [](Row r) { return text(std::string(x509::as_chars(r.certificate.source))); }}};

template <typename Visit>
bool find_extension(Input der, std::string_view oid, Visit&& visit) {
  std::string storage;
  const Certificate c = x509::parse_certificate_ber(der, storage);
  x509::Parser list(c.extensions);
  while (const auto extension = x509::next_extension(list)) {
    if (x509::oid_text(extension->oid) != oid) continue;
    visit(*extension);
    return true;
  }
  return false;
}

}  // namespace

std::span<const SqlColumn> sql_columns() {
  return kColumns;
}

const SqlColumn* find_column(std::string_view name) {
  for (const SqlColumn& column : kColumns) {
    if (column.name == name) return &column;
  }
  return nullptr;
}

std::optional<std::string> extension_hex(Input der, std::string_view oid) {
  std::string out;
  const bool found = find_extension(der, oid, [&](const x509::ExtensionView& e) { out = x509::to_hex(e.value); });
  return found ? std::optional(std::move(out)) : std::nullopt;
}

std::optional<bool> extension_critical(Input der, std::string_view oid) {
  bool critical = false;
  const bool found = find_extension(der, oid, [&](const x509::ExtensionView& e) { critical = e.critical; });
  return found ? std::optional(critical) : std::nullopt;
}

}  // namespace candor::evidence
