#include "evidence/digest.h"

#include <openssl/evp.h>
#include <stdexcept>

namespace candor::evidence {

Sha256::Sha256() : algorithm_(EVP_MD_fetch(nullptr, "SHA256", nullptr)), context_(EVP_MD_CTX_new()) {
  if (algorithm_ == nullptr || context_ == nullptr || EVP_DigestInit_ex2(context_, algorithm_, nullptr) != 1) {
    throw std::runtime_error("OpenSSL has no SHA-256");
  }
}

Sha256::~Sha256() {
  EVP_MD_CTX_free(context_);
  EVP_MD_free(algorithm_);
}

Sha256Value Sha256::of(x509::Input bytes) {
  Sha256Value value;
  of(bytes, value);
  return value;
}

void Sha256::of(x509::Input bytes, Sha256Value& value) {
  const bool done = EVP_DigestInit_ex2(context_, nullptr, nullptr) == 1 &&  // with the algorithm it has
                    EVP_DigestUpdate(context_, bytes.data(), bytes.size()) == 1 &&
                    EVP_DigestFinal_ex(context_, value.data(), nullptr) == 1;
  if (!done) throw std::runtime_error("OpenSSL cannot compute SHA-256");
}

}  // namespace candor::evidence
