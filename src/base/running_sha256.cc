#include "base/running_sha256.h"

#include <array>
#include <openssl/evp.h>
#include <stdexcept>

namespace candor {

namespace {

// A digest that failed would be a hash of zeros in a chain that is to prove something.
void require(bool done) {
  if (!done) throw std::runtime_error("OpenSSL has no SHA-256");
}

}  // namespace

void RunningSha256::Free::operator()(evp_md_ctx_st* context) const {
  EVP_MD_CTX_free(context);
}

RunningSha256::RunningSha256() : context_(EVP_MD_CTX_new()) {
  require(context_ != nullptr && EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1);
}

RunningSha256::~RunningSha256() = default;

RunningSha256& RunningSha256::operator=(const RunningSha256& other) {
  if (this != &other) require(EVP_MD_CTX_copy_ex(context_.get(), other.context_.get()) == 1);
  return *this;
}

void RunningSha256::update(std::span<const uint8_t> bytes) {
  require(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1);
}

void RunningSha256::update(std::string_view text) {
  require(EVP_DigestUpdate(context_.get(), text.data(), text.size()) == 1);
}

std::string RunningSha256::hex() {
  std::array<uint8_t, 32> value{};
  require(EVP_DigestFinal_ex(context_.get(), value.data(), nullptr) == 1);
  require(EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1);
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const uint8_t byte : value) {
    text += kDigits[byte >> 4U];
    text += kDigits[byte & 15U];
  }
  return text;
}

std::string sha256_hex(std::string_view text) {
  RunningSha256 digest;
  digest.update(text);
  return digest.hex();
}

}  // namespace candor
