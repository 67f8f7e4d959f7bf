// Subject alternative names (RFC 5280 section 4.2.1.6) as cells of the appendix.
#pragma once

#include <cstdint>
#include <string>

#include "x509/certificate.h"

namespace candor::evidence {

// dNSNames of the subject alternative names, separated by one space; control characters and bytes that are no UTF-8
// are shown as \xHH so that a name can neither break the list nor pose as another one.
// Returns the kinds of bytes that were appended (ByteKind).
uint8_t append_dns_names(std::string& out, const x509::Certificate& certificate);
void append_ip_addresses(std::string& out, const x509::Certificate& certificate);

}  // namespace candor::evidence
