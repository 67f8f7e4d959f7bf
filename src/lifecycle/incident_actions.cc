#include "lifecycle/incident_actions.h"

#include <algorithm>

#include "base/fold.h"
#include "guidelines/version.h"

namespace candor::lifecycle {

namespace {

bool says_complete(std::string_view status) {
  const std::string folded = candor::fold(status);
  return folded.starts_with("complete") || folded == "done" || folded == "closed";
}

// Of a text with items, else nothing.
std::vector<IncidentAction> read_actions(const std::string& text) {
  const auto document = report::read_document(SourceText("report", text), guidelines::grammar());
  const report::Report& report = document.main();
  std::vector<IncidentAction> actions;
  for (const report::ActionItem& item : report.actions) {
    IncidentAction action{.item = item.index,
                          .description = std::string(item.description.text),
                          .kind = std::string(item.kind.text),
                          .root_causes = std::string(item.root_causes.text),
                          .criteria = std::string(item.criteria.text),
                          .due = std::nullopt,
                          .due_written = std::string(item.due.text),
                          .status = std::string(item.status.text),
                          .status_changed_at = std::nullopt,
                          .complete = says_complete(item.status.text)};
    if (item.due_stamp) action.due = report.stamps[*item.due_stamp].utc;
    actions.push_back(std::move(action));
  }
  return actions;
}

struct Written {
  int64_t revision;
  const std::string* text;
};

std::vector<Written> texts_of(const Incident& incident) {
  std::vector<Written> texts;
  for (const SavedReport& report : incident.reports) texts.push_back({report.revision, &report.text});
  for (const Posting& posting : incident.postings) texts.push_back({posting.revision, &posting.text});
  std::sort(texts.begin(), texts.end(), [](const Written& a, const Written& b) { return a.revision > b.revision; });
  return texts;
}

}  // namespace

std::vector<IncidentAction> actions_of(const Incident& incident) {
  for (const Written& written : texts_of(incident)) {
    std::vector<IncidentAction> actions = read_actions(*written.text);
    if (actions.empty()) continue;
    for (const ActionChange& change : incident.action_changes) {
      if (change.revision < written.revision) continue;
      for (IncidentAction& action : actions) {
        if (action.item != change.item) continue;
        action.status = change.status;
        action.status_changed_at = change.at;
        action.complete = says_complete(change.status);
      }
    }
    return actions;
  }
  return {};
}

}  // namespace candor::lifecycle
