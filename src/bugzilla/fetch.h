// Reads whole bugs: the bug, its comments, history and attachments' metadata. BMO gives them many at a time in a
// search; stock Bugzilla takes several bugs' comments a request and the rest one by one.
#pragma once

#include <map>
#include <span>
#include <variant>
#include <vector>

#include "bugzilla/patience.h"
#include "tracker/bug.h"

namespace candor::bugzilla {

struct Fetched {
  std::vector<tracker::BugRecord> bugs = {};  // in any order
  std::vector<int64_t> missing = {};          // asked for and not in the answer
  // Of which the tracker gives no answer that can be read, though it answers for others; and why.
  std::vector<std::pair<int64_t, std::string>> unreadable = {};
};

using FetchResult = std::variant<Fetched, RestError>;

FetchResult fetch_bugs(PatientReader& reader, std::span<const int64_t> ids);

// Only id, state and comments, to notice texts that were edited: editing moves no change time. Without the bugs whose
// comments cannot be read.
using CommentsResult = std::variant<std::map<int64_t, std::vector<tracker::Comment>>, RestError>;
CommentsResult fetch_comments(PatientReader& reader, std::span<const int64_t> ids);

// Why a bug is not in the lists any more: shown elsewhere, not public, gone; or an error that says nothing about it.
struct Probe {
  bool shown = false, not_public = false, gone = false;
};
std::variant<Probe, RestError> probe_bug(PatientReader& reader, int64_t id);

// The bytes of one attachment. An empty optional: there is none of that number.
struct AttachmentData {
  tracker::Attachment attachment;
  std::string base64;
};
std::variant<std::optional<AttachmentData>, RestError> fetch_attachment(PatientReader& reader, int64_t id);

}  // namespace candor::bugzilla
