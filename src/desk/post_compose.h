// From what a person wants to say on an incident's bug to the exact postings. Pure: what comes out is what is shown,
// journalled and sent, byte for byte.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "bugzilla/posting.h"
#include "lifecycle/incident.h"

namespace candor::desk {

// Where the guidelines want reports and closure requests (CCADB Incident Reporting Guidelines, "Where", "Closure").
inline constexpr std::string_view kProduct = "CA Program";
inline constexpr std::string_view kComponent = "CA Certificate Compliance";
inline constexpr std::string_view kSecurityComponent = "CA Security Vulnerability";
inline constexpr std::string_view kSecurityGroup = "ca-program-security";
inline constexpr std::string_view kCcadbAccount = "incident-reporting@ccadb.org";

enum class PostKind { file_bug, report, update, answer, closure, attachment, next_update };
std::string_view to_string(PostKind kind);  // "bug", "report", ...
std::optional<PostKind> parse_post_kind(std::string_view word);

struct PostWish {
  PostKind kind = PostKind::update;
  std::string text = {};                        // Markdown; of an attachment: the comment that goes with it
  std::string file_name = {}, file_bytes = {};  // of an attachment
  std::vector<std::string> needinfo = {};       // accounts to ask, besides those the guidelines name
  std::vector<int64_t> clear_flags = {};        // needinfo flags that this answers
  std::optional<Instant> next_update = {};      // the date asked for
  bool split = false;                           // a person agreed to several comments
  std::string ccadb_account = std::string(kCcadbAccount);
};

// In the order they are to be sent. An error when the incident does not allow it: no bug yet, a bug already, a
// security-sensitive one whose text would become public, a text too long.
Result<std::vector<bugzilla::Posting>> compose(const lifecycle::Incident& incident, const PostWish& wish);

// "CA Owner: Incident type", as the guidelines want titles.
std::string bug_title(const lifecycle::Incident& incident);

}  // namespace candor::desk
