#include "evidence/crl_files.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

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
constexpr size_t kLargestUnpacked = 256U << 20U;

CrlFile owning(std::string name, std::vector<uint8_t> bytes) {
  const auto kept = std::make_shared<const std::vector<uint8_t>>(std::move(bytes));
  return {std::move(name), kept, *kept, {}};
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
    out.push_back({numbered(name, count), keep, rest.first(size), {}});
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

class CrlReader {
 public:
  explicit CrlReader(Refusal refusal) : refusal_(refusal) {}

  // `named`: given by its own name, not met in a folder.
  Status read(const std::string& path, bool named) {
    auto file = MappedFile::open(path);
    if (!file) return file.error();
    named_ = named;
    if (!is_packed((*file)->bytes())) return add_bytes(path, *file, (*file)->bytes());
    const size_t before = out_.size();
    const auto take = [&](const std::string& name, ByteStream& entry) {
      named_ = named && name == path;
      return add_unpacked(name, entry);
    };
    std::optional<Error> damage;
    const auto lost = [&](const std::string& name, const Error& why) {
      damage = why;
      out_.push_back({name, nullptr, {}, why.message});
    };
    Status status = each_file(path, stream_of(*file, (*file)->bytes()), take, lost);
    const bool any = std::any_of(out_.begin() + static_cast<ptrdiff_t>(before), out_.end(),
                                 [](const CrlFile& read) { return read.refused.empty(); });
    if (!status.ok() || !named || any) return status;
    if (damage) return *damage;
    if (refusal_ == Refusal::tell) return {};
    return Error{path + " holds no CRL", "Give an archive with CRLs, DER or PEM."};
  }

  std::vector<CrlFile> take() { return std::move(out_); }

 private:
  Status add_unpacked(const std::string& name, ByteStream& stream) {
    const auto bytes = read_whole(stream, room_);
    if (!bytes) return bytes.error();
    if (*bytes == nullptr) {
      return Error{fmt::format("{}: packed CRLs of more than {} MiB in all", name, kLargestUnpacked >> 20U),
                   "Unpack them into a folder and give that."};
    }
    room_ -= (*bytes)->size();
    return add_bytes(name, *bytes, **bytes);
  }

  Status add_bytes(const std::string& name, const std::shared_ptr<const void>& keep, x509::Input bytes) {
    if (!bytes.empty() && bytes[0] == x509::kSequence) {
      add_der(name, keep, bytes, out_);
      return {};
    }
    int count = 0;
    const std::string broken = add_pem(name, is_text(bytes) ? x509::as_chars(bytes) : "", count);
    if (!broken.empty()) return refuse({name, keep, bytes, broken}, refusal_ == Refusal::tell, "");
    if (count > 0) return {};
    return refuse({name, keep, bytes, "holds no CRL: neither DER nor PEM"}, refusal_ == Refusal::tell || !named_,
                  "Give it as a certificate?");
  }

  // What is wrong with it; empty when nothing is, though `count` may be 0.
  std::string add_pem(const std::string& name, std::string_view text, int& count) {
    for (size_t at = 0; (at = text.find(kBegin, at)) != std::string_view::npos;) {
      const size_t body = at + kBegin.size();
      const size_t end = text.find(kEnd, body);
      if (end == std::string_view::npos) return fmt::format("PEM block {} is cut short", count + 1);
      std::vector<uint8_t> decoded;
      if (!decode_base64(x509::as_bytes(text.substr(body, end - body)), decoded)) {
        return fmt::format("the base64 of PEM block {} is malformed", count + 1);
      }
      out_.push_back(owning(numbered(name, ++count), std::move(decoded)));
      make_definite(out_.back());
      at = end + kEnd.size();
    }
    return "";
  }

  Status refuse(CrlFile file, bool tell, std::string help) {
    if (!tell) return Error{fmt::format("{}: {}", file.name, file.refused), std::move(help)};
    out_.push_back(std::move(file));
    return {};
  }

  Refusal refusal_;
  bool named_ = false;
  size_t room_ = kLargestUnpacked;
  std::vector<CrlFile> out_;
};

}  // namespace

Result<std::vector<CrlFile>> read_crl_files(const std::vector<std::string>& inputs, Refusal refusal) {
  auto paths = list_inputs(inputs);
  if (!paths) return paths.error();
  CrlReader reader(refusal);
  for (const std::string& path : *paths) {
    const bool named = std::find(inputs.begin(), inputs.end(), path) != inputs.end();
    if (auto status = reader.read(path, named); !status) return status.error();
  }
  return reader.take();
}

}  // namespace candor::evidence
