#include "lifecycle/incident.h"

#include <algorithm>
#include <array>

namespace candor::lifecycle {

namespace {

struct RelationWord {
  Relation relation;
  std::string_view word;
};
constexpr std::array<RelationWord, 4> kRelations = {{
    {Relation::caused_by, "caused-by"},
    {Relation::delayed_revocation_of, "delayed-revocation-of"},
    {Relation::recurrence_of, "recurrence-of"},
    {Relation::related, "related"},
}};

}  // namespace

std::string_view to_string(Relation relation) {
  for (const RelationWord& known : kRelations) {
    if (known.relation == relation) return known.word;
  }
  return "related";
}

std::optional<Relation> parse_relation(std::string_view word) {
  for (const RelationWord& known : kRelations) {
    if (known.word == word) return known.relation;
  }
  return std::nullopt;
}

bool Facts::empty() const {
  return !ca && !title && !aware_at && !aware_how && !problem_report_at && !security_sensitive && !tags &&
         !guidelines && !bug && !description && !policies && !source;
}

bool Incident::open() const {
  return closed.empty() || closed.back().until.has_value();
}

std::optional<Instant> Incident::next_update() const {
  return next_updates.empty() ? std::nullopt : next_updates.back().due;
}

const std::string* Incident::latest_report() const {
  const SavedReport* saved = reports.empty() ? nullptr : &reports.back();
  const auto is_report = [](const Posting& posting) {
    return posting.kind != report::Kind::update && posting.kind != report::Kind::unknown;
  };
  const auto posted = std::find_if(postings.rbegin(), postings.rend(), is_report);
  if (posted != postings.rend() && (saved == nullptr || posted->revision > saved->revision)) return &posted->text;
  return saved == nullptr ? nullptr : &saved->text;
}

std::vector<const EvidenceSet*> Incident::latest_evidence() const {
  std::vector<const EvidenceSet*> latest;
  for (const EvidenceSet& set : evidence) {
    const auto same =
        std::find_if(latest.begin(), latest.end(), [&](const EvidenceSet* other) { return other->name == set.name; });
    if (same == latest.end()) {
      latest.push_back(&set);
    } else {
      *same = &set;
    }
  }
  return latest;
}

int Incident::questions_open() const {
  return static_cast<int>(
      std::count_if(questions.begin(), questions.end(), [](const Question& question) { return !question.answer; }));
}

}  // namespace candor::lifecycle
