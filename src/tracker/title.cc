#include "tracker/title.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <optional>

#include "base/fold.h"
#include "tracker/ca_owner.h"

namespace candor::tracker {

namespace {

constexpr size_t kLongestOwner = 60;  // a colon further right belongs to the incident

void add_owner(std::vector<std::string>& owners, std::string_view written) {
  std::string name = ca_owner_name(written);
  if (!name.empty() && std::ranges::find(owners, name) == owners.end()) owners.push_back(std::move(name));
}

// "DigiCert / Siemens" are two, "Asseco DS / Certum" is one: the table decides before the slash does.
void add_owners(std::vector<std::string>& owners, std::string_view written) {
  const size_t slash = written.find('/');
  if (slash == std::string_view::npos || known_ca_owner(written)) return add_owner(owners, written);
  add_owner(owners, written.substr(0, slash));
  add_owners(owners, written.substr(slash + 1));
}

// "DigiCert: Apple: Non-compliant serial numbers": an operated CA between two colons, only when it is a known name.
void take_operated(Title& title) {
  const size_t colon = title.incident.find(':');
  if (colon == std::string::npos || !known_ca_owner(std::string_view(title.incident).substr(0, colon))) return;
  add_owner(title.owners, std::string_view(title.incident).substr(0, colon));
  title.incident = std::string(trim(std::string_view(title.incident).substr(colon + 1)));
}

// "NETLOCK - Unavailability of ...": no colon, but the words before a dash are a known owner.
bool take_before_dash(Title& title, std::string_view text) {
  const size_t dash = text.find(" - ");
  if (dash == std::string_view::npos || !known_ca_owner(text.substr(0, dash))) return false;
  add_owner(title.owners, text.substr(0, dash));
  title.incident = std::string(trim(text.substr(dash + 3)));
  return true;
}

// "Distrust the WebTrust Audit of Deloitte ...": the firm stands somewhere in the sentence.
bool names_auditor(std::string_view text) {
  for (size_t at = 0; at != std::string_view::npos; at = text.find(' ', at + 1)) {
    if (is_auditor(text.substr(at == 0 ? 0 : at + 1))) return true;
  }
  return false;
}

// Numbers of six or seven digits are bugs in these titles, with or without a word before them. None begins with 0.
std::vector<int64_t> bugs_in(std::string_view text) {
  std::vector<int64_t> bugs;
  for (size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    const size_t end = std::min(text.find_first_not_of("0123456789", at), text.size());
    if (const size_t length = end - at; text[at] != '0' && (length == 6 || length == 7)) {
      int64_t number = 0;
      std::from_chars(text.data() + at, text.data() + end, number);
      if (std::ranges::find(bugs, number) == bugs.end()) bugs.push_back(number);
    }
    at = end;
  }
  return bugs;
}

}  // namespace

Title read_title(std::string_view raw) {
  const std::string straight = straighten(raw);
  const std::string_view text = trim(straight);
  Title title{.owners = {}, .incident = std::string(text), .bugs = bugs_in(text)};
  const size_t colon = text.find(':');
  if (colon != std::string_view::npos && colon > 0 && colon <= kLongestOwner && text[0] != '[') {
    title.about_auditor = is_auditor(text.substr(0, colon));
    title.incident = std::string(trim(text.substr(colon + 1)));
    add_owners(title.owners, trim(text.substr(0, colon)));
    take_operated(title);
  } else if (!take_before_dash(title, text)) {
    title.about_auditor = names_auditor(text);
  }
  return title;
}

std::string titled(std::string_view owner, std::string_view incident) {
  if (trim(owner).empty()) return std::string(incident);
  const size_t colon = incident.find(':');
  if (colon != std::string_view::npos && colon <= kLongestOwner) {
    const std::string_view before = incident.substr(0, colon);
    const auto known = known_ca_owner(before);
    if (same_folded(before, owner) || (known && known == known_ca_owner(owner))) {
      incident = trim(incident.substr(colon + 1));
    }
  }
  return fmt::format("{}: {}", owner, incident);
}

}  // namespace candor::tracker
