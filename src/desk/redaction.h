// `candor incident redact`: personal data recorded by mistake is emptied for good, in all of the desk's database.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "desk/incident_record.h"

namespace candor::desk {

struct Redaction {
  lifecycle::Incident incident;
  // Where the same sentences still stand, each in words: other revisions of the incident, which may be redacted as
  // well, and comments of its bug that the tracker shows, which only the tracker can hide.
  std::vector<std::string> elsewhere;
};

// Empties one revision; that this was done is a revision too. Gone with it are: the words of the incident's postings
// that were sent, refused or discarded; notices that wait to be sent, which are worded anew; and, where they hold a
// sentence of the revision, comments in the mirror that the tracker does not show any more. Refused while a posting of
// the incident is under way.
//
// An Error that says so was recorded, but the SQLite file may hold the old text: done again for the same revision, it
// is rewritten. `patience`: see store::erase_traces().
Result<Redaction> redact(IncidentRecord& record, int64_t id, int64_t number, const std::string& why, const Act& act,
                         std::chrono::milliseconds patience = std::chrono::seconds(10));

}  // namespace candor::desk
