#include "tracker/ca_owner.h"

#include <algorithm>
#include <array>

#include "base/fold.h"

namespace candor::tracker {

namespace {

struct Alias {
  std::string_view key;  // as key_of() makes it
  std::string_view name;
};

// One line an owner or alias; sorted is not required, the list is short. Add a spelling: add a line.
constexpr auto kOwners = std::to_array<Alias>({
#define CANDOR_CA_OWNER(key, name) {key, name},
#include "tracker/ca_owners.inc"
#undef CANDOR_CA_OWNER
});

constexpr auto kAuditFirms = std::to_array<std::string_view>(
    {"ernst & young", "ey", "kpmg", "deloitte", "pwc", "pricewaterhousecoopers", "bdo", "t\xc3\xbcvit", "t\xc3\x9cvit",
     "tuvit", "qscert", "lsti", "schellman", "webtrust audit"});

// Lower case, without full stops, commas and apostrophes, words one blank apart.
std::string key_of(std::string_view written) {
  std::string key = fold(written);
  std::erase_if(key, [](char c) { return c == '.' || c == ',' || c == '\'' || c == '"'; });
  return key;
}

bool begins_with_word(std::string_view text, std::string_view word) {
  return text.starts_with(word) && (text.size() == word.size() || text[word.size()] == ' ');
}

}  // namespace

std::optional<std::string_view> known_ca_owner(std::string_view written) {
  const std::string key = key_of(written);
  const auto* const found = std::ranges::find(kOwners, key, &Alias::key);
  if (found == kOwners.end()) return {};
  return found->name;
}

std::string ca_owner_name(std::string_view written) {
  const auto known = known_ca_owner(written);
  return std::string(known ? *known : trim(written));
}

bool is_auditor(std::string_view written) {
  const std::string key = key_of(written);
  return std::ranges::any_of(kAuditFirms, [&](std::string_view firm) { return begins_with_word(key, firm); });
}

}  // namespace candor::tracker
