#include "evidence/crl_files.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/fold.h"
#include "evidence/base64.h"
#include "evidence/input_list.h"
#include "evidence/packed_files.h"
#include "x509/crl.h"

namespace candor::evidence {

namespace {

constexpr std::string_view kBegin = "-----BEGIN X509 CRL-----";
constexpr std::string_view kEnd = "-----END X509 CRL-----";

// What packed CRLs may take in memory, all together; whoever has more gives files, which are mapped.
constexpr size_t kLargestUnpacked = 1U << 30U;

CrlFile owning(std::string name, std::vector<uint8_t> bytes) {
  const auto kept = std::make_shared<const std::vector<uint8_t>>(std::move(bytes));
  return {std::move(name), kept, *kept};
}

// OpenSSL reads BER; so do we, through a re-encoding.
void make_definite(CrlFile& file) {
  if (!x509::parse_crl(file.der()).issuer.empty()) return;
  const auto definite = x509::to_definite(file.der());
  if (!definite || x509::parse_crl(x509::as_bytes(*definite)).issuer.empty()) return;
  file = owning(file.name, std::vector<uint8_t>(definite->begin(), definite->end()));
}

std::string numbered(const std::string& name, int count) {
  return count == 1 ? name : fmt::format("{}#{}", name, count);
}

// One CRL, or several one after another; what is behind the last one is its problem.
void add_der(const std::string& name, const std::shared_ptr<const void>& keep, x509::Input bytes,
             std::vector<CrlFile>& out) {
  size_t at = 0;
  for (int count = 1; at < bytes.size(); ++count) {
    const x509::Input rest = bytes.subspan(at);
    const auto length = x509::element_length(rest);
    const bool more = length && *length < rest.size() && rest[*length] == x509::kSequence;
    const size_t size = more ? *length : rest.size();
    out.push_back({numbered(name, count), keep, rest.first(size)});
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
    std::vector<uint8_t> decoded;
    if (!decode_base64(x509::as_bytes(text.substr(body, end - body)), decoded)) {
      return Error{fmt::format("{}: the base64 of PEM block {} is malformed", path, count + 1), ""};
    }
    out.push_back(owning(numbered(path, ++count), std::move(decoded)));
    make_definite(out.back());
    at = end + kEnd.size();
  }
  if (count == 0) return Error{fmt::format("{} holds no CRL: neither DER nor PEM", path), "Give it as a certificate?"};
  return {};
}

Status add_bytes(const std::string& name, const std::shared_ptr<const void>& keep, x509::Input bytes,
                 std::vector<CrlFile>& out) {
  if (bytes.empty() || bytes[0] != x509::kSequence) {
    return add_pem(name, is_text(bytes) ? x509::as_chars(bytes) : "", out);
  }
  add_der(name, keep, bytes, out);
  return {};
}

}  // namespace

Result<std::vector<CrlFile>> read_crl_files(const std::vector<std::string>& inputs) {
  auto paths = list_inputs(inputs);
  if (!paths) return paths.error();
  std::vector<CrlFile> out;
  size_t room = kLargestUnpacked;
  const auto take_unpacked = [&](const std::string& name, ByteStream& stream) -> Status {
    const auto bytes = read_whole(stream, room);
    if (!bytes) return bytes.error();
    if (*bytes == nullptr) {
      return Error{fmt::format("{}: packed CRLs of more than {} MiB in all", name, kLargestUnpacked >> 20U),
                   "Unpack them into a folder and give that."};
    }
    room -= (*bytes)->size();
    return add_bytes(name, *bytes, **bytes, out);
  };
  for (const std::string& path : *paths) {
    auto file = MappedFile::open(path);
    if (!file) return file.error();
    const x509::Input bytes = (*file)->bytes();
    if (!is_packed(bytes)) {
      if (auto status = add_bytes(path, *file, bytes, out); !status) return status.error();
      continue;
    }
    auto stream = open_stream(path);
    if (!stream) return stream.error();
    if (auto status = each_file(path, std::move(*stream), take_unpacked); !status) return status.error();
  }
  return out;
}

}  // namespace candor::evidence
