// CRLs out of files and folders, DER or PEM (several a file), mapped rather than read.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "evidence/mapped_file.h"

namespace candor::evidence {

struct CrlFile {
  std::string name;
  std::shared_ptr<const MappedFile> mapped;             // DER: the CRL is in it
  std::shared_ptr<const std::vector<uint8_t>> decoded;  // PEM, or BER re-encoded: the CRL's own bytes

  x509::Input der() const { return decoded ? x509::Input(*decoded) : mapped->bytes(); }
};

Result<std::vector<CrlFile>> read_crl_files(const std::vector<std::string>& inputs);

}  // namespace candor::evidence
