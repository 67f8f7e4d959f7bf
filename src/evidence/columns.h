// The columns a heuristic may use: the documented contract of `candor evidence --where` and `query`. One table line a
// column; `candor evidence columns` and docs/evidence.md print it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "evidence/record.h"
#include "x509/certificate.h"

namespace candor::evidence {

using Value = std::variant<std::monostate, int64_t, std::string, double>;

// What a column is read from.
struct CertificateRow {
  const x509::Certificate& certificate;
  const Record& record;
};

struct SqlColumn {
  std::string_view name;
  std::string_view type;   // TEXT, INTEGER or BLOB, as SQLite shows it
  std::string_view about;  // one phrase for people
  Value (*read)(const CertificateRow&);
};

std::span<const SqlColumn> sql_columns();
const SqlColumn* find_column(std::string_view name);

// Hex of the value of an extension (content of its OCTET STRING), by dotted OID; none: nullopt.
std::optional<std::string> extension_hex(x509::Input der, std::string_view oid);
std::optional<bool> extension_critical(x509::Input der, std::string_view oid);

}  // namespace candor::evidence
