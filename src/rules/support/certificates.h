// Which certificates a report says are at stake, and whether it holds or names a listing of them.
#pragma once

#include <optional>

#include "rules/rule.h"

namespace candor::rules {

// From the field of the Impact section (3.x), else read out of the prose of 2.0's Impact and 1.0's topics 4 and 5.
struct AtStake {
  std::optional<long long> total;
  bool none = false;  // the report says that no certificate is affected
  bool any() const { return !none && total.value_or(0) > 0; }
};
AtStake certificates_at_stake(const Input& in);

// What the report holds or names by way of a listing of certificates.
struct ListingsNamed {
  bool csv = false;          // a CSV file, read or named, or an attachment whose form is not told
  bool other_file = false;   // a text file, spreadsheet, archive
  bool inline_data = false;  // fingerprints or crt.sh links in the text
  bool any() const { return csv || other_file || inline_data; }
};
ListingsNamed listings_named(const Input& in);

// S/MIME, code signing or client certificates: not in CT, and often personal data.
bool concerns_private_certificates(const Input& in);

}  // namespace candor::rules
