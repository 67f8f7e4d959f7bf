// Any bytes as an OCSP response: every span lies within the input, single responses end, and what is read twice is the
// same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "x509/ocsp.h"

namespace {

using candor::x509::Input;

void within(Input outer, Input part) {
  if (!part.empty() && (part.data() < outer.data() || part.data() + part.size() > outer.data() + outer.size())) {
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const Input input(data, size);
  const auto response = candor::x509::parse_ocsp(input);
  for (const Input part : {response.whole, response.response_type, response.tbs, response.responder_name,
                           response.responder_key_hash, response.produced_at.text, response.singles,
                           response.signature_algorithm, response.signature, response.certificates}) {
    within(input, part);
  }
  if (response.tbs.empty() && !response.singles.empty()) std::abort();
  candor::x509::Parser list(response.singles);
  size_t count = 0;
  while (const auto single = candor::x509::next_single(list)) {
    if (++count > size) std::abort();
    for (const Input part :
         {single->id.hash_algorithm, single->id.issuer_name_hash, single->id.issuer_key_hash, single->id.serial,
          single->revoked.text, single->this_update.text, single->next_update.text}) {
      within(response.singles, part);
    }
  }
  if (candor::x509::parse_ocsp(input).problem != response.problem) std::abort();
  return 0;
}
