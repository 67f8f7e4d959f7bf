#include "lifecycle/owed_reports.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>

#include "base/fold.h"
#include "guidelines/duration.h"
#include "guidelines/revocation.h"
#include "report/report.h"
#include "rules/rule.h"
#include "rules/support/recurrence.h"
#include "rules/support/words.h"

namespace candor::lifecycle {

namespace {

using guidelines::Level;
constexpr Seconds kFirstDisclosure = std::chrono::hours(72);  // the second incident's own clock

// Words that read so, or a tag that says so.
struct Sign {
  Instant at;
  std::string why;
  bool certain = false;
};

bool tagged(const Incident& incident, std::string_view tag) {
  return std::ranges::find(incident.tags, tag) != incident.tags.end();
}

const Posting* latest_posted_report(const Incident& incident) {
  const auto found = std::find_if(incident.postings.rbegin(), incident.postings.rend(), [](const Posting& posting) {
    return posting.kind == report::Kind::full || posting.kind == report::Kind::preliminary;
  });
  return found == incident.postings.rend() ? nullptr : &*found;
}

// What the rule says of a text; empty when it is silent.
std::string rule_says(std::string_view id, const std::string& text, Instant at, bool resolved, report::Kind kind) {
  const rules::Rule* rule = rules::find_rule(id);
  if (rule == nullptr || rule->check == nullptr) return "";
  const report::Document document =
      report::read_document(SourceText("posting", text), guidelines::grammar(), {.kind = kind, .posted = at});
  rules::Context context;
  context.as_of = at;
  if (resolved) context.bug.emplace().status = "RESOLVED";
  std::vector<rules::Diagnostic> diagnostics;
  rules::Sink sink(diagnostics);
  rule->check(rules::Input{document, document.main(), context, guidelines::in_force_at(at)}, sink);
  return diagnostics.empty() ? "" : diagnostics.front().message;
}

std::optional<Sign> second_matter(const Incident& incident) {
  if (tagged(incident, kDistinctCauseTag))
    return Sign{incident.changed_at, fmt::format("the tag {}", kDistinctCauseTag), true};
  const Posting* posted = latest_posted_report(incident);
  const SavedReport* saved = incident.reports.empty() ? nullptr : &incident.reports.back();
  if (saved != nullptr && (posted == nullptr || saved->revision > posted->revision)) {
    const std::string says = rule_says("scope-single-matter", saved->text, saved->at, false, saved->kind);
    return says.empty() ? std::nullopt : std::optional(Sign{saved->at, "the report as saved: " + says});
  }
  if (posted == nullptr) return std::nullopt;
  const std::string says = rule_says("scope-single-matter", posted->text, posted->at, false, posted->kind);
  return says.empty() ? std::nullopt : std::optional(Sign{posted->at, "the report as posted: " + says});
}

// "Thanks again" is none.
bool tells_of_recurrence(const std::string& text) {
  static const rules::Patterns kMatter(
      "certificate*|problem*|issue*|incident*|error|mistake|bug|same|happen*|occur*|see|seen|found|find|reappear*|"
      "recur*|"
      "reoccur*");
  static const rules::Patterns kThanks("thank|thanks ~ again; again ~ thank|thanks");
  const rules::Words words(text);
  return rules::happens_again().in(words) && kMatter.in(words) && !kThanks.in(words);
}

// The first sign after the bug was resolved.
std::optional<Sign> reoccurrence(const Incident& incident) {
  std::optional<Sign> first;
  const auto see = [&](Instant at, std::string why, bool certain) {
    if (!first || at < first->at) first = Sign{at, std::move(why), certain};
  };
  for (const ClosedPeriod& period : incident.closed) {
    const Instant until = period.until.value_or(Instant::max());
    for (const Posting& posting : incident.postings) {
      if (posting.at <= period.from || posting.at > until) continue;
      const std::string says =
          rule_says("scope-reoccurrence-new-report", posting.text, posting.at, true, report::Kind::update);
      if (!says.empty()) see(posting.at, "posted after the bug was resolved: " + says, false);
    }
    for (const SeenComment& comment : incident.comments) {
      if (comment.at <= period.from || comment.at > until || !tells_of_recurrence(comment.text)) continue;
      see(comment.at, fmt::format("comment {}, after the bug was resolved, reads as a new occurrence", comment.count),
          false);
    }
    if (period.until && tells_of_recurrence(period.reopened_why)) {
      see(*period.until, "reopened because it happened again", true);
    }
  }
  return first;
}

// A reoccurrence that is to be reported in the very bug that was resolved.
std::optional<Sign> in_the_old_bug(const Incident& incident) {
  for (const Link& link : incident.links) {
    if (link.relation != Relation::recurrence_of || link.bug == 0 || incident.bug != link.bug) continue;
    return Sign{incident.opened_at,
                fmt::format("it is linked as a recurrence of bug {} and has that same bug", link.bug), true};
  }
  return std::nullopt;
}

void add(const Sign& sign, std::string_view clock, std::string_view requirement, std::string what, std::string command,
         std::vector<Obligation>& out) {
  const guidelines::Version& version = guidelines::in_force_at(sign.at);
  const guidelines::InForce* in_force = version.find(requirement);
  if (in_force == nullptr) return;
  out.push_back({.clock = std::string(clock),
                 .what = std::move(what),
                 .level = sign.certain ? in_force->level : std::min(in_force->level, Level::should),
                 .due = sign.at + kFirstDisclosure,
                 .since = sign.at,
                 .why = sign.why,
                 .citation = guidelines::cite(version, *in_force),
                 .command = std::move(command)});
}

std::optional<Obligation> problem_report(const Incident& incident) {
  if (!incident.open() || !incident.problem_report_at || tagged(incident, kProblemReportAnsweredTag)) return {};
  const bool mail = std::ranges::any_of(incident.policies, [](const std::string& policy) {
    return contains_ci(policy, "s/mime") || contains_ci(policy, "smime");
  });
  const auto* clock =
      guidelines::find_neighbour_clock(mail ? "sbr-cpr-preliminary-report" : "br-cpr-preliminary-report");
  const auto length = clock != nullptr ? guidelines::elapsed_time(clock->deadline) : std::nullopt;
  if (!length) return {};
  std::string command = fmt::format("candor incident edit {}", incident.id);
  for (const std::string& tag : incident.tags) command += " --tag " + tag;
  return Obligation{.clock = std::string(kOwedProblemReport),
                    .what = "Preliminary report on the problem to the Subscriber and to who reported it",
                    .level = Level::must,
                    .due = *incident.problem_report_at + *length,
                    .since = *incident.problem_report_at,
                    .why = "certificate problem report received",
                    .citation = fmt::format("{} {}, {}", clock->document, clock->version, clock->section),
                    .command = fmt::format("{} --tag {}", command, kProblemReportAnsweredTag)};
}

}  // namespace

bool internal_tag(std::string_view tag) {
  return tag == kDistinctCauseTag || tag == kProblemReportAnsweredTag;
}

std::vector<Obligation> owed_reports(const Incident& incident) {
  std::vector<Obligation> out;
  if (auto owed = problem_report(incident)) out.push_back(std::move(*owed));
  if (const auto sign = incident.open() ? second_matter(incident) : std::nullopt) {
    add(*sign, kOwedDistinctCause, "scope-separate-distinct-cause",
        "Separate report on the second matter, if its cause or remedy is another",
        fmt::format("candor incident new --related-to {}", incident.id), out);
  }
  if (const auto sign = reoccurrence(incident)) {
    add(*sign, kOwedRecurrence, "scope-reoccurrence-new-report", "New report on the reoccurrence, in a bug of its own",
        fmt::format("candor incident new --recurrence-of {}", incident.id), out);
  } else if (const auto same = in_the_old_bug(incident)) {
    add(*same, kOwedRecurrence, "scope-reoccurrence-new-report", "New bug for the reoccurrence",
        fmt::format("candor incident edit {} --bug 0", incident.id), out);
  }
  return out;
}

}  // namespace candor::lifecycle
