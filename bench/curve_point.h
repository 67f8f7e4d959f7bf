// Public keys that are what they say: readers that look whether a point lies on its curve (Go's does) must get through
// the whole certificate, or they are measured on less work than others.
#pragma once

#include <string>

namespace candor::bench {

// The point of P-256 that belongs to a private key of 32 octets, uncompressed (SEC 1 section 2.3.3).
std::string p256_point(const std::string& private_key);

}  // namespace candor::bench
