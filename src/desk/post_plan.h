// What a posting would be, before anything is sent: the exact text and where it goes, what the checker says of it, the
// clocks it stops, what is public now and what others did meanwhile. Reads the tracker, changes nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bugzilla/rest.h"
#include "desk/check.h"
#include "desk/outbox_item.h"
#include "desk/post_clocks.h"
#include "desk/post_meanwhile.h"

namespace candor::desk {

struct PostRequest {
  PostWish wish = {};
  std::optional<int64_t> answers = {};      // question of the incident
  std::optional<int> answers_comment = {};  // or a comment of the bug, which may be recorded as a question by it
  std::optional<int64_t> adopt = {};        // a third party's bug that becomes the incident's
  std::optional<int64_t> adopted_by = {};   // another incident of the desk whose bug that is
  std::string account = {};                 // ours; empty: asked of the tracker
  std::string security_group = {};          // empty: the one the guidelines name
  std::optional<tracker::BugRecord> mirrored = {};  // the bug as the mirror has it
};

struct PostPlan {
  int64_t incident = 0;
  PostRequest request;  // account filled in, when the tracker tells
  std::string tracker;
  std::vector<bugzilla::Posting> postings = {};  // exactly what will be sent
  std::optional<tracker::BugRecord> bug = {};    // as it is now
  std::optional<Checked> checked = {};           // of the text, where there is one
  std::vector<ClockEffect> clocks = {};
  Meanwhile meanwhile = {};
  std::optional<tracker::Comment> replaces = {};     // the latest public text of the same kind
  std::optional<lifecycle::Question> question = {};  // to be recorded with it: a comment that it answers
  std::vector<std::string> remarks = {};             // what else a person should know, a sentence each

  const std::string& text() const { return request.wish.text; }
  std::optional<Instant> changed() const { return bug ? bug->bug.changed : std::nullopt; }
};

Result<PostPlan> plan_post(bugzilla::Rest& rest, const lifecycle::Incident& incident, PostRequest request, Instant now);

// Rules at MUST level that stand and are not among the accepted ones.
std::vector<std::string> unaccepted(const PostPlan& plan, const std::vector<std::string>& accepted);

// For the outbox; the comments shown count as seen.
std::vector<OutboxItem> items_of(const PostPlan& plan, bool needs_approval, const Act& act);
std::vector<Change> changes_of(const PostPlan& plan, const lifecycle::Incident& incident);

}  // namespace candor::desk
