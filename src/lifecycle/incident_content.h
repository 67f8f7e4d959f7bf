// What the revisions of an incident hold: kinds, and content as canonical JSON (keys sorted, no white space, instants
// like 2026-03-20T10:11:12Z). These names are on disk for ever; they are only added to.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lifecycle/incident.h"

namespace candor::lifecycle {

namespace kind {
inline constexpr std::string_view kOpened = "incident.opened";
inline constexpr std::string_view kEdited = "incident.edited";
inline constexpr std::string_view kReport = "report.saved";
inline constexpr std::string_view kPosting = "posting.recorded";
inline constexpr std::string_view kComment = "comment.seen";
inline constexpr std::string_view kAsked = "question.asked";
inline constexpr std::string_view kAnswered = "question.answered";
inline constexpr std::string_view kNextUpdate = "next-update.set";
inline constexpr std::string_view kAction = "action.changed";
inline constexpr std::string_view kEvidence = "evidence.attached";
inline constexpr std::string_view kLinked = "link.added";
inline constexpr std::string_view kUnlinked = "link.removed";
inline constexpr std::string_view kClosed = "incident.closed";
inline constexpr std::string_view kReopened = "incident.reopened";
inline constexpr std::string_view kRedacted = "revision.redacted";
}  // namespace kind

// Fields called `revision` and numbers given by the fold are not part of the content.
std::string content_of(const Facts& facts);                      // kOpened, kEdited
std::string content_of(const SavedReport& report);               // kReport; `at` and `by` are the revision's
std::string content_of(const Posting& posting);                  // kPosting
std::string content_of(const SeenComment& comment);              // kComment
std::string content_of(const Question& question);                // kAsked; without the answer
std::string content_of(int64_t question, const Answer& answer);  // kAnswered
std::string content_of(const NextUpdate& next);                  // kNextUpdate; `at` is the revision's
std::string content_of(const ActionChange& change);              // kAction
std::string content_of(const EvidenceSet& set);                  // kEvidence
std::string content_of(const Link& link);                        // kLinked, kUnlinked
std::string reason_content(const std::string& why);  // kClosed, kReopened; when it happened is the revision's `at`
std::string redaction_content(int64_t number, const std::string& why);  // kRedacted: the revision it emptied
std::optional<int64_t> redacted_number(const std::string& content);     // of a kRedacted; nothing for other content

}  // namespace candor::lifecycle
