#include "lifecycle/incident_fold.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <utility>

#include "lifecycle/incident_content.h"

namespace candor::lifecycle {

namespace {

using json = nlohmann::json;

// Nothing for another type, and for what T cannot hold.
template <typename T>
std::optional<T> whole_number(const json& value) {
  if (value.is_number_unsigned()) {
    const auto number = value.get<uint64_t>();
    return std::in_range<T>(number) ? std::optional(static_cast<T>(number)) : std::nullopt;
  }
  if (!value.is_number_integer()) return std::nullopt;
  const auto number = value.get<int64_t>();
  return std::in_range<T>(number) ? std::optional(static_cast<T>(number)) : std::nullopt;
}

// Typed reading of one content: what is missing, of another type or out of range is empty.
class Content {
 public:
  explicit Content(const json& object) : object_(object) {}

  template <typename T>
  std::optional<T> maybe(const char* key) const {
    const auto found = object_.find(key);
    if (found == object_.end()) return std::nullopt;
    if constexpr (std::is_same_v<T, Instant>) {
      return found->is_string() ? parse_instant(found->get_ref<const std::string&>()) : std::nullopt;
    } else if constexpr (std::is_same_v<T, std::string>) {
      return found->is_string() ? std::optional(found->get<std::string>()) : std::nullopt;
    } else if constexpr (std::is_same_v<T, bool>) {
      return found->is_boolean() ? std::optional(found->get<bool>()) : std::nullopt;
    } else {
      return whole_number<T>(*found);
    }
  }
  std::string text(const char* key) const { return maybe<std::string>(key).value_or(""); }
  int64_t number(const char* key) const { return maybe<int64_t>(key).value_or(0); }
  Instant instant(const char* key, Instant otherwise) const { return maybe<Instant>(key).value_or(otherwise); }
  report::Kind kind() const { return report::parse_kind(text("kind")).value_or(report::Kind::unknown); }
  std::optional<std::vector<std::string>> texts(const char* key) const {
    const auto found = object_.find(key);
    if (found == object_.end() || !found->is_array()) return std::nullopt;
    std::vector<std::string> all;
    for (const json& entry : *found) {
      if (entry.is_string()) all.push_back(entry.get<std::string>());
    }
    return all;
  }

 private:
  const json& object_;
};

template <typename T, typename U>
void take(T& place, const std::optional<U>& value) {
  if (value) place = *value;
}

void apply_facts(Incident& incident, const Revision&, const Content& content) {
  take(incident.ca, content.maybe<std::string>("ca"));
  take(incident.title, content.maybe<std::string>("title"));
  take(incident.aware_at, content.maybe<Instant>("aware_at"));
  take(incident.aware_how, content.maybe<std::string>("aware_how"));
  take(incident.problem_report_at, content.maybe<Instant>("problem_report_at"));
  take(incident.security_sensitive, content.maybe<bool>("security_sensitive"));
  take(incident.tags, content.texts("tags"));
  take(incident.guidelines, content.maybe<std::string>("guidelines"));
  take(incident.description, content.maybe<std::string>("description"));
  take(incident.policies, content.texts("policies"));
  take(incident.source, content.maybe<std::string>("source"));
  if (const auto bug = content.maybe<int64_t>("bug")) incident.bug = *bug == 0 ? std::nullopt : bug;
}

void apply_opened(Incident& incident, const Revision& revision, const Content& content) {
  incident.opened_at = revision.at;
  incident.opened_by = revision.actor;
  apply_facts(incident, revision, content);
}

void apply_report(Incident& incident, const Revision& revision, const Content& content) {
  incident.reports.push_back({.revision = revision.number,
                              .kind = content.kind(),
                              .at = revision.at,
                              .by = revision.actor,
                              .text = content.text("text")});
}

void apply_posting(Incident& incident, const Revision& revision, const Content& content) {
  incident.postings.push_back({.revision = revision.number,
                               .kind = content.kind(),
                               .at = content.instant("at", revision.at),
                               .author = content.text("author"),
                               .text = content.text("text"),
                               .bug = content.number("bug"),
                               .comment = content.maybe<int>("comment")});
}

void apply_comment(Incident& incident, const Revision& revision, const Content& content) {
  incident.comments.push_back({.revision = revision.number,
                               .id = content.number("id"),
                               .count = content.maybe<int>("count").value_or(0),
                               .at = content.instant("at", revision.at),
                               .author = content.text("author"),
                               .text = content.text("text")});
}

void apply_asked(Incident& incident, const Revision& revision, const Content& content) {
  incident.questions.push_back({.number = static_cast<int64_t>(incident.questions.size()) + 1,
                                .revision = revision.number,
                                .at = content.instant("at", revision.at),
                                .asker = content.text("asker"),
                                .text = content.text("text"),
                                .comment = content.maybe<int>("comment"),
                                .answer = std::nullopt});
}

void apply_answered(Incident& incident, const Revision& revision, const Content& content) {
  for (Question& question : incident.questions) {
    if (question.number != content.number("question")) continue;
    question.answer = Answer{content.instant("at", revision.at), content.text("by"), content.maybe<int>("comment")};
  }
}

void apply_next_update(Incident& incident, const Revision& revision, const Content& content) {
  incident.next_updates.push_back({revision.number, revision.at, content.maybe<Instant>("due")});
}

void apply_action(Incident& incident, const Revision& revision, const Content& content) {
  incident.action_changes.push_back({.revision = revision.number,
                                     .item = content.maybe<int>("item").value_or(0),
                                     .status = content.text("status"),
                                     .at = content.instant("at", revision.at)});
}

void apply_evidence(Incident& incident, const Revision& revision, const Content& content) {
  incident.evidence.push_back({.revision = revision.number,
                               .name = content.text("name"),
                               .folder = content.text("folder"),
                               .manifest_sha256 = content.text("manifest_sha256"),
                               .as_of = content.instant("as_of", revision.at),
                               .certificates = content.number("certificates"),
                               .revoked = content.number("revoked"),
                               .expired = content.number("expired"),
                               .remaining_valid = content.number("remaining_valid"),
                               .reason = content.text("reason"),
                               .clock_from = content.maybe<Instant>("clock_from"),
                               .revoke_by = content.maybe<Instant>("revoke_by")});
}

Link link_of(const Revision& revision, const Content& content) {
  return {.revision = revision.number,
          .relation = parse_relation(content.text("relation")).value_or(Relation::related),
          .incident = content.number("incident"),
          .bug = content.number("bug")};
}

void apply_linked(Incident& incident, const Revision& revision, const Content& content) {
  incident.links.push_back(link_of(revision, content));
}

void apply_unlinked(Incident& incident, const Revision& revision, const Content& content) {
  const Link gone = link_of(revision, content);
  std::erase_if(incident.links, [&](const Link& link) {
    return link.relation == gone.relation && link.incident == gone.incident && link.bug == gone.bug;
  });
}

void apply_closed(Incident& incident, const Revision& revision, const Content& content) {
  if (incident.open()) incident.closed.push_back({revision.at, content.text("why"), std::nullopt, ""});
}

void apply_reopened(Incident& incident, const Revision& revision, const Content& content) {
  if (incident.open()) return;
  incident.closed.back().until = revision.at;
  incident.closed.back().reopened_why = content.text("why");
}

void apply_redacted(Incident& incident, const Revision& revision, const Content& content) {
  incident.remarks.push_back(fmt::format("revision {} was redacted by {} on {}: {}", content.number("number"),
                                         revision.actor, format_minute(revision.at), content.text("why")));
}

struct Applier {
  std::string_view kind;
  void (*apply)(Incident&, const Revision&, const Content&);
};
constexpr std::array<Applier, 15> kAppliers = {{
    {kind::kOpened, apply_opened},
    {kind::kEdited, apply_facts},
    {kind::kReport, apply_report},
    {kind::kPosting, apply_posting},
    {kind::kComment, apply_comment},
    {kind::kAsked, apply_asked},
    {kind::kAnswered, apply_answered},
    {kind::kNextUpdate, apply_next_update},
    {kind::kAction, apply_action},
    {kind::kEvidence, apply_evidence},
    {kind::kLinked, apply_linked},
    {kind::kUnlinked, apply_unlinked},
    {kind::kClosed, apply_closed},
    {kind::kReopened, apply_reopened},
    {kind::kRedacted, apply_redacted},
}};

}  // namespace

void apply(Incident& incident, const Revision& revision) {
  incident.revision = revision.number;
  incident.changed_at = revision.at;
  if (revision.number == 1) incident.opened_at = revision.at;
  if (!revision.content) return;  // the redaction that emptied it leaves the remark
  const json object = json::parse(*revision.content, nullptr, false);
  const auto applier = std::find_if(kAppliers.begin(), kAppliers.end(),
                                    [&](const Applier& known) { return known.kind == revision.kind; });
  if (!object.is_object() || applier == kAppliers.end()) {
    incident.remarks.push_back(fmt::format("revision {} ({}) cannot be read", revision.number, revision.kind));
    return;
  }
  applier->apply(incident, revision, Content(object));
}

Incident fold(int64_t id, std::span<const Revision> revisions) {
  Incident incident;
  incident.id = id;
  for (const Revision& revision : revisions) apply(incident, revision);
  return incident;
}

}  // namespace candor::lifecycle
