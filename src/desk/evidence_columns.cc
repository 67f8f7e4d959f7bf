#include "desk/evidence_columns.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/suggest.h"
#include "evidence/columns.h"
#include "x509/der.h"

namespace candor::desk {

namespace {

// As the fields are called in certificates.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kFriendly = {
    {{"iPAddresses", "ip_addresses"}, {"policyOIDs", "policy_oids"}, {"dNSNames", "dns_names"}}};

// Columns that hold names a person could be known by, or the whole certificate.
constexpr std::array<std::string_view, 14> kPersonal = {
    "subject",   "subject_cn",     "subject_o", "subject_ou",   "subject_c", "subject_st",     "subject_l",
    "dns_names", "subject_serial", "emails",    "ip_addresses", "uris",      "public_key_hex", "der"};

std::string_view canonical(std::string_view name) {
  for (const auto& [friendly, column] : kFriendly) {
    if (name == friendly) return column;
  }
  return name;
}

evidence::Column column_of(const std::string& name, const evidence::SqlColumn& sql) {
  evidence::Column column;
  column.name = name;
  column.personal = std::find(kPersonal.begin(), kPersonal.end(), sql.name) != kPersonal.end();
  column.issuer = sql.name == "issuer";
  const bool blob = sql.type == "BLOB";
  column.append = [&sql, blob](std::string& out, const x509::Certificate& certificate, const evidence::Record& record) {
    const evidence::Value value = sql.read({certificate, record});
    if (const auto* number = std::get_if<int64_t>(&value)) {
      out += fmt::format("{}", *number);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
      out += blob ? x509::to_hex(x509::as_bytes(*text)) : *text;
    }
  };
  return column;
}

Error unknown(const std::string& name) {
  std::vector<std::string_view> names = {"problem", "ct_logged"};
  for (const auto& column : evidence::sql_columns()) names.push_back(column.name);
  for (const auto& [friendly, column] : kFriendly) names.push_back(friendly);
  const std::string_view near = nearest(name, names);
  return {fmt::format("--add: there is no column '{}'{}", name,
                      near.empty() ? "" : fmt::format("; did you mean '{}'?", near)),
          "'candor evidence columns' lists them."};
}

}  // namespace

Result<AddedColumns> added_columns(const std::vector<std::string>& names, const LoggedText& logged) {
  AddedColumns added;
  for (const std::string& name : names) {
    if (name == "problem") {
      added.problem = true;
      continue;
    }
    if (name == "ct_logged") {
      if (!logged) return Error{"--add ct_logged needs --ct-logs", "Give the log list."};
      added.columns.push_back({name,
                               [logged](std::string& out, const x509::Certificate&, const evidence::Record& record) {
                                 out += logged(record);
                               },
                               false});
      continue;
    }
    const evidence::SqlColumn* sql = evidence::find_column(canonical(name));
    if (sql == nullptr) return unknown(name);
    added.columns.push_back(column_of(name, *sql));
  }
  return added;
}

}  // namespace candor::desk
