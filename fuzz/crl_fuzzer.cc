// Any bytes as a CRL: what is read lies inside what was given, entries come one after another, and the list ends.
#include <cstddef>
#include <cstdint>

#include "fuzz/require.h"
#include "x509/crl.h"

using candor::fuzz::require;
using candor::fuzz::require_inside;
namespace x509 = candor::x509;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const x509::Input in(data, size);
  const x509::Crl crl = x509::parse_crl(in);
  for (const x509::Input part :
       {crl.whole, crl.tbs, crl.issuer, crl.this_update.text, crl.next_update.text, crl.entries, crl.number,
        crl.delta_base, crl.authority_key_id, crl.issuing_point, crl.signature_algorithm, crl.signature}) {
    require_inside(part, in);
  }
  require(!crl.issuer.empty() || !crl.problem.empty());
  x509::Parser list(crl.entries);
  size_t left = list.rest().size();
  while (const auto entry = x509::next_entry(list)) {
    require(list.rest().size() < left);
    left = list.rest().size();
    require_inside(entry->serial, crl.entries);
    require_inside(entry->certificate_issuer, crl.entries);
    require(!entry->clean || entry->revoked.instant);
    x509::reason_text(entry->reason);
  }
  return 0;
}
