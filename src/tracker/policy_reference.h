// Which sections of which policies a text names: "BR 7.1.2.7", "RFC 5280 section 4.2.1.6", "Section 5.3 of our CPS".
// For finding incidents about the same requirement, so a document is one short name whatever it is called in the text.
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <vector>

namespace candor::tracker {

struct PolicyReference {
  std::string document;  // "BR", "EVG", "RFC 5280", "CPS", ...; empty when the text does not say
  std::string section;   // "7.1.2.7"
  friend auto operator<=>(const PolicyReference&, const PolicyReference&) = default;  // NOLINT(modernize-use-nullptr)
};

// In order, each once.
std::vector<PolicyReference> policy_references(std::string_view text);

// Of a text that is folded already (base/fold.h).
std::vector<PolicyReference> references_in_folded(std::string_view folded);

// What a user types: "7.1.2.7", "BR 7.1.2.7", "rfc 5280". A missing part is empty.
PolicyReference parse_policy_reference(std::string_view words);

}  // namespace candor::tracker
