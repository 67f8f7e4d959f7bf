#include "evidence/ct_logs.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include "base/file.h"
#include "evidence/base64.h"
#include "evidence/digest.h"

namespace candor::evidence {

namespace {

using Json = nlohmann::json;

constexpr size_t kLargest = 64U << 20U;

std::vector<uint8_t> octets(const Json& log, const char* name) {
  std::vector<uint8_t> out;
  const auto text = log.at(name).get<std::string>();
  if (!decode_base64(x509::as_bytes(text), out)) out.clear();
  return out;
}

// {"usable": {"timestamp": "..."}}: the state is the only member's name.
void read_state(const Json& log, CtLog& out) {
  const auto state = log.find("state");
  if (state == log.end() || !state->is_object()) return;
  out.rejected = state->contains("rejected");
  const auto retired = state->find("retired");
  if (retired != state->end()) out.retired = parse_instant(retired->value("timestamp", ""));
}

}  // namespace

Result<CtLogs> CtLogs::read(const std::string& path) {
  auto bytes = read_file(path, kLargest);
  if (!bytes) return bytes.error();
  CtLogs out;
  Sha256 sha256;
  try {
    const Json list = Json::parse(*bytes);
    for (const Json& one : list.at("operators")) {
      for (const char* kind : {"logs", "tiled_logs"}) {  // RFC 6962, and static CT
        if (!one.contains(kind)) continue;
        for (const Json& log : one.at(kind)) {
          CtLog read;
          read.description = log.value("description", "a log without a description");
          const auto id = octets(log, "log_id");
          const auto key = octets(log, "key");
          if (!x509::equal(sha256.of(key), id)) {
            return Error{fmt::format("{}: the log id of '{}' is not the digest of its key", path, read.description),
                         ""};
          }
          const auto* at = key.data();
          read.key.reset(d2i_PUBKEY(nullptr, &at, static_cast<long>(key.size())), EVP_PKEY_free);
          if (!read.key) return Error{fmt::format("{}: the key of '{}' cannot be read", path, read.description), ""};
          read_state(log, read);
          out.logs_.insert_or_assign(std::string(x509::as_chars(id)), std::move(read));
        }
      }
    }
  } catch (const Json::exception&) {
    return Error{fmt::format("{} is no log list of version 3", path),
                 "Chrome's is https://www.gstatic.com/ct/log_list/v3/log_list.json."};
  }
  if (out.logs_.empty()) return Error{fmt::format("{} lists no log", path), ""};
  return out;
}

const CtLog* CtLogs::find(x509::Input id) const {
  const auto found = logs_.find(x509::as_chars(id));
  return found == logs_.end() ? nullptr : &found->second;
}

}  // namespace candor::evidence
