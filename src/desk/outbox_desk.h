// The outbox of a desk: what is planned, sent and recorded. That a posting is on the tracker and that the incident's
// record says so is one transaction: a program that ends in between finds both undone, and the tracker is asked again.
#pragma once

#include <vector>

#include "desk/incident_record.h"
#include "desk/outbox_item.h"

namespace candor::desk {

// Writes the items of one posting, in order, and the changes that go with the decision to post; all or nothing. Ids are
// set.
Status plan_items(IncidentRecord& record, std::vector<OutboxItem>& items, const std::vector<Change>& changes,
                  const Act& act);

// The first entry of the incident that is neither done nor refused.
std::optional<int64_t> entry_under_way(store::Connection& connection, int64_t incident);

Result<std::vector<OutboxItem>> open_items(IncidentRecord& record);
Result<std::vector<OutboxItem>> items_of_incident(IncidentRecord& record, int64_t incident);
Result<OutboxItem> find_item(IncidentRecord& record, int64_t id);

// A second person lets it go, with all its parts. An error when that is nobody else, or nothing waits.
Status approve_item(IncidentRecord& record, int64_t id, const Act& act);
// It will not be sent, nor will its other parts. Only what is known not to be on the tracker, or what a person has
// `looked` for there.
Status discard_item(IncidentRecord& record, int64_t id, bool looked, const Act& act);

// The content of the revision that gives an incident its bug.
std::string bug_content(int64_t bug);

// The journal that the sender writes, for one item.
class ItemJournal : public bugzilla::Journal {
 public:
  ItemJournal(IncidentRecord& record, OutboxItem& item, Act act) : record_(record), item_(item), act_(std::move(act)) {}
  Status save(const bugzilla::Entry& entry) override;

 private:
  IncidentRecord& record_;
  OutboxItem& item_;
  Act act_;
};

// What the record says of a posting that arrived. Never an error: a question that somebody noted as answered meanwhile,
// or a posting that was recorded by hand, is left as it is.
std::vector<Change> changes_of_delivery(const OutboxItem& item, const lifecycle::Incident& incident, Instant now);

}  // namespace candor::desk
