#include "evidence/other_input.h"

#include <algorithm>
#include <filesystem>

#include "evidence/mapped_file.h"
#include "evidence/other_der.h"
#include "x509/ocsp.h"

namespace candor::evidence {

namespace {

constexpr size_t kHead = 65536;

}  // namespace

std::string_view option_for(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return "";
  const auto file = MappedFile::open(path);
  if (!file) return "";
  const x509::Input bytes = (*file)->bytes();
  if (bytes.empty()) return "";
  if (bytes[0] == x509::kSequence) {
    if (is_crl(bytes)) return "--crl";
    return x509::parse_ocsp(bytes).status != x509::OcspStatus::unreadable ? "--ocsp" : "";
  }
  const std::string_view text = x509::as_chars(bytes.first(std::min(bytes.size(), kHead)));
  constexpr std::string_view kBegin = "-----BEGIN ";
  const size_t block = text.find(kBegin);
  return block != std::string_view::npos && text.substr(block + kBegin.size()).starts_with("X509 CRL-----") ? "--crl"
                                                                                                            : "";
}

}  // namespace candor::evidence
