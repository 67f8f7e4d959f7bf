// The title of a bug: "CA Owner: Incident type" as the guidelines want it, and what people write instead. The raw
// title stays the truth; this is how Candor groups and searches by it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace candor::tracker {

struct Title {
  // Who the bug is about, the responsible one first: "DigiCert / Siemens" and "DigiCert: Apple: ..." have two. Empty
  // when the title names nobody ("[meta] Delayed Revocation").
  std::vector<std::string> owners;
  bool about_auditor = false;  // an audit firm stands in the owner's place
  std::string incident;        // the part after the owner, trimmed
  std::vector<int64_t> bugs;   // other bugs it names, in order
};

Title read_title(std::string_view raw);

// "CA Owner: incident", as the guidelines want it; once, where the incident's words begin with the owner already, under
// any of its names. `owner` may be empty.
std::string titled(std::string_view owner, std::string_view incident);

}  // namespace candor::tracker
