// SHA-256 over what comes piece by piece: contents of inputs, files that were written.
#pragma once

#include <string>

#include "base/result.h"
#include "x509/der.h"

struct evp_md_ctx_st;

namespace candor::evidence {

class RunningSha256 {
 public:
  RunningSha256();
  ~RunningSha256();
  RunningSha256(const RunningSha256&) = delete;
  RunningSha256& operator=(const RunningSha256&) = delete;

  void update(x509::Input bytes);
  std::string hex();  // of all since the last call; the digest begins anew

 private:
  evp_md_ctx_st* context_;
};

struct FileDigest {
  uint64_t bytes = 0;
  std::string sha256;  // hex
};
// Reads with read(2), not by mapping: what shrinks meanwhile is an error, not a crash.
Result<FileDigest> digest_file(const std::string& path);

}  // namespace candor::evidence
