// SHA-256 hashes of certificates in the lines of any text: crt.sh URLs, lists of fingerprints, appendices.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace candor::desk {

struct HashesOfLine {
  std::vector<std::string> hashes;  // 64 digits, lower case; with colons between the octets or without
  // There is none, but something else that people call a certificate by: a crt.sh id, a hash of another length.
  bool other = false;
};

HashesOfLine hashes_of_line(std::string_view line);

}  // namespace candor::desk
