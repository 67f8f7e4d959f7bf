// Reads inputs of any kind, in any mix, into batches: files, folders (walked in name order) and "-" for standard
// input, formats told by content, compressed or packed ones unpacked by libarchive. Memory stays within a few chunks
// whatever the size of the input. One thread reads; batches are numbered in input order, which depends only on the
// bytes and names of the inputs.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "evidence/item.h"
#include "evidence/scan.h"

namespace candor::evidence {

struct InputFile {
  std::string name;  // as given; entries of an archive as "archive/entry"
  Format format = Format::unknown;
  uint64_t size = 0;                             // bytes read; of the unpacked stream for compressed input
  std::vector<std::string> unused_columns = {};  // of an earlier listing: those whose names say nothing to us
};

// A regular file as it was when it was opened.
struct FileStamp {
  std::string path;
  uint64_t size = 0;
  std::filesystem::file_time_type changed;

  // Nothing was cut off, added or written since, as far as size and time of change tell.
  bool holds() const;
};

class Reader {
 public:
  // Lists the inputs; fails with one clear sentence when one of them does not exist or cannot be read.
  // Earlier listings are read row by row when `listings` says so, else rejected.
  static Result<std::unique_ptr<Reader>> open(const std::vector<std::string>& inputs, bool listings = false);
  virtual ~Reader() = default;

  // Next batch; nullopt at the end. An error (a file that vanished, a decompression bomb) ends the reading. Of an
  // archive that is damaged, or one file in it that is, what can be read is read and the rest is rejected.
  virtual Result<std::optional<Batch>> next() = 0;
  virtual const std::optional<Error>& damage() const = 0;  // the latest of an archive, for who needs all of the input
  virtual const std::vector<InputFile>& files() const = 0;
  virtual const std::vector<FileStamp>& stamps() const = 0;  // of the files opened so far
  virtual uint64_t bytes_total() const = 0;                  // sizes on disk, for progress; 0 for standard input
  virtual uint64_t bytes_done() const = 0;
};

}  // namespace candor::evidence
