// SHA-256 over what comes piece by piece: contents of inputs, files that were written.
#pragma once

#include <string>

#include "base/result.h"
#include "base/running_sha256.h"
#include "x509/der.h"

namespace candor::evidence {

using candor::RunningSha256;

struct FileDigest {
  uint64_t bytes = 0;
  std::string sha256;  // hex
};
// Reads with read(2), not by mapping: what shrinks meanwhile is an error, not a crash.
Result<FileDigest> digest_file(const std::string& path);

}  // namespace candor::evidence
