// SHA-256 with the algorithm fetched once; one object a thread.
#pragma once

#include <array>
#include <cstdint>
#include <memory>

#include "x509/der.h"

struct evp_md_st;
struct evp_md_ctx_st;

namespace candor::evidence {

using Sha256Value = std::array<uint8_t, 32>;

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  Sha256Value of(x509::Input bytes);
  void of(x509::Input bytes, Sha256Value& value);

 private:
  evp_md_st* algorithm_;
  evp_md_ctx_st* context_;
};

}  // namespace candor::evidence
