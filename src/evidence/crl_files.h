// CRLs out of files and folders, DER or PEM (several a file), mapped rather than read; also packed ones.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "evidence/mapped_file.h"

namespace candor::evidence {

struct CrlFile {
  std::string name;                  // of the file ("archive/entry" inside of one); from the second CRL on with #2, #3
  std::shared_ptr<const void> keep;  // what the bytes lie in
  x509::Input bytes;
  std::string refused;  // why there is no CRL in it; empty when there is

  x509::Input der() const { return bytes; }
};

// What to do about files that hold no CRL, or one that is cut short.
enum class Refusal : uint8_t {
  pass_over,  // an error, but for files in folders and archives that hold none at all: those are told of
  tell        // tell of all of them
};

Result<std::vector<CrlFile>> read_crl_files(const std::vector<std::string>& inputs, Refusal refusal);

}  // namespace candor::evidence
