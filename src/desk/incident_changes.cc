#include "desk/incident_changes.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/utf8.h"
#include "desk/person_text.h"
#include "guidelines/version.h"
#include "lifecycle/incident_actions.h"
#include "lifecycle/incident_content.h"
#include "tracker/whiteboard.h"

namespace candor::desk {

namespace {

using Changes = Result<std::vector<Change>>;

std::vector<Change> one(std::string_view kind, std::string content) {
  return {{std::string(kind), std::move(content)}};
}

bool same_target(const lifecycle::Link& a, const lifecycle::Link& b) {
  return a.relation == b.relation && a.incident == b.incident && a.bug == b.bug;
}

Status line_if_given(std::string_view what, const std::optional<std::string>& text, bool may_be_empty) {
  return text ? check_line(what, *text, may_be_empty) : Status();
}

Status paragraphs_if_given(std::string_view what, const std::optional<std::string>& text) {
  return text ? check_paragraphs(what, *text, true) : Status();
}

Status validate_instant(std::string_view what, const std::optional<Instant>& at, Instant now) {
  if (at && *at > now) return Error{fmt::format("{} lies ahead: {}", what, format_minute(*at)), "Times are in UTC."};
  if (at && *at < *make_instant(1990, 1, 1)) {
    return Error{fmt::format("{} cannot be right: {}", what, format_minute(*at)), ""};
  }
  return {};
}

}  // namespace

std::vector<std::string> tags_of(const std::vector<std::string>& written) {
  std::vector<std::string> tags;
  for (const std::string& one : written) {
    // A line that is none is refused as it is, not mended.
    const bool line = check_line("a tag", one, false).ok();
    for (std::string& tag : line ? tracker::tags_named(one) : std::vector<std::string>{one}) {
      if (std::ranges::find(tags, tag) == tags.end()) tags.push_back(std::move(tag));
    }
  }
  return tags;
}

Status validate_facts(const lifecycle::Facts& facts, Instant now) {
  std::vector<Status> all = {line_if_given("the CA Owner", facts.ca, false),
                             line_if_given("the title", facts.title, false),
                             paragraphs_if_given("how the CA became aware", facts.aware_how),
                             paragraphs_if_given("the description", facts.description),
                             line_if_given("the source", facts.source, true),
                             validate_instant("the moment the CA became aware", facts.aware_at, now),
                             validate_instant("the receipt of the problem report", facts.problem_report_at, now)};
  for (const auto* list : {&facts.tags, &facts.policies}) {
    if (!*list) continue;
    for (const std::string& entry : **list) all.push_back(check_line("a tag or policy", entry, false));
  }
  for (Status& status : all) {
    if (!status.ok()) return std::move(status);
  }
  if (facts.bug && *facts.bug < 0) return Error{"a bug's number is not negative", ""};
  if (facts.guidelines && !facts.guidelines->empty() && guidelines::find_version(*facts.guidelines) == nullptr) {
    return Error{fmt::format("there is no version '{}' of the guidelines", printable(*facts.guidelines)),
                 "'candor guidelines' lists them."};
  }
  return {};
}

Decide edit_incident(lifecycle::Facts facts) {
  return [facts = std::move(facts)](const lifecycle::Incident&) -> Changes {
    if (facts.empty()) return Error{"nothing was given to change", "'candor incident edit --help' lists what can be."};
    return one(lifecycle::kind::kEdited, content_of(facts));
  };
}

Decide save_report(report::Kind kind, std::string text) {
  return [kind, text = std::move(text)](const lifecycle::Incident& incident) -> Changes {
    if (!incident.reports.empty() && incident.reports.back().text == text && incident.reports.back().kind == kind) {
      return std::vector<Change>();
    }
    return one(lifecycle::kind::kReport, content_of(lifecycle::SavedReport{.kind = kind, .text = text}));
  };
}

Decide record_posting(lifecycle::Posting posting) {
  return [posting = std::move(posting)](const lifecycle::Incident& incident) -> Changes {
    for (const lifecycle::Posting& known : incident.postings) {
      if (known.at == posting.at && known.text == posting.text) {
        return Error{"this posting is recorded already", fmt::format("It is revision {}.", known.revision)};
      }
    }
    lifecycle::Posting complete = posting;
    if (complete.bug == 0) complete.bug = incident.bug.value_or(0);
    return one(lifecycle::kind::kPosting, content_of(complete));
  };
}

Decide close_incident(std::string why) {
  return [why = std::move(why)](const lifecycle::Incident& incident) -> Changes {
    if (Status text = check_paragraphs("the reason", why, true); !text.ok()) return text.error();
    if (!incident.open()) {
      return Error{fmt::format("incident {} is closed already, since {}", incident.id,
                               format_minute(incident.closed.back().from)),
                   ""};
    }
    return one(lifecycle::kind::kClosed, lifecycle::reason_content(why));
  };
}

Decide reopen_incident(std::string why) {
  return [why = std::move(why)](const lifecycle::Incident& incident) -> Changes {
    if (Status text = check_paragraphs("the reason", why, true); !text.ok()) return text.error();
    if (incident.open()) return Error{fmt::format("incident {} is open", incident.id), ""};
    return one(lifecycle::kind::kReopened, lifecycle::reason_content(why));
  };
}

Decide link_incident(lifecycle::Link link, bool remove) {
  return [link, remove](const lifecycle::Incident& incident) -> Changes {
    if (link.incident == incident.id) return Error{"an incident cannot be linked to itself", ""};
    const bool there = std::any_of(incident.links.begin(), incident.links.end(),
                                   [&](const lifecycle::Link& known) { return same_target(known, link); });
    if (there != remove) return Error{remove ? "there is no such link" : "this link is there already", ""};
    return one(remove ? lifecycle::kind::kUnlinked : lifecycle::kind::kLinked, content_of(link));
  };
}

Decide set_next_update(std::optional<Instant> due) {
  return [due](const lifecycle::Incident& incident) -> Changes {
    if (incident.next_update() == due) return std::vector<Change>();
    return one(lifecycle::kind::kNextUpdate, content_of(lifecycle::NextUpdate{.due = due}));
  };
}

Decide change_action(lifecycle::ActionChange change) {
  return [change = std::move(change)](const lifecycle::Incident& incident) -> Changes {
    if (Status word = check_line("the action item's status", change.status, false); !word.ok()) return word.error();
    const auto actions = lifecycle::actions_of(incident);
    const auto known = [&](const lifecycle::IncidentAction& action) { return action.item == change.item; };
    if (std::none_of(actions.begin(), actions.end(), known)) {
      return Error{fmt::format("the report of incident {} has no action item {}", incident.id, change.item),
                   fmt::format("It has {}.", actions.size())};
    }
    return one(lifecycle::kind::kAction, content_of(change));
  };
}

Decide ask_question(lifecycle::Question question) {
  return [question = std::move(question)](const lifecycle::Incident&) -> Changes {
    if (Status asker = check_line("the asker", question.asker, true); !asker.ok()) return asker.error();
    if (Status text = check_paragraphs("the question", question.text, false); !text.ok()) return text.error();
    return one(lifecycle::kind::kAsked, content_of(question));
  };
}

Decide answer_question(int64_t question, lifecycle::Answer answer) {
  return [question, answer = std::move(answer)](const lifecycle::Incident& incident) -> Changes {
    if (Status by = check_line("who answered", answer.by, true); !by.ok()) return by.error();
    for (const lifecycle::Question& known : incident.questions) {
      if (known.number != question) continue;
      if (known.answer) return Error{fmt::format("question {} is answered already", question), ""};
      return one(lifecycle::kind::kAnswered, lifecycle::content_of(question, answer));
    }
    return Error{fmt::format("incident {} has no question {}", incident.id, question), ""};
  };
}

Decide see_comment(lifecycle::SeenComment comment) {
  return [comment = std::move(comment)](const lifecycle::Incident& incident) -> Changes {
    const bool seen = std::any_of(incident.comments.begin(), incident.comments.end(),
                                  [&](const lifecycle::SeenComment& known) { return known.id == comment.id; });
    if (seen) return std::vector<Change>();
    return one(lifecycle::kind::kComment, content_of(comment));
  };
}

Decide attach_evidence(lifecycle::EvidenceSet set) {
  return [set = std::move(set)](const lifecycle::Incident& incident) -> Changes {
    lifecycle::EvidenceSet complete = set;
    for (const lifecycle::EvidenceSet* known : incident.latest_evidence()) {  // a later state keeps what was chosen
      if (known->name != set.name) continue;
      if (complete.reason.empty()) complete.reason = known->reason;
      if (!complete.clock_from) complete.clock_from = known->clock_from;
      if (!complete.revoke_by) complete.revoke_by = known->revoke_by;
    }
    return one(lifecycle::kind::kEvidence, content_of(complete));
  };
}

Decide all_of(std::vector<Decide> decisions) {
  return [decisions = std::move(decisions)](const lifecycle::Incident& incident) -> Changes {
    std::vector<Change> all;
    for (const Decide& decide : decisions) {
      Changes changes = decide(incident);
      if (!changes.ok()) return changes.error();
      for (Change& change : *changes) all.push_back(std::move(change));
    }
    return all;
  };
}

}  // namespace candor::desk
