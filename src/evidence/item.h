// What the readers of inputs hand to the workers: one certificate-shaped piece of input each, not yet decoded.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/running_sha256.h"
#include "evidence/listed.h"
#include "x509/der.h"

namespace candor::evidence {

using x509::Input;

enum class Encoding : uint8_t {
  der,     // bytes of one certificate, or of something that claims to be one
  base64,  // base64 text of one, white space and line ends inside
  trusted  // the same, with OpenSSL's trust settings behind the certificate (PEM label TRUSTED CERTIFICATE)
};

struct Item {
  Input bytes;
  uint64_t offset = 0;  // in the input file; for compressed input, in the unpacked stream
  uint32_t file = 0;    // index into the list of input names
  Encoding encoding = Encoding::der;
};

// A stretch of input that holds no readable certificate; nothing is dropped silently.
struct Rejected {
  uint32_t file = 0;
  uint64_t offset = 0;
  std::string sha256;  // hex, of the stretch, or empty when it was too large to keep
  std::string reason;
};

// Of an input without a byte: nothing is dropped silently.
inline Rejected empty_file(uint32_t file) {
  return {file, 0, RunningSha256().hex(), "it is empty"};
}

// Items of one batch in input order, and what keeps their bytes alive.
struct Batch {
  std::vector<Item> items;
  std::vector<Rejected> rejected;
  ListedBatch listed;  // rows of an earlier listing; then there are no items
  std::shared_ptr<const void> keep;
  uint64_t sequence = 0;
};

}  // namespace candor::evidence
