#include "desk/post_compose.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/fold.h"
#include "desk/incident_changes.h"
#include "desk/post_split.h"
#include "lifecycle/owed_reports.h"
#include "tracker/title.h"

namespace candor::desk {

namespace {

using bugzilla::BugChange;
using bugzilla::NewAttachment;
using bugzilla::NewBug;
using bugzilla::Posting;
using lifecycle::Incident;

constexpr std::array<std::pair<PostKind, std::string_view>, 7> kKinds = {{{PostKind::file_bug, "bug"},
                                                                          {PostKind::report, "report"},
                                                                          {PostKind::update, "update"},
                                                                          {PostKind::answer, "answer"},
                                                                          {PostKind::closure, "closure"},
                                                                          {PostKind::attachment, "attachment"},
                                                                          {PostKind::next_update, "next-update"}}};

// What the whiteboard is asked to hold from the start: the component's own tag, and the incident's.
std::string whiteboard(const Incident& incident) {
  std::string text = "[ca-compliance]";
  for (const std::string& tag : tags_of(incident.tags)) {
    if (tag != "ca-compliance" && !lifecycle::internal_tag(tag)) text += fmt::format(" [{}]", tag);
  }
  return text;
}

Result<std::vector<std::string>> parts_of(const PostWish& wish) {
  if (trim(wish.text).empty()) return Error{"there is nothing to post: the text is empty", ""};
  const size_t length = bugzilla::characters(wish.text);
  if (length > bugzilla::kMaxComment && !wish.split) {
    return Error{
        fmt::format("the text has {} characters; a comment takes {}", length, bugzilla::kMaxComment),
        "Give --split to post it in several comments that end at sections, or move its lists into an attachment."};
  }
  return split_at_sections(wish.text, bugzilla::kMaxComment);
}

NewBug new_bug(const Incident& incident, const PostWish& wish, std::string description) {
  NewBug bug{.product = std::string(kProduct),
             .component = std::string(kComponent),
             .summary = bug_title(incident),
             .description = std::move(description),
             .whiteboard = whiteboard(incident),
             .needinfo = wish.needinfo};
  if (incident.security_sensitive) {  // stays out of sight until the public report (guidelines 3.1, 189.1-204.1)
    bug.component = kSecurityComponent;
    bug.groups = {std::string(kSecurityGroup)};
    bug.cc = {wish.ccadb_account};
  }
  return bug;
}

Result<std::vector<Posting>> compose_bug(const Incident& incident, const PostWish& wish) {
  if (incident.bug) {
    return Error{fmt::format("incident {} has bug {} already", incident.id, *incident.bug),
                 "Post a report or an update on it instead."};
  }
  const auto parts = parts_of(wish);
  if (!parts) return parts.error();
  if (parts->size() > 1) {
    return Error{"a bug's first comment cannot be split before the bug has a number",
                 "File the preliminary report first, then post the full report with --split."};
  }
  return std::vector<Posting>{new_bug(incident, wish, parts->front())};
}

std::string next_update_text(Instant date) {
  return fmt::format("We request that the \"Next update\" be set to {}.", format_date(date));
}

Result<std::vector<Posting>> compose_comments(const Incident& incident, const PostWish& wish) {
  const bool flags_only = wish.kind == PostKind::update && wish.text.empty();
  if (flags_only && !(wish.needinfo.empty() && wish.clear_flags.empty())) {
    return std::vector<Posting>{
        BugChange{.bug = *incident.bug, .needinfo = wish.needinfo, .clear_flags = wish.clear_flags}};
  }
  const auto parts = parts_of(wish);
  if (!parts) return parts.error();
  std::vector<Posting> postings;
  for (const std::string& part : *parts) postings.emplace_back(BugChange{.bug = *incident.bug, .comment = part});
  auto& last = std::get<BugChange>(postings.back());  // who is asked reads the whole
  last.needinfo = wish.needinfo;
  last.clear_flags = wish.clear_flags;
  const bool asks_ccadb = wish.kind == PostKind::closure;
  if (asks_ccadb && std::ranges::find(last.needinfo, wish.ccadb_account) == last.needinfo.end()) {
    last.needinfo.push_back(wish.ccadb_account);
  }
  return postings;
}

// By the name's end; what is not known is offered for saving, not for reading.
std::string content_type(std::string_view file_name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kTypes = {{{".csv", "text/csv"},
                                                                                     {".txt", "text/plain"},
                                                                                     {".md", "text/plain"},
                                                                                     {".log", "text/plain"},
                                                                                     {".pem", "text/plain"},
                                                                                     {".json", "application/json"},
                                                                                     {".pdf", "application/pdf"},
                                                                                     {".zip", "application/zip"},
                                                                                     {".gz", "application/gzip"},
                                                                                     {".png", "image/png"},
                                                                                     {".jpg", "image/jpeg"},
                                                                                     {".svg", "image/svg+xml"}}};
  const std::string name = to_lower(file_name);
  for (const auto& [end, type] : kTypes) {
    if (name.ends_with(end)) return std::string(type);
  }
  return "application/octet-stream";
}

Result<std::vector<Posting>> compose_attachment(const Incident& incident, const PostWish& wish) {
  if (wish.file_bytes.empty()) return Error{"there is nothing to attach: the file is empty", ""};
  return std::vector<Posting>{NewAttachment{.bug = *incident.bug,
                                            .file_name = wish.file_name,
                                            .content_type = content_type(wish.file_name),
                                            .summary = "Appendix: " + wish.file_name,
                                            .comment = wish.text,
                                            .data = wish.file_bytes}};
}

}  // namespace

std::string_view to_string(PostKind kind) {
  const auto* const found = std::ranges::find(kKinds, kind, &std::pair<PostKind, std::string_view>::first);
  return found->second;
}

std::optional<PostKind> parse_post_kind(std::string_view word) {
  const auto* const found = std::ranges::find(kKinds, word, &std::pair<PostKind, std::string_view>::second);
  return found == kKinds.end() ? std::nullopt : std::optional(found->first);
}

std::string bug_title(const Incident& incident) {
  return tracker::titled(incident.ca, incident.title);
}

Result<std::vector<Posting>> compose(const Incident& incident, const PostWish& wish) {
  if (wish.kind == PostKind::file_bug) return compose_bug(incident, wish);
  if (!incident.bug) {
    return Error{fmt::format("incident {} has no bug yet", incident.id),
                 "File one (--kind bug), or name one that a third party opened (--adopt BUG)."};
  }
  if (wish.kind == PostKind::attachment) return compose_attachment(incident, wish);
  if (wish.kind != PostKind::next_update) return compose_comments(incident, wish);
  if (!wish.next_update) return Error{"no date is given for the next update", "Give --next-update DATE."};
  PostWish asked = wish;
  if (trim(asked.text).empty()) asked.text = next_update_text(*wish.next_update);
  return compose_comments(incident, asked);
}

}  // namespace candor::desk
