#include "evidence/crl_files.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/fold.h"
#include "evidence/base64.h"
#include "evidence/input_list.h"
#include "x509/crl.h"

namespace candor::evidence {

namespace {

constexpr std::string_view kBegin = "-----BEGIN X509 CRL-----";
constexpr std::string_view kEnd = "-----END X509 CRL-----";

// OpenSSL reads BER; so do we, through a re-encoding.
void make_definite(CrlFile& file) {
  if (!x509::parse_crl(file.der()).issuer.empty()) return;
  const auto definite = x509::to_definite(file.der());
  if (!definite || x509::parse_crl(x509::as_bytes(*definite)).issuer.empty()) return;
  file.decoded = std::make_shared<std::vector<uint8_t>>(definite->begin(), definite->end());
}

// One CRL, or several one after another; what is behind the last one is its problem.
void add_der(const std::string& path, const std::shared_ptr<const MappedFile>& file, std::vector<CrlFile>& out) {
  const x509::Input bytes = file->bytes();
  size_t at = 0;
  for (int count = 1; at < bytes.size(); ++count) {
    const x509::Input rest = bytes.subspan(at);
    const auto length = x509::element_length(rest);
    const bool more = length && *length < rest.size() && rest[*length] == x509::kSequence;
    const size_t size = more ? *length : rest.size();
    CrlFile crl{count == 1 ? path : fmt::format("{}#{}", path, count), file, nullptr};
    if (size < bytes.size()) {
      crl.decoded = std::make_shared<std::vector<uint8_t>>(rest.begin(), rest.begin() + static_cast<ptrdiff_t>(size));
    }
    out.push_back(std::move(crl));
    make_definite(out.back());
    at += size;
  }
}

// Binary garbage holds no PEM; text, however long, may stand before the first block.
bool is_text(x509::Input bytes) {
  constexpr size_t kLookedAt = 65536;
  const x509::Input head = bytes.first(std::min(bytes.size(), kLookedAt));
  return std::find(head.begin(), head.end(), uint8_t{0}) == head.end();
}

Status add_pem(const std::string& path, std::string_view text, std::vector<CrlFile>& out) {
  size_t at = 0;
  int count = 0;
  while ((at = text.find(kBegin, at)) != std::string_view::npos) {
    const size_t body = at + kBegin.size();
    const size_t end = text.find(kEnd, body);
    if (end == std::string_view::npos) return Error{fmt::format("{}: PEM block {} is cut short", path, count + 1), ""};
    auto decoded = std::make_shared<std::vector<uint8_t>>();
    if (!decode_base64(x509::as_bytes(text.substr(body, end - body)), *decoded)) {
      return Error{fmt::format("{}: the base64 of PEM block {} is malformed", path, count + 1), ""};
    }
    ++count;
    out.push_back({count == 1 ? path : fmt::format("{}#{}", path, count), nullptr, std::move(decoded)});
    make_definite(out.back());
    at = end + kEnd.size();
  }
  if (count == 0) return Error{fmt::format("{} holds no CRL: neither DER nor PEM", path), "Give it as a certificate?"};
  return {};
}

}  // namespace

Result<std::vector<CrlFile>> read_crl_files(const std::vector<std::string>& inputs) {
  auto paths = list_inputs(inputs);
  if (!paths) return paths.error();
  std::vector<CrlFile> out;
  for (const std::string& path : *paths) {
    auto file = MappedFile::open(path);
    if (!file) return file.error();
    const x509::Input bytes = (*file)->bytes();
    if (!bytes.empty() && bytes[0] == x509::kSequence) {
      add_der(path, *file, out);
    } else if (auto status = add_pem(path, is_text(bytes) ? x509::as_chars(bytes) : "", out); !status) {
      return status.error();
    }
  }
  return out;
}

}  // namespace candor::evidence
