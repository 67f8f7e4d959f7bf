#include "base/running_sha256.h"

#include <array>
#include <openssl/evp.h>

namespace candor {

RunningSha256::RunningSha256() : context_(EVP_MD_CTX_new()) {
  EVP_DigestInit_ex(context_, EVP_sha256(), nullptr);
}

RunningSha256::~RunningSha256() {
  EVP_MD_CTX_free(context_);
}

RunningSha256& RunningSha256::operator=(const RunningSha256& other) {
  if (this != &other) EVP_MD_CTX_copy_ex(context_, other.context_);
  return *this;
}

void RunningSha256::update(std::span<const uint8_t> bytes) {
  EVP_DigestUpdate(context_, bytes.data(), bytes.size());
}

void RunningSha256::update(std::string_view text) {
  EVP_DigestUpdate(context_, text.data(), text.size());
}

std::string RunningSha256::hex() {
  std::array<uint8_t, 32> value{};
  EVP_DigestFinal_ex(context_, value.data(), nullptr);
  EVP_DigestInit_ex(context_, EVP_sha256(), nullptr);
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
