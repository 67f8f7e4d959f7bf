// How the formats of one input tell each other apart: where a certificate in DER or a PEM block begins.
#pragma once

#include <string_view>

#include "evidence/scan.h"

namespace candor::evidence {

inline constexpr std::string_view kPemBegin = "-----BEGIN ";

// Bytes at the end of `text` that may be the beginning of `mark`, should more follow.
size_t begun_at_end(std::string_view text, std::string_view mark);

// A line of base64 that is long enough and begins as a certificate does: a SEQUENCE with a long length, 30 8x, is "MI".
bool is_certificate_line(std::string_view line);
// A line as PEM blocks have them: whoever finds one outside of a block has lost the block's BEGIN line.
bool is_body_line(std::string_view line);
bool may_become_certificate_line(std::string_view begun);  // when more of it comes

// How many bytes may be gone through in looking for the ends of indefinite lengths. In garbage a new one may seem to
// begin every few bytes, and each may seem to go on to the end: without a limit that time grows with the square.
struct Patience {
  size_t left;

  static Patience for_data(Input data) {
    constexpr size_t kTimes = 4;
    return {kTimes * data.size() + kLargestItem};
  }
  bool lost(Input data) const { return data.size() > 1 && data[1] == 0x80 && left == 0; }
  // Length of the element at the front, if it is no longer than a certificate may be.
  std::optional<size_t> item_length(Input data);
};

// A certificate is SEQUENCE { SEQUENCE { version or serial number ... with a two-octet length or a BER one; anything
// shorter is no certificate. After garbage nothing else is taken for one, lest parts of certificates be listed.
bool plausible_certificate(Input data, Patience& patience);

// Next offset in [from, until) where a certificate begins, or, unless `last`, may do so when more data follows; `until`
// when there is none.
size_t find_certificate(Input data, size_t from, size_t until, bool last, Patience& patience);

// A get-entries response begins so: an object whose first member is "entries".
bool begins_entries(std::string_view text);

// Next offset in [from, until) where one begins, or, unless `last`, may do so when more data follows; `until` when
// there is none.
size_t find_entries(std::string_view text, size_t from, size_t until, bool last);

// What TLV headers at the front say.
uint8_t first_in_tbs(Input data);     // first octet of the TBSCertificate's content; 0 where it is not there
uint64_t claimed_length(Input data);  // that the header claims when it is whole; 0 otherwise
bool undecided_element(Input rest, Patience& patience);  // what would tell has not come yet

}  // namespace candor::evidence
