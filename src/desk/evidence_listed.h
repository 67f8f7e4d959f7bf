// --hashes and --serials: only certificates that a list names, completed out of a corpus; what the corpus does not hold
// is told.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "evidence/cell_words.h"
#include "evidence/worker.h"

namespace candor::desk {

// What is asked for, and what of it was met. Shared by all workers; thread-safe once read.
class WantedCertificates {
 public:
  // Either path may be empty. Hashes: as desk/hash_list.h finds them in any text. Serials: one hexadecimal number a
  // line; colons and 0x are allowed, # begins a comment.
  static Result<std::unique_ptr<WantedCertificates>> read(const std::string& hashes, const std::string& serials);

  bool wants(const x509::Certificate& certificate, const evidence::Record& record);
  bool wants(const evidence::ListedCells& cells);
  uint64_t asked() const { return hashes_.size() + serials_.size() + others_.size(); }
  // As asked for: hashes, serials, and lines that name a certificate in a way that a corpus cannot be searched by.
  std::vector<std::string> not_found() const;

 private:
  Status read_hashes(const std::string& path);
  Status read_serials(const std::string& path);

  std::vector<std::string> hashes_, serials_, others_;  // sorted, each once
  std::vector<char> hash_met_, serial_met_;             // only ever set to 1
};

// Narrows `inner` (may be null: everything matches) down to wanted certificates.
std::unique_ptr<evidence::Heuristic> only_wanted(std::unique_ptr<evidence::Heuristic> inner,
                                                 WantedCertificates& wanted);

using evidence::plain_serial;

}  // namespace candor::desk
