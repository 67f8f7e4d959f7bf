#include "desk/post_plan.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>

#include "base/fold.h"
#include "base/utf8.h"
#include "bugzilla/answer.h"
#include "bugzilla/view.h"
#include "desk/incident_check.h"
#include "desk/outbox_desk.h"
#include "desk/post_answers.h"
#include "desk/post_rights.h"
#include "lifecycle/incident_content.h"
#include "tracker/json_value.h"

namespace candor::desk {

namespace {

using bugzilla::RestError;
using lifecycle::Incident;

bool is_report(PostKind kind) {
  return kind == PostKind::file_bug || kind == PostKind::report || kind == PostKind::closure;
}

// What the text is checked as; reports tell by themselves.
std::optional<report::Kind> kind_of(PostKind kind) {
  if (kind == PostKind::closure) return report::Kind::closure;
  if (is_report(kind)) return std::nullopt;
  return report::Kind::update;
}

Status check_text_of(PostPlan& plan, const Incident& incident, Instant now) {
  if (plan.text().empty()) return {};
  IncidentContext context{.kind = kind_of(plan.request.wish.kind)};
  if (plan.bug) context.bug = plan.bug->bug;
  // Judged as the bug will be: whom this very posting asks is asked.
  for (const bugzilla::Posting& posting : plan.postings) {
    const auto* change = std::get_if<bugzilla::BugChange>(&posting);
    if (change == nullptr || !context.bug) continue;
    context.bug = with_flags_of(*change, std::move(*context.bug), plan.request.account, now);
  }
  if (const auto* made = std::get_if<bugzilla::NewBug>(&plan.postings.front())) context.whiteboard = made->whiteboard;
  Result<Checked> checked = check_for_incident(incident, "the text", plan.text(), now, context);
  if (!checked) return checked.error();
  plan.checked = std::move(checked).value();
  return {};
}

// The flags that ask us, when this answers and nobody said which.
void default_flags(PostPlan& plan) {
  PostRequest& request = plan.request;
  if (request.wish.kind != PostKind::answer || !request.wish.clear_flags.empty()) return;
  if (request.account.empty()) {
    plan.remarks.emplace_back(
        "whose key this is is not known: needinfo flags stay set unless --account or --clear-needinfo names them");
    return;
  }
  for (const tracker::Flag& flag : plan.bug->bug.flags) {
    const bool asks_us =
        flag.name == "needinfo" && flag.status == "?" && to_lower(flag.requestee) == to_lower(request.account);
    if (asks_us) request.wish.clear_flags.push_back(flag.id);
  }
}

// Nobody is asked twice, and a flag that is gone needs no clearing.
void leave_out_needless(PostPlan& plan) {
  const auto& flags = plan.bug->bug.flags;
  auto* change = std::get_if<bugzilla::BugChange>(&plan.postings.back());
  if (change == nullptr) return;
  std::erase_if(change->needinfo, [&](const std::string& whom) {
    const auto asked = std::ranges::find_if(flags, [&](const tracker::Flag& flag) {
      return flag.name == "needinfo" && flag.status == "?" && to_lower(flag.requestee) == to_lower(whom);
    });
    if (asked == flags.end()) return false;
    plan.remarks.push_back(fmt::format("{} is asked already (needinfo flag {}): not asked twice", whom, asked->id));
    return true;
  });
  std::erase_if(change->clear_flags, [&](int64_t id) {
    if (std::ranges::find(flags, id, &tracker::Flag::id) != flags.end()) return false;
    plan.remarks.push_back(fmt::format("needinfo flag {} is not set any more: it counts as cleared", id));
    return true;
  });
}

// The latest of our comments that the checker takes for the same kind of text.
void find_replaced(PostPlan& plan, const Incident& incident) {
  if (!plan.checked || !is_report(plan.request.wish.kind) || !plan.bug) return;
  const report::Kind kind = plan.checked->document.main().kind;
  for (const lifecycle::Posting& posting : incident.postings) {
    if (posting.kind != kind || !posting.comment || posting.bug != plan.bug->bug.id) continue;
    const auto comment = std::ranges::find(plan.bug->comments, *posting.comment, &tracker::Comment::count);
    if (comment != plan.bug->comments.end()) plan.replaces = *comment;
  }
}

Error told(const RestError& error, std::optional<int64_t> bug) {
  const std::string of = bug ? fmt::format("bug {}: ", *bug) : "";
  switch (error.trouble) {
    case bugzilla::Trouble::not_allowed:
      return {of + error.text, "The account of this key may not see it. A new key would not help; rights would."};
    case bugzilla::Trouble::wrong_key:
      return {of + error.text, "Nothing more was asked: wrong keys get an address blocked. Check the key first."};
    case bugzilla::Trouble::blocked:
      return {of + error.text, "Nothing was sent. Try again in more than an hour."};
    case bugzilla::Trouble::login_needed:
      return {of + error.text, "Give an API key: $CANDOR_TRACKER_KEY or --tracker-key-file."};
    default:
      return {of + error.text, "Nothing was sent."};
  }
}

// What the tracker says of the key goes before what a setting says.
Status find_account(bugzilla::Rest& rest, PostPlan& plan) {
  const std::string claimed = plan.request.account;
  const auto account = bugzilla::account_of_key(rest, claimed);
  if (const auto* error = std::get_if<RestError>(&account)) return told(*error, {});
  plan.request.account = std::get<std::string>(account);
  if (claimed.empty() || to_lower(plan.request.account) == to_lower(claimed)) return {};
  plan.remarks.push_back(
      plan.request.account.empty()
          ? fmt::format("the tracker does not say that this is the key of {}", claimed)
          : fmt::format("this is the key of {}, not of {}: it posts as the former", plan.request.account, claimed));
  return {};
}

Status read_tracker(bugzilla::Rest& rest, PostPlan& plan, const std::optional<int64_t>& bug, Instant now) {
  if (Status known = find_account(rest, plan); !known) return known;
  const bugzilla::Answer time = rest.get("/time", {}, "db_time");
  if (!time.ok()) return told(time.error(), {});
  const auto server = parse_instant(tracker::text_of(*time, "db_time"));
  if (server && std::chrono::abs(*server - now) > std::chrono::minutes(1)) {
    plan.remarks.push_back(fmt::format("the tracker's clock says {}, this machine's {}: one of them is wrong",
                                       format_instant(*server), format_instant(now)));
  }
  if (!bug) return {};
  auto record = bugzilla::read_bug(rest, *bug);
  if (const auto* error = std::get_if<RestError>(&record)) return told(*error, bug);
  plan.bug = std::get<tracker::BugRecord>(std::move(record));
  return {};
}

Status adopt(const PostRequest& request, Incident& incident) {
  if (!request.adopt) return {};
  if (Status may = may_adopt(incident, *request.adopt, request.adopted_by); !may) return may;
  incident.bug = request.adopt;
  return {};
}

}  // namespace

Result<PostPlan> plan_post(bugzilla::Rest& rest, const Incident& given, PostRequest request, Instant now) {
  Incident incident = given;
  PostPlan plan{.incident = incident.id, .request = std::move(request), .tracker = rest.server().url};
  if (const Status adopted = adopt(plan.request, incident); !adopted) return adopted.error();
  if (const Status there = question_there(plan.request, incident); !there) return there.error();
  // Refused for what is known here before the tracker is asked.
  if (const auto first = compose(incident, plan.request.wish); !first) return first.error();
  if (const Status read = read_tracker(rest, plan, incident.bug, now); !read) return read.error();
  if (plan.bug) {
    if (const Status asked = question_in_comment(plan, incident); !asked) return asked.error();
    default_flags(plan);
    plan.meanwhile = happened_meanwhile(*plan.bug, incident, plan.request.account,
                                        plan.request.mirrored ? &*plan.request.mirrored : nullptr);
  }
  Result<std::vector<bugzilla::Posting>> postings = compose(incident, plan.request.wish);
  if (!postings) return postings.error();
  plan.postings = std::move(postings).value();
  for (bugzilla::Posting& posting : plan.postings) {
    auto* made = std::get_if<bugzilla::NewBug>(&posting);
    if (made != nullptr && !made->groups.empty() && !plan.request.security_group.empty()) {
      made->groups = {plan.request.security_group};
    }
    if (const auto wrong = bugzilla::objection(posting)) return *wrong;
  }
  if (plan.request.wish.text.empty()) {
    if (const auto* change = std::get_if<bugzilla::BugChange>(&plan.postings.front())) {
      plan.request.wish.text = change->comment.value_or("");
    }
  }
  if (plan.bug) {
    if (const Status may = may_post(incident, plan.bug->bug); !may) return may.error();
    remark_rights(plan.bug->bug, plan.request.account, rest.server().dialect, plan.remarks);
    leave_out_needless(plan);
    if (const auto wrong = bugzilla::objection(plan.postings.back())) {
      return Error{"nothing is left to do on the bug: those flags are as they are to be", ""};
    }
  }
  if (const Status checked = check_text_of(plan, incident, now); !checked) return checked.error();
  find_replaced(plan, incident);
  const Hypothetical posting{plan.postings, plan.checked ? plan.checked->document.main().kind : report::Kind::unknown,
                             plan.request.account, now};
  plan.clocks = plan.bug ? clock_effects(*plan.bug, posting) : clock_effects(incident, posting);
  return plan;
}

std::vector<std::string> unaccepted(const PostPlan& plan, const std::vector<std::string>& accepted) {
  std::set<std::string> rules;
  if (!plan.checked) return {};
  for (const rules::Diagnostic& diagnostic : plan.checked->result.diagnostics) {
    const std::string rule(diagnostic.rule);
    if (diagnostic.level == guidelines::Level::must && std::ranges::find(accepted, rule) == accepted.end()) {
      rules.insert(rule);
    }
  }
  return {rules.begin(), rules.end()};
}

std::vector<OutboxItem> items_of(const PostPlan& plan, bool needs_approval, const Act& act) {
  std::vector<OutboxItem> items;
  const report::Kind kind = plan.checked ? plan.checked->document.main().kind : report::Kind::unknown;
  for (const bugzilla::Posting& posting : plan.postings) {
    items.push_back({.entry = {.posting = posting},
                     .incident = plan.incident,
                     .tracker = plan.tracker,
                     .kind = plan.request.wish.kind,
                     .report = kind,
                     .answers = plan.request.answers,
                     .seen = plan.changed(),
                     .part = static_cast<int>(items.size()) + 1,
                     .parts = static_cast<int>(plan.postings.size()),
                     .needs_approval = needs_approval,
                     .actor = act.actor,
                     .planned_at = act.at,
                     .changed_at = act.at});
  }
  return items;
}

std::vector<Change> changes_of(const PostPlan& plan, const Incident& incident) {
  std::vector<Change> changes = changes_of_seen(plan.meanwhile);
  if (plan.question) {
    changes.push_back({std::string(lifecycle::kind::kAsked), lifecycle::content_of(*plan.question)});
  }
  if (plan.request.adopt && incident.bug != plan.request.adopt) {
    changes.insert(changes.begin(), {std::string(lifecycle::kind::kEdited), bug_content(*plan.request.adopt)});
  }
  return changes;
}

}  // namespace candor::desk
