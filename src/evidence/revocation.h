// Which certificates are revoked, by any number of CRLs, and what the guidelines let "Is revoked?" say.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "x509/crl.h"

namespace candor::evidence {

struct Revoked {
  Instant when;
  x509::Reason reason = x509::Reason::none;
};

// The four values of the guidelines (3.0 and later).
enum class IsRevoked : uint8_t { yes, planned, delayed, not_applicable };
std::string_view to_string(IsRevoked value);

// What a row says; `when` and `reason` are printed for Yes only.
struct RevocationCell {
  IsRevoked value = IsRevoked::not_applicable;
  std::optional<Revoked> revoked;
};

}  // namespace candor::evidence
