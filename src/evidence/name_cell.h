// Text out of certificates as a cell of the appendix.
#pragma once

#include <string>

#include "x509/der.h"

namespace candor::evidence {

// Makes what stands in `out` from `begin` on a cell. Names hold the certificate's own bytes, as OpenSSL prints them; a
// CSV file is UTF-8 to the last byte, so what is none is shown as \xHH.
void finish_text_cell(std::string& out, size_t begin, bool guard);

// A Name (header included) as a cell. False when it is malformed; then the cell has what could be read.
bool append_name_cell(std::string& out, x509::Input name, bool guard);

}  // namespace candor::evidence
