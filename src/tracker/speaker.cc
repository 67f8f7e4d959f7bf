#include "tracker/speaker.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/fold.h"

namespace candor::tracker {

namespace {

constexpr std::string_view kNobody = "nobody@";  // the tracker's default assignee

// Domains where a mailbox says nothing about its holder's employer.
constexpr std::array<std::string_view, 10> kPublicMail = {
    "gmail.com",  "googlemail.com", "outlook.com",    "hotmail.com", "yahoo.com",
    "icloud.com", "proton.me",      "protonmail.com", "mozilla.com", "mozilla.org"};

bool says_nothing(std::string_view domain) {
  return domain.empty() || std::ranges::find(kPublicMail, domain) != kPublicMail.end();
}

void add(std::vector<std::string>& list, std::string_view account) {
  std::string lower = to_lower(trim(account));
  if (!lower.empty() && std::ranges::find(list, lower) == list.end()) list.push_back(std::move(lower));
}

// Letters and digits only, lower case: "Quill Mark GmbH" and "quill-mark.example" share "quillmark".
std::string letters(std::string_view text) {
  std::string out;
  for (const char c : to_lower(fold(text))) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  }
  return out;
}

// Words that many owners' names, and the domains of others, have.
constexpr std::array<std::string_view, 16> kCommonNames = {
    "root",      "trust",       "services",     "service", "digital", "security", "systems", "signing",
    "authority", "certificate", "certificates", "group",   "global",  "program",  "bank",    "national"};

// The title opens with the owner's name and a colon; one of its words is in the account's domain.
bool named_in_title(std::string_view title, std::string_view account) {
  const size_t colon = title.find(':');
  if (colon == std::string_view::npos) return false;
  const std::string domain = letters(domain_of(account));
  for (const std::string_view word : split(title.substr(0, colon), ' ')) {
    const std::string name = letters(word);
    const bool common = std::ranges::find(kCommonNames, name) != kCommonNames.end();
    if (!common && name.size() >= 4 && domain.find(name) != std::string::npos) return true;
  }
  return false;
}

// Only the owner's own people write a full report or ask for closure.
bool reports_for_owner(const Comment& comment) {
  static constexpr std::array<std::string_view, 5> kSigns = {"full incident report", "report closure summary",
                                                             "root cause analysis", "action items",
                                                             "steps your ca is taking"};
  const std::string_view text = comment.text;
  return std::ranges::count_if(kSigns, [&](std::string_view sign) { return contains_ci(text, sign); }) >= 2 ||
         contains_ci(text, "report closure summary");
}

// Other accounts of the same organisation speak for it too.
void add_colleagues(const BugRecord& record, std::vector<std::string>& accounts) {
  std::vector<std::string> domains;
  for (const std::string& account : accounts) {
    if (!says_nothing(domain_of(account))) domains.push_back(domain_of(account));
  }
  for (const Comment& comment : record.comments) {
    if (is_bot(comment.author)) continue;
    if (std::ranges::find(domains, domain_of(comment.author)) != domains.end()) add(accounts, comment.author);
  }
}

// Third parties do not write in the form that CA Owners report in.
bool opened_as_owner(const BugRecord& record) {
  if (record.comments.empty() || record.comments.front().count != 0) return false;
  const std::string_view text = record.comments.front().text;
  return contains_ci(text, "preliminary incident report") || contains_ci(text, "ccadb unique id");
}

bool is_somebody(std::string_view account) {
  return !account.empty() && !account.starts_with(kNobody);
}

// A person gave the bug to its assignee, after it had a default one.
bool was_given(const BugRecord& record) {
  if (!record.history) return false;
  return std::ranges::any_of(*record.history, [&](const Change& change) {
    return std::ranges::any_of(change.fields, [&](const FieldChange& field) {
      return field.field == "assigned_to" && to_lower(trim(field.added)) == to_lower(trim(record.bug.assignee));
    });
  });
}

// Trackers give a new bug to the component's default assignee, who is the root program's: that somebody is the assignee
// says nothing by itself.
bool assignee_is_owners(const BugRecord& record, const std::vector<std::string>& accounts) {
  const std::string assignee = to_lower(trim(record.bug.assignee));
  if (!is_somebody(assignee)) return false;
  const std::string domain = domain_of(assignee);
  const bool colleague = std::ranges::any_of(accounts, [&](const std::string& account) {
    return account == assignee || (!says_nothing(domain) && domain_of(account) == domain);
  });
  return colleague || named_in_title(record.bug.summary, assignee) || was_given(record);
}

// Nothing tells. Root programs and community members open bugs from mailboxes that name no employer, and then the
// assignee is the better guess; CA Owners open theirs from their own.
void guess(const Bug& bug, CaSpeakers& found, std::vector<std::string_view>& reasons) {
  found.guessed = true;
  const bool opener_tells = !says_nothing(domain_of(bug.creator));
  if (!opener_tells && is_somebody(bug.assignee) && !says_nothing(domain_of(bug.assignee))) {
    add(found.accounts, bug.assignee);
    reasons.emplace_back("the bug is assigned to them, and nothing tells of anybody else");
  } else if (!bug.creator.empty()) {
    add(found.accounts, bug.creator);
    reasons.emplace_back("they opened the bug, and nothing tells of anybody else");
  }
}

CaSpeakers inferred(const BugRecord& record) {
  CaSpeakers found{.accounts = {}, .inferred = true, .guessed = false, .because = ""};
  std::vector<std::string_view> reasons;
  const Bug& bug = record.bug;
  for (const Comment& comment : record.comments) {
    if (is_bot(comment.author) || !reports_for_owner(comment)) continue;
    add(found.accounts, comment.author);
    reasons.emplace_back("they wrote the report");
    break;
  }
  if (named_in_title(bug.summary, bug.creator)) {
    add(found.accounts, bug.creator);
    reasons.emplace_back("their domain bears the name in the title");
  } else if (opened_as_owner(record)) {
    add(found.accounts, bug.creator);
    reasons.emplace_back("they opened the bug with a report");
  }
  for (const Comment& comment : record.comments) {
    if (!is_bot(comment.author) && named_in_title(bug.summary, comment.author)) add(found.accounts, comment.author);
  }
  if (assignee_is_owners(record, found.accounts)) {
    add(found.accounts, bug.assignee);
    reasons.emplace_back("the bug is assigned to them");
  }
  if (found.accounts.empty()) guess(bug, found, reasons);
  add_colleagues(record, found.accounts);
  found.because = fmt::format("inferred: {}", fmt::join(reasons, ", "));
  return found;
}

}  // namespace

bool CaSpeakers::speaks(std::string_view account) const {
  const std::string lower = to_lower(trim(account));
  return std::ranges::any_of(accounts, [&](const std::string& known) {
    return known.starts_with('@') ? lower.ends_with(known) : lower == known;
  });
}

CaSpeakers ca_speakers(const BugRecord& record, std::span<const std::string> given) {
  CaSpeakers speakers{.accounts = {}, .inferred = false, .guessed = false, .because = "given"};
  for (const std::string& account : given) add(speakers.accounts, account);
  return speakers.accounts.empty() ? inferred(record) : speakers;
}

CaSpeakers with_colleagues(const BugRecord& record, std::span<const std::string> accounts) {
  CaSpeakers speakers{.accounts = {}, .inferred = false, .guessed = false, .because = "given"};
  for (const std::string& account : accounts) add(speakers.accounts, account);
  add_colleagues(record, speakers.accounts);
  return speakers;
}

bool is_bot(std::string_view account) {
  static constexpr std::array<std::string_view, 3> kPeople = {"abbot", "talbot", "cabot"};  // family names
  const std::string lower = to_lower(account);
  const std::string_view local = std::string_view(lower).substr(0, lower.rfind('@'));
  if (std::ranges::any_of(kPeople, [&](std::string_view name) { return local.ends_with(name); })) return false;
  return local.ends_with("bot") || local.starts_with("bot-") || local.find("-bot-") != std::string_view::npos ||
         local == "automation";
}

std::string domain_of(std::string_view account) {
  const size_t at = account.rfind('@');
  return at == std::string_view::npos ? std::string() : to_lower(trim(account.substr(at + 1)));
}

}  // namespace candor::tracker
