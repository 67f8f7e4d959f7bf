// Streams out of compressed and packed input (.gz .zst .xz .bz2 .tar .zip), by libarchive. Nothing is unpacked to
// disk; a decompression bomb costs time, not memory, and stops at a limit.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "evidence/byte_stream.h"
#include "evidence/mapped_file.h"

namespace candor::evidence {

struct ArchiveEntry {
  std::string name;                    // "archive/entry", or the archive's own name for a merely compressed file
  std::unique_ptr<ByteStream> stream;  // valid until the next call of next_entry()
};

// An archive may lie in another one (a .zip of .tar.gz files); deeper ones are taken as they are.
inline constexpr size_t kDeepestArchive = 4;

// To a reader of archives, zeros are one without files.
inline constexpr std::string_view kHoldsNoFile = "it unpacks to an archive without files, or to nothing but zeros";

class Archive {
 public:
  virtual ~Archive() = default;
  // After an error there are no more entries; what is wrong with the beginning is told here, too.
  virtual Result<std::optional<ArchiveEntry>> next_entry() = 0;
  virtual bool damaged() const = 0;  // as ByteStream::damaged()
};

std::unique_ptr<Archive> open_archive(const std::string& name, std::shared_ptr<const MappedFile> file);
// The same out of a stream, read once from front to back. `inside`: the stream comes out of another archive; then the
// limit for bombs is tighter, since ratios multiply.
std::unique_ptr<Archive> open_archive(const std::string& name, std::unique_ptr<ByteStream> packed, bool inside = false);

}  // namespace candor::evidence
