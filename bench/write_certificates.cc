// write_certificates COUNT DIR: certs and precerts as DER, PEM and (for the comparison with Go) length-prefixed DER,
// CRLs, and truth.tsv with what an appendix must say.
// write_certificates COUNT -: certificates as concatenated DER on standard output, any number of them.
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <string>
#include <vector>

#include "bench/made_up_certificates.h"

namespace {

using candor::bench::CertificateMaker;

class Out {
 public:
  explicit Out(const std::string& path) : file_(std::fopen(path.c_str(), "wb")) {
    if (file_ == nullptr) std::exit((std::perror(path.c_str()), 2));
  }
  ~Out() {
    if (std::fclose(file_) != 0) std::exit((std::perror("close"), 2));
  }
  Out(const Out&) = delete;
  Out& operator=(const Out&) = delete;
  void put(const std::string& text) {
    if (std::fwrite(text.data(), 1, text.size(), file_) != text.size()) std::exit((std::perror("write"), 2));
  }

 private:
  std::FILE* file_;
};

std::string pem(const std::string& der) {
  std::vector<unsigned char> text(der.size() / 3 * 4 + 8);
  const int size =
      EVP_EncodeBlock(text.data(), reinterpret_cast<const unsigned char*>(der.data()), static_cast<int>(der.size()));
  std::string out = "-----BEGIN CERTIFICATE-----\n";
  for (int i = 0; i < size; i += 64) {
    out.append(reinterpret_cast<const char*>(text.data()) + i, static_cast<size_t>(std::min(64, size - i)));
    out.push_back('\n');
  }
  return out + "-----END CERTIFICATE-----\n";
}

std::string prefixed(const std::string& der) {
  std::string out(4, '\0');
  for (size_t i = 0; i < 4; ++i) out[i] = static_cast<char>(der.size() >> (24 - 8 * i));
  return out + der;
}

std::string hex(const std::string& bytes) {
  std::string out;
  for (const char c : bytes) out += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return out;
}

std::string digest(const std::string& bytes) {
  std::string out(32, '\0');
  EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(out.data()), nullptr, EVP_sha256(), nullptr);
  return hex(out);
}

void stream(size_t count) {
  CertificateMaker maker;
  for (size_t i = 0; i < count; ++i) {
    const std::string der = maker.next().certificate;
    if (std::fwrite(der.data(), 1, der.size(), stdout) != der.size()) std::exit(2);
  }
  std::exit(std::fflush(stdout) == 0 ? 0 : 2);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) std::exit((std::fputs("usage: write_certificates COUNT DIR|-\n", stderr), 2));
  const size_t count = std::strtoull(argv[1], nullptr, 10);
  const std::string folder(argv[2]);
  if (folder == "-") stream(count);
  Out certs(folder + "/certs.der"), precerts(folder + "/precerts.der"), certs_pem(folder + "/certs.pem"),
      prefixed_certs(folder + "/certs.lpder"), truth(folder + "/truth.tsv");
  CertificateMaker maker;
  std::vector<std::string> entries(CertificateMaker::kAuthorities);
  truth.put("precertificate\tcertificate\tserial\tnames\tpolicy\trevoked\treason\n");
  for (size_t i = 0; i < count; ++i) {
    const auto made = maker.next();
    certs.put(made.certificate);
    precerts.put(made.precertificate);
    certs_pem.put(pem(made.certificate));
    prefixed_certs.put(prefixed(made.certificate));
    if (made.revoked != 0) entries[made.ca] += CertificateMaker::crl_entry(made);
    truth.put(fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\n", digest(made.precertificate), digest(made.certificate),
                          hex(made.serial), made.names, made.policy, made.revoked, made.reason));
  }
  for (size_t ca = 0; ca < entries.size(); ++ca) {
    Out(fmt::format("{}/ca{}.crl", folder, ca)).put(maker.crl(ca, entries[ca]));
  }
  return 0;
}
