// CA Owners as titles name them: one owner in many spellings ("Netlock", "NETLOCK"), under brand and company names
// ("Asseco DS / Certum"), renamed ("T-Systems", "Telekom Security"). The table maps what was seen in public bugs to one
// name; an unknown name stays as it was written.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace candor::tracker {

// The name Candor uses for this owner; nothing when the table does not know the name.
std::optional<std::string_view> known_ca_owner(std::string_view written);

// known_ca_owner(), else the text as written, trimmed.
std::string ca_owner_name(std::string_view written);

// An audit firm: some bugs are about auditors and have one in the owner's place.
bool is_auditor(std::string_view written);

}  // namespace candor::tracker
