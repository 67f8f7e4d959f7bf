// Finds the certificates in a stretch of input, by format. Scanners look only at frames (boundaries, lengths); decoding
// and parsing are the workers' business. What lies between is reported as rejected, never dropped silently.
//
// A scanner returns how many bytes it is done with; the rest must be presented again with more input behind it, unless
// `last` says that there is none.
#pragma once

#include <optional>
#include <string_view>

#include "evidence/item.h"

namespace candor::evidence {

enum class Format : uint8_t {
  unknown,
  pem,
  der,           // one certificate or many, one after another
  base64_lines,  // base64 DER, one a line
  get_entries,   // RFC 6962 section 4.6, JSON
  tile,          // static-ct-api data tile
  listing,       // an earlier appendix CSV
  archive        // compressed or packed; unpacked by libarchive
};
std::string_view to_string(Format format);

// Recognises a format by content; `head` is the beginning of the input, 64 KiB are enough.
Format detect(Input head);

struct ScanOut {
  Batch& batch;
  uint32_t file = 0;
  uint64_t base = 0;       // offset of the data in its file
  size_t max_items = 256;  // per batch
};

size_t scan_pem(Input data, bool last, ScanOut& out);
size_t scan_der(Input data, bool last, ScanOut& out);
size_t scan_base64_lines(Input data, bool last, ScanOut& out);
// A data tile; entries cut short at the end of the last input are rejected.
size_t scan_tile(Input data, bool last, ScanOut& out);
// A whole get-entries response; the decoded bytes are kept by the batch.
void scan_get_entries(Input data, ScanOut& out);

// The certificate or precertificate of a TimestampedEntry and what follows it (RFC 6962 section 3.4); `used` receives
// the size of the whole tile leaf.
std::optional<Input> tile_leaf(Input data, size_t* used);

// Reports data[begin, end) as rejected; hashes it when it is at most 1 MiB.
void reject(ScanOut& out, Input data, size_t begin, size_t end, std::string reason);

}  // namespace candor::evidence
