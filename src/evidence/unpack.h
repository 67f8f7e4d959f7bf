// Streams out of compressed and packed input (.gz .zst .xz .bz2 .tar .zip), by libarchive. Nothing is unpacked to
// disk; a decompression bomb costs time, not memory, and stops at a limit.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "evidence/mapped_file.h"

namespace candor::evidence {

class ByteStream {
 public:
  virtual ~ByteStream() = default;
  // Bytes read, 0 at the end.
  virtual Result<size_t> read(uint8_t* out, size_t size) = 0;
};

struct ArchiveEntry {
  std::string name;                    // "archive/entry", or the archive's own name for a merely compressed file
  std::unique_ptr<ByteStream> stream;  // valid until the next call of next_entry()
};

class Archive {
 public:
  virtual ~Archive() = default;
  virtual Result<std::optional<ArchiveEntry>> next_entry() = 0;
};

Result<std::unique_ptr<Archive>> open_archive(const std::string& name, std::shared_ptr<const MappedFile> file);
std::unique_ptr<ByteStream> open_standard_input();

}  // namespace candor::evidence
