// Files that are given as certificates and are meant for another option.
#pragma once

#include <string>
#include <string_view>

namespace candor::evidence {

// "--crl" or "--ocsp" for a file, not packed, that begins with a CRL or is an OCSP response; empty for all else, also
// for what cannot be read.
std::string_view option_for(const std::string& path);

}  // namespace candor::evidence
