// Finds the certificates in a stretch of input, by format. Scanners look only at frames (boundaries, lengths); decoding
// and parsing are the workers' business. What lies between is reported as rejected, never dropped silently.
//
// A scanner returns how many bytes it is done with; the rest must be presented again with more input behind it, unless
// `last` says that there is none; then it must be called until all is done, at least once. What is found depends on the
// input alone, not on how it is cut into chunks: what a scanner has to remember is in ScanState.
#pragma once

#include <optional>
#include <string_view>

#include "evidence/item.h"
#include "evidence/stretch.h"

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

// A certificate larger than this is none: nothing longer is waited for, however the input comes.
inline constexpr size_t kLargestItem = 64U << 20U;

// Where in a get-entries response a chunk ended.
struct EntriesState {
  bool inside = false;  // the array "entries"
  bool key = false;     // the key "entries" came just now
  bool met = false;     // such an array was there
  bool lost = false;    // the end of an element is missing
  uint64_t depth = 0;   // of brackets, outside of the array
};

// What a scanner remembers from one chunk of an input to the next.
struct ScanState {
  std::optional<Stretch> stretch;  // that goes on, as far as is known
  EntriesState entries;
  bool inside_dashes = false;  // the chunk before ended amid dashes that are no boundary
  bool inside_line = false;    // and amid a line
  // One input may hold several formats, one behind another: the one that is read now, if not the input's own, and the
  // one that begins where a scanner stopped.
  std::optional<Format> format, another;
};

struct ScanOut {
  Batch& batch;
  ScanState& state;
  uint32_t file = 0;
  uint64_t base = 0;       // offset of the data in its file
  size_t max_items = 512;  // per batch
};

// By format, and by those that turn out to follow it. This one is called; it calls the others.
size_t scan(Format format, Input data, bool last, ScanOut& out);

size_t scan_pem(Input data, bool last, ScanOut& out);
size_t scan_der(Input data, bool last, ScanOut& out);
size_t scan_base64_lines(Input data, bool last, ScanOut& out);
// A data tile, or several one after another; after an entry that is malformed or cut short the reading goes on at the
// next one.
size_t scan_tile(Input data, bool last, ScanOut& out);
// Get-entries responses, one or several; the decoded bytes are kept by the batch.
size_t scan_get_entries(Input data, bool last, ScanOut& out);
// Input without certificates: one stretch up to its end.
size_t scan_nothing(Input data, bool last, const char* reason, ScanOut& out);

// The certificate or precertificate of a get-entries element (RFC 6962 section 4.6); empty when it is malformed.
Input entry_certificate(Input leaf_input, Input extra_data);

// The certificate or precertificate of a TimestampedEntry and what follows it (RFC 6962 section 3.4); `used` receives
// the size of the whole tile leaf.
std::optional<Input> tile_leaf(Input data, size_t* used);

// Reports data[begin, end) as rejected.
void reject(ScanOut& out, Input data, size_t begin, size_t end, std::string reason);
// The bytes belong to the stretch that goes on; with `closed` it ends with them.
void extend_stretch(ScanOut& out, Input bytes, bool closed);

}  // namespace candor::evidence
