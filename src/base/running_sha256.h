// SHA-256 over what comes piece by piece. An OpenSSL that cannot compute it is a std::runtime_error: nothing works
// then.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace candor {

class RunningSha256 {
 public:
  RunningSha256();
  ~RunningSha256();
  RunningSha256(const RunningSha256&) = delete;
  RunningSha256& operator=(const RunningSha256& other);  // goes on from where the other one is

  void update(std::span<const uint8_t> bytes);
  void update(std::string_view text);
  std::string hex();  // lower case, of all since the last call; the digest begins anew

 private:
  struct Free {
    void operator()(evp_md_ctx_st* context) const;
  };
  std::unique_ptr<evp_md_ctx_st, Free> context_;
};

std::string sha256_hex(std::string_view text);

}  // namespace candor
